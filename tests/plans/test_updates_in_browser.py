"""A health partner on a phone: from the link in an e-mail to an update that families read."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.mail.models import Message
from heard.plans.models import Action, Plan, Update
from heard.plans.services.chasing import ask_for_updates
from tests.browser import PHONE, go_by
from tests.journeys.walking import Walker
from tests.plans import make
from tests.plans.make_updates import code_in_mail, led, round_of, settled

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def action():
    made = led(title="Recruit two clinical psychologists")
    make.milestone(made, "Posts advertised")
    settled(made, happened="We have the money for two posts.", next_steps="Advertise.")
    Update.objects.update(received_at=timezone.now() - timedelta(days=30))
    return made


def test_a_health_partner_writes_on_a_phone_and_staff_accept(live_server, browser_page, action):
    plan = action.plan
    Plan.objects.update(asks_for_updates=True)
    keeper = make.lead(plan.partnership)
    phone = Walker(browser_page(PHONE), live_server.url, plan.partnership)
    round_of(plan)
    ask_for_updates()

    _come_in(phone)
    _write(phone)
    desk = Walker(browser_page(), live_server.url, plan.partnership)
    desk.sign_in(keeper.user.email)
    desk.go(f"staff/plans/{plan.pk}/updates/")
    go_by(desk.page.get_by_role("link", name="Look at it"))
    desk.look(heading="Update")
    desk.press_in_error("Accept this update", "Enter what families read of it")
    desk.page.get_by_label("What families read of it").fill("We are looking for two more people.")
    desk.press("Accept this update", heading="Updates")

    expect(desk.page.get_by_text("Update accepted")).to_be_visible()
    done = Action.objects.get()
    assert (done.claim, done.claim_words) == ("at_risk", "Few people apply")
    assert done.milestones.filter(done_on=None).count() == 0


def _come_in(phone):
    letter = Message.objects.get(key__startswith="plan updates:")
    link = re.search(r"/u/(\S+)/", letter.body)[1]
    phone.go(f"u/{link}/")
    expect(phone.page.get_by_text("Your update is due by")).to_be_visible()
    assert "We have the money" not in phone.page.content()
    phone.press("Go on", heading="We send you a code")
    phone.press("Send me the code", heading="Enter the code")
    phone.press_in_error("Go on", "Enter the code from the e-mail")
    phone.page.get_by_label("6-digit code").fill(code_in_mail())
    phone.press("Go on", heading="My actions")


def _write(phone):
    """What was typed outlives a connection that drops."""
    page = phone.page
    phone.press("Write the update", heading="Recruit two clinical psychologists")
    happened = page.get_by_label("What has happened?")
    expect(happened).to_have_value("We have the money for two posts.")
    happened.fill("We advertised twice.")
    page.get_by_label("At risk", exact=True).check()
    page.get_by_label("Posts advertised").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Send this update").click()
    expect(page.get_by_text("There is no connection.")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("What you had written here before is back.")).to_be_visible()
    expect(happened).to_have_value("We advertised twice.")
    phone.press_in_error("Send this update", "Enter why it is at risk or off track")
    page.get_by_label("Why is it at risk or off track?").fill("Few people apply")
    phone.press("Send this update", heading="My actions")
    expect(page.get_by_text("Thank you. Your update is sent")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(n => n.startsWith('heard-words'))") == []
