"""From a decision to a line that members confirmed: officer, holder on a phone, councillor."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.mail.models import Message
from heard.scrutiny.models import Request
from tests.browser import PHONE, go_by
from tests.journeys.walking import Walker
from tests.partnerships import make as partnerships
from tests.plans import make as plans
from tests.plans.make_updates import code_in_mail
from tests.scrutiny import make, make_tracker
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def officer():
    return make.officer(of=partnerships.partnership(slug="westmere"))


def test_a_line_is_followed_from_the_decision_until_members_confirm_it(
    live_server, browser_page, officer
):
    committee = make_c.committee(officer, confirmations=1)
    councillor = make_c.councillor(committee)
    post = plans.holder(plans.post(officer.partnership, title="Director of Education")).post
    record = make_tracker.decision(officer)
    desk = Walker(browser_page(), live_server.url, officer.partnership)
    phone = Walker(browser_page(PHONE), live_server.url, officer.partnership)
    member = Walker(browser_page(PHONE), live_server.url, officer.partnership)

    desk.sign_in(officer.user.email)
    _follow(desk, record.pk, post.title)
    _accept_by_link(phone)
    _complete(desk)
    member.sign_in(councillor.member.user.email)
    _confirm(member)

    public = Walker(browser_page(PHONE, javascript=False), live_server.url, officer.partnership)
    public.go(f"committees/{committee.slug}/tracker/")
    expect(public.page.get_by_text("✓ Green: achieved").first).to_be_visible()
    public.follow("SR (26/27) 01 Fund two more posts", heading="Fund two more posts")
    expect(public.page.get_by_text("1 member of the committee said")).to_be_visible()
    public.follow("Read the decision", heading="Listening to families")
    expect(public.page.get_by_text("What came of it:")).to_be_visible()
    assert public.page.context.cookies() == []


def _follow(desk, pk, post):
    desk.go(f"staff/decisions/{pk}/follow/")
    second = desk.page.get_by_role("region", name="Resolution ii", exact=True)
    expect(second.get_by_label("Follow this in the tracker")).to_be_checked()
    expect(second.get_by_label("Whom does it ask?")).to_have_value(re.compile("Cabinet Member"))
    day = second.get_by_role("group", name="By when?")
    expect(day.get_by_label("Day")).to_have_value("31")
    day.get_by_label("Day").fill("77")
    go_by(desk.page.get_by_role("button", name="Follow what is ticked"))
    expect(desk.page).to_have_title(re.compile("^Error: "))
    desk.look()
    day.get_by_label("Day").fill("31")
    second.get_by_label("In a few plain words").fill("Fund two more posts")
    second.get_by_label("Which post leads it?").select_option(label=post)
    desk.press("Follow what is ticked")
    desk.follow("SR (26/27) 01", heading="Fund two more posts")
    desk.follow("Ask for a response", heading="Ask for a response")
    desk.press("It is sent", heading="Fund two more posts")
    assert Request.objects.get().due_on == date(2027, 3, 31)


def _accept_by_link(phone):
    body = Message.objects.get(key__contains=":sent ").body
    link = re.search(r"/(u/\S+/)", body)[1]
    phone.go(link)
    phone.look(heading="We send you a code")
    phone.press("Send me the code", heading="Enter the code")
    phone.page.get_by_label("6-digit code").fill(code_in_mail())
    phone.press("Go on", heading="Your response")
    phone.press_in_error("Send this", "Select your response")
    phone.page.get_by_label("Accepted in part").focus()
    phone.page.keyboard.press("Space")
    phone.press_in_error("Send this", "Enter why it is not accepted, or only in part")
    phone.page.get_by_label("Accepted", exact=True).check()
    phone.page.get_by_label("Why, and what will be done?").fill("Two people start in May.")
    phone.press("Send this", heading="What committees asked for")
    expect(phone.page.get_by_text("Thank you. It is sent")).to_be_visible()


def _complete(desk):
    desk.page.reload()
    desk.follow("Look at it", heading="Sent by link")
    desk.press("Accept it", heading="Fund two more posts")
    expect(desk.page.get_by_text("Two people start in May.").first).to_be_visible()
    desk.follow("Say that it is complete", heading="Say that it is complete")
    desk.press_in_error("It is complete", "Enter what was done")
    desk.page.get_by_label("What was done?").fill("Two people have started.")
    desk.page.get_by_label("What shows it?").fill("Minutes of the Cabinet")
    desk.page.get_by_label("Where can it be read?").fill("https://example.org/minutes")
    desk.press("It is complete", heading="Fund two more posts")
    expect(desk.page.get_by_text("0 of 1 who are needed")).to_be_visible()
    desk.go("staff/tracker/?state=complete")
    desk.go("staff/tracker/")


def _confirm(member):
    line = Request.objects.get()
    member.go("staff/my-committee/")
    go_by(member.page.get_by_role("link", name=re.compile("^Say whether it is complete")))
    member.look()
    member.page.get_by_label("Yes, it is complete").check()
    go_by(member.page.get_by_role("button", name="Save"))
    member.look(heading="What my committee asks of me")
    line.refresh_from_db()
    assert (line.state, line.confirmed_on) == ("confirmed", timezone.localdate())
