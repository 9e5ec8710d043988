"""From what inspectors found to what families notice: a finding, an action, a day that slips, a
number that moves, a picture for the board, and a page that says both done and not noticed yet."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.plans import jobs
from heard.plans.models import Action, Measure
from tests.access import address_in
from tests.boards import make as boards
from tests.boards import make_meetings
from tests.browser import PHONE
from tests.journeys.walking import Walker
from tests.plans import make
from tests.results import make as results

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

TITLE = "Call every family within two weeks"


class PlanWalker(Walker):
    def open(self, name: str, *args) -> None:
        self.page.goto(self.base + address_in(self.partnership, f"plans:{name}", *args))
        self.look()

    def give_day(self, legend: str, day) -> None:
        group = self.page.get_by_role("group", name=legend)
        for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(label).fill(str(value))


@pytest.fixture
def plan():
    """A plan of two years ago, and the one that goes on from it; last year's findings are out."""
    publication = results.published()
    area = publication.partnership
    found = make.finding(
        make.inspection(area, is_public=True), "Waits", plain_words="Families wait in silence."
    )
    board = make_meetings.meeting(boards.body(area, "Partnership board"), in_days=5).body
    plan = make.plan(area, "Priority action plan", inspection=found.inspection, overseen_by=board)
    plan.findings.add(found)
    return plan


def test_a_finding_becomes_an_action_that_is_done_and_not_noticed_yet(
    live_server, browser_page, plan
):
    staff = PlanWalker(browser_page(PHONE), live_server.url, plan.partnership)
    staff.sign_in(make.lead(plan.partnership).user.email)

    _promise(staff, plan)
    _keep_a_picture(staff, plan)
    _slip(staff)
    _measure(staff, plan)
    _deliver(staff)
    _compare(staff, plan)
    _families_read(PlanWalker(browser_page(PHONE), live_server.url, plan.partnership), plan)


def _promise(staff, plan):
    staff.open("make_action", plan.pk)
    staff.press_in_error("Add the action", "Enter what is to be done")
    page = staff.page
    page.get_by_label("What is to be done?").fill(TITLE)
    page.get_by_label("What are we doing, in plain words?").fill("We ring you within two weeks.")
    page.get_by_label("1. Waits").check()
    staff.give_day("By when is it done?", timezone.localdate() + timedelta(days=40))
    staff.press("Add the action", heading=TITLE)
    staff.press("Agree it", heading=TITLE)
    staff.press("Start it", heading=TITLE)


def _keep_a_picture(staff, plan):
    """What the board saw."""
    staff.open("take_snapshot", plan.pk)
    staff.page.get_by_role("radio").first.check()
    staff.press("Keep the plan as it is now")


def _slip(staff):
    staff.open("move_due", Action.objects.get(title=TITLE).pk)
    staff.give_day("New day", timezone.localdate() + timedelta(days=100))
    staff.press_in_error("Move its day", "Enter why it moves")
    staff.page.get_by_label("Why does it move?").fill("Nobody applied for the post.")
    staff.press("Move its day", heading=TITLE)


def _measure(staff, plan):
    """A published result, with its base."""
    measure = make.measure(
        plan.partnership, "Families feel heard", source="survey", baseline=None, baseline_on=None
    )
    measure.plans.add(plan)
    measure.actions.add(Action.objects.get(title=TITLE))
    publication = plan.partnership.publications.get()
    staff.open("keep_measure", measure.pk)
    staff.follow(publication.title, heading="Take in a published result")
    question = next(each for each in publication.findings.questions if each.is_rated)
    staff.follow(question.label, heading="Take in a published result")
    staff.page.get_by_role("radio").first.check()
    staff.press("Take it in", heading="Families feel heard")
    expect(staff.page.get_by_text("Taken in")).to_be_visible()
    assert Measure.objects.get(pk=measure.pk).readings.get().base


def _deliver(staff):
    staff.open("deliver_action", Action.objects.get(title=TITLE).pk)
    staff.page.get_by_label("What changed, in plain words?").fill("Everybody is rung in time.")
    staff.press("It is delivered", heading=TITLE)


def _compare(staff, plan):
    first = plan.snapshots.get()
    jobs.take_monthly_snapshots(0)
    last = plan.snapshots.exclude(pk=first.pk).get()
    staff.open("difference", first.key, last.key)
    expect(staff.page.get_by_text("1 action was delivered.").first).to_be_visible()
    expect(staff.page.get_by_text("moved, by 60 days").first).to_be_visible()


def _families_read(parent, plan):
    parent.open("plan", plan.slug)
    expect(parent.page.get_by_text("1 is done, and we do not know yet")).to_be_visible()
    expect(
        parent.page.get_by_text("We do not know yet whether families notice.").first
    ).to_be_visible()
    parent.follow("Everybody is rung in time.", heading=TITLE)
    expect(parent.page.get_by_text("Nobody applied for the post.")).to_be_visible()
    parent.page.go_back()
    parent.page.get_by_role("link", name="Its whole story").click()
    parent.look(heading="Waits")
