"""A councillor on a phone settles from one page all that the committee asks."""

import re

import pytest
from playwright.sync_api import Page, expect

from heard.mail.models import Message
from heard.scrutiny.models import Confirmation, MemberDuty
from heard.scrutiny.services.settling_duties import settle_open_duties
from heard.sessions.models import Visit
from tests.access import address_in
from tests.browser import assert_accessible, go_by
from tests.scrutiny import make_committees as make_c
from tests.scrutiny import make_duties

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "answers"]),
]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_councillor_says_yes_reports_and_confirms_from_one_page(
    live_server, browser_page, javascript
):
    committee = make_c.committee()
    person = make_c.councillor(committee, "Sefton Marsh")
    make_c.meeting(committee)
    make_duties.session(person, title="Getting to school")
    make_duties.session(person, -2, title="Waiting for an assessment")
    make_duties.complete_request(committee)
    duty = make_duties.duty(committee)
    # One word is not enough then: what it was can still be changed.
    make_c.councillor(committee)
    link = re.search(r"/v/\S+/committee/", Message.objects.get().body)[0]
    home = f"{live_server.url}/a/{committee.partnership.slug}{link}"
    page = browser_page(320, javascript=javascript)

    page.goto(home)
    assert_accessible(page)
    go_by(page.get_by_role("link", name="Say whether you will come"))
    assert_accessible(page)
    page.get_by_label("Yes, I will come to listen").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You will come to listen.")).to_be_visible()
    assert page.url.startswith(home)

    report(page)
    confirm(page)
    assert page.url.startswith(home)

    assert MemberDuty.objects.get().state == "done"
    assert Visit.objects.exclude(reported_at=None).count() == 1
    assert Confirmation.objects.get().agrees
    assert settle_open_duties() == 0
    page.goto(live_server.url + address_in(committee.partnership, "scrutiny:duty", duty.key))
    expect(page.get_by_text("1 of 1 members have reported back")).to_be_visible()
    assert "nobody rings back" not in page.content()
    assert_accessible(page)


def report(page: Page) -> None:
    """With a code from the e-mail."""
    go_by(page.get_by_role("link", name="Report what you heard"))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Send me the code"))
    body = Message.objects.get(key__startswith="visit code:").body
    page.get_by_label("6-digit code").fill(re.search(r"\b\d{6}\b", body)[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/")
    assert_accessible(page)
    page.get_by_label("Yes").check()
    page.get_by_label("What I heard").fill("Families wait a year, and nobody rings back.")
    go_by(page.get_by_role("button", name="Save my report"))
    expect(page.get_by_text("You reported back on")).to_be_visible()
    assert_accessible(page)


def confirm(page: Page) -> None:
    """Without a second code: the browser is still open."""
    go_by(page.get_by_role("link", name="Say whether it is complete"))
    assert_accessible(page)
    page.get_by_label("Yes, it is complete").check()
    go_by(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("You said that it is complete.")).to_be_visible()
    expect(page.get_by_text("You have nothing to do at the moment.")).to_be_visible()
    assert_accessible(page)
