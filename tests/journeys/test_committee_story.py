"""From a record that is pasted in to the pack of the next meeting, and who reported back."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.scrutiny.models import DecisionRecord, Duty, MemberDuty, Pack
from heard.scrutiny.services.settling_duties import settle_duty
from heard.sessions.services.visits import Report, report_visit
from tests.browser import PHONE, go_by
from tests.journeys.walking import Walker
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c
from tests.sessions import make as sessions

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])
TITLE = "Listening to families, in autumn"


@pytest.fixture
def committee():
    """It sits, meets in a month, and there are sessions this term."""
    officer = make.officer(of=partnerships.partnership(slug="westmere"))
    committee = make_c.committee(officer)
    make_c.meeting(committee)
    return committee


@pytest.fixture
def member(committee):
    """A councillor in whose division a session was held a week ago."""
    person = make_c.councillor(committee, "Rowan Tull")
    make_c.councillor(committee, "Evander Moss")
    today = timezone.localdate()
    phase = sessions.phase(
        sessions.programme(committee.partnership),
        "Autumn",
        starts_on=today - timedelta(days=60),
        ends_on=today + timedelta(days=20),
    )
    sessions.held(phase, division=person.member.division)
    return person.member


def test_a_pasted_record_becomes_duties_reports_and_a_pack(
    live_server, browser_page, committee, member
):
    desk = Walker(browser_page(PHONE), live_server.url, committee.partnership)
    officer = committee.partnership.members.exclude(pk=member.pk).earliest("pk")
    desk.sign_in(officer.user.email)

    _paste(desk)
    _make_a_duty(desk)
    _member_reports(member)
    _check(desk)
    _make_the_pack(desk, committee)
    _read(Walker(browser_page(PHONE), live_server.url, committee.partnership), committee)


def _paste(desk):
    desk.go("staff/decisions/new/")
    desk.page.get_by_label("Text of the decision record").fill(make.text(TITLE))
    desk.press("Read it")
    desk.press("Save and check what was resolved")
    desk.press("Save and preview")
    desk.press("Publish this decision", heading="")
    record = DecisionRecord.objects.get()
    assert record.state == "published"
    assert record.resolutions.count() == 2


def _make_a_duty(desk):
    desk.go(f"staff/decisions/{DecisionRecord.objects.get().pk}/follow/")
    desk.follow("Make it a duty of each member", heading="Ask members to attend and report back")
    desk.page.get_by_label("Which sessions are meant?").select_option(label=_autumn(desk))
    desk.press("Ask these members")
    assert Duty.objects.get().members.count() == 2


def _autumn(desk) -> str:
    options = desk.page.get_by_label("Which sessions are meant?").locator("option")
    return next(words for words in options.all_inner_texts() if "Autumn" in words)


def _member_reports(member):
    """On their own page behind one link, which another journey walks."""
    session = sessions.Session.objects.get()
    report_visit(session, member, Report(True, "Families wait for years.", ""), revision=0)
    settle_duty(Duty.objects.get())
    assert MemberDuty.objects.get(member=member).state == "done"


def _check(desk):
    desk.go("staff/duties/")
    go_by(desk.page.get_by_role("link", name=re.compile("^Rowan Tull: ")))
    desk.look(heading="Check a report")
    desk.page.get_by_role("radio").first.check()
    desk.press("Save")


def _make_the_pack(desk, committee):
    meeting = committee.body.meetings.get()
    desk.go(f"staff/packs/{meeting.pk}/")
    expect(desk.page.get_by_text("Families wait for years.")).to_be_visible()
    desk.press("Make this pack", heading=committee.body.name)
    assert Pack.objects.get().number == 1


def _read(visitor, committee):
    """The public page that tells it: one has reported, one has not."""
    visitor.go(f"committees/{committee.slug}/")
    expect(visitor.page.get_by_text(re.compile("1 of 2 have reported back"))).to_be_visible()
    visitor.go(f"packs/{Pack.objects.get().key}/")
    expect(visitor.page.get_by_text("Families wait for years.")).to_be_visible()
    expect(visitor.page.get_by_role("listitem").filter(has_text="Evander Moss")).to_be_visible()
