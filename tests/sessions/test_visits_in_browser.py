"""A councillor on a phone: from the link in the e-mail to the report, by keyboard too."""

import re

import pytest
from playwright.sync_api import expect

from heard.mail.models import Message
from heard.sessions.models import Visit
from tests.access import address_in
from tests.browser import assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.sessions import make_visits
from tests.sessions.visiting import behind

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "answers"]),
]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_councillor_says_yes_and_reports_on_a_phone(live_server, browser_page, javascript):
    division = partnerships.division()
    councillor = make_visits.councillor(division.district.partnership, division)
    make_visits.session_in(division, title="Getting to school")
    make_visits.over(division, title="Waiting for an assessment")
    page = browser_page(320, javascript=javascript)

    page.goto(live_server.url + behind(councillor, "my_visits"))
    assert_accessible(page)
    go_by(page.get_by_role("link", name="Say whether you will come"))
    assert_accessible(page)
    page.get_by_label("Yes, I will come to listen").check()
    go_by(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("You will come to listen.")).to_be_visible()

    go_by(page.get_by_role("link", name="Report what you heard"))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Send me the code"))
    assert_accessible(page)
    page.get_by_label("6-digit code").fill("000000 1")
    go_by(page.get_by_role("button", name="Go on"))
    assert_accessible(page)
    body = Message.objects.get(key__startswith="visit code:").body
    page.get_by_label("6-digit code").fill(re.search(r"\b\d{6}\b", body)[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/")
    assert_accessible(page)
    page.get_by_label("Yes").check()
    page.get_by_label("What I heard").fill("Families wait a year, and nobody rings back.")
    page.get_by_label("What I ask for").fill("One number to ring.")
    go_by(page.get_by_role("button", name="Save my report"))
    assert_accessible(page)
    expect(page.get_by_text("You have reported.")).to_be_visible()

    filed = Visit.objects.get(attended=True)
    assert (filed.heard, filed.asks_for) == (
        "Families wait a year, and nobody rings back.",
        "One number to ring.",
    )


def test_a_shared_link_opens_no_report_in_another_browser(live_server, browser_page):
    division = partnerships.division()
    councillor = make_visits.councillor(division.district.partnership, division)
    session = make_visits.over(division)
    make_visits.reported(session, councillor, heard="Waiting is hard")
    page = browser_page(1280)

    page.goto(live_server.url + behind(councillor, "report_visit", session.key))

    expect(page.get_by_role("heading", level=1)).to_have_text("We send you a code")
    assert "Waiting is hard" not in page.content()
    page.goto(live_server.url + address_in(councillor.partnership, "sessions:my_visits", "none"))
    assert_accessible(page)
