"""Opening the pages behind a committee member's link, as a browser does."""

from django.test import Client

from tests.access import address_in
from tests.sessions import make_visits
from tests.sessions.visiting import code_in_mail, send


def a_browser():
    """It says of itself that a form comes from our own page, as browsers do."""
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def behind(member, name, *args):
    """The address of a page behind a member's link."""
    return address_in(member.partnership, f"scrutiny:{name}", make_visits.link(member), *args)


def come_in(visitor, member, query=""):
    """Ask for a code and enter it."""
    send(visitor, behind(member, "committee_code") + query)
    return send(visitor, behind(member, "enter_committee_code") + query, code=code_in_mail())
