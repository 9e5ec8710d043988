"""The staff pages of plans: what they say and what they refuse."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from heard.plans.models import Plan
from heard.plans.models.words import ActionState
from tests.access import address_in
from tests.boards import make as boards
from tests.partnerships import make as partnerships
from tests.plans import make, make_plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def visitor(lead):
    return partnerships.signed_in(lead)


@pytest.fixture
def inspection(lead):
    return make.inspection(lead.partnership)


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership, published_at=None)


def at(lead, name, *args):
    return address_in(lead.partnership, f"plans:{name}", *args)


def text_of(response):
    return response.content.decode()


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def test_a_plan_for_an_inspection_begins_with_what_that_asks_for(visitor, lead):
    old = make.inspection(
        lead.partnership,
        framework="local-area-2016",
        started_on=date(2017, 11, 6),
        ended_on=date(2017, 11, 10),
        published_on=date(2018, 1, 16),
        outcome="statement_required",
        outcome_words="A written statement of action is required.",
    )
    make.finding(old, "Waits", kind="significant_concern")

    page = text_of(visitor.get(f"{at(lead, 'make_plan')}?inspection={old.pk}"))

    assert "within 70 working days: written statement of action. That is by 26 April 2018" in page
    assert 'value="Written statement of action 2018"' in page
    assert 'name="submit_by_day" type="text" value="26"' in page or 'value="26"' in page


@pytest.mark.parametrize("asked", ["0", "999999", "x", "9" * 40])
def test_an_inspection_that_is_not_ours_proposes_nothing(visitor, lead, asked):
    assert "Make a plan" in text_of(visitor.get(at(lead, "make_plan"), {"inspection": asked}))


PLAN = {"kind": "priority_action", "title": "Priority action plan 2025"}


def test_a_plan_is_made_for_staff_only(visitor, lead, inspection):
    board = boards.body(lead.partnership, "SEND Improvement Board")
    finding = make.finding(inspection)
    sent = PLAN | {"overseen_by": board.pk, "findings": [finding.pk], "inspection": inspection.pk}

    page = text_of(visitor.post(at(lead, "make_plan"), sent, follow=True))

    made = Plan.objects.get()
    assert (made.slug, made.published_at) == ("priority-action-plan-2025", None)
    assert list(made.findings.all()) == [finding]
    assert "SEND Improvement Board" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Enter a title"),
        ({"title": "x" * 201}, "Use 200 characters or fewer"),
        ({"kind": "wish"}, "Select one of the answers in the list"),
        ({"overseen_by": "999999"}, "Select one of the answers in the list"),
        ({"findings": ["x", "-1"]}, "Select one of the answers in the list"),
        (
            day("starts_on", date(2027, 1, 1)) | day("ends_on", date(2026, 1, 1)),
            "Enter a day on or after the first day",
        ),
    ],
)
def test_a_plan_that_cannot_be_says_why(visitor, lead, wrong, words):
    page = text_of(visitor.post(at(lead, "make_plan"), PLAN | wrong))

    assert words in page
    assert not Plan.objects.exists()


def test_nothing_of_another_area_can_be_chosen_for_a_plan(visitor, lead):
    elsewhere = make.finding()
    wrong = {"findings": [elsewhere.pk], "inspection": elsewhere.inspection_id}
    wrong["overseen_by"] = boards.body().pk

    page = text_of(visitor.post(at(lead, "make_plan"), PLAN | wrong))

    assert page.count("Select one of the answers in the list") >= 3


def test_two_people_who_change_one_plan_are_shown_what_both_wrote(visitor, lead, plan):
    where = at(lead, "change_plan", plan.pk)
    visitor.post(where, PLAN | {"title": "Hers", "revision": "0"})

    page = text_of(visitor.post(where, PLAN | {"title": "His", "revision": "0"}))

    plan.refresh_from_db()
    assert plan.title == "Hers"
    assert "changed this plan while you had it open" in page
    assert 'What is saved now:</strong><div class="heard-as-written">Hers</div>' in page
    assert 'name="revision" value="1"' in page
    visitor.post(where, PLAN | {"title": "His", "revision": "1"})
    plan.refresh_from_db()
    assert plan.title == "His"


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30])
def test_a_form_that_says_no_revision_changes_nothing(visitor, lead, plan, revision):
    visitor.post(at(lead, "change_plan", plan.pk), PLAN | {"title": "New", "revision": revision})

    assert Plan.objects.get().title == plan.title


def test_the_rule_for_ratings_is_shown_in_words(visitor, lead, plan):
    sent = {"soon_days": "14", "stale_days": "60", "revision": "0"}

    page = text_of(visitor.post(at(lead, "change_rating_rule", plan.pk), sent, follow=True))

    assert "within 14 days and has not started" in page
    assert "no update for more than 60 days" in page


def test_what_is_missing_for_families_is_said_in_words(visitor, lead, plan):
    make.action(plan, plain_words="")
    plan.findings.add(make.finding(make.inspection(lead.partnership, is_public=False)))

    page = text_of(visitor.get(at(lead, "publish_plan", plan.pk)))

    assert "Each action in words for families (1 of 1 is missing)" in page
    assert "Everybody can see the inspection and what was found" in page
    assert "Add what is needed. Then you can publish it here." in page


def test_a_plan_is_published_once_what_is_needed_is_there(visitor, lead, plan):
    where = at(lead, "publish_plan", plan.pk)
    early = text_of(visitor.post(where, follow=True))
    make.action(plan)
    plan.summary = "We shorten waits."
    plan.save()

    late = text_of(visitor.post(where, follow=True))
    twice = text_of(visitor.post(where, follow=True))

    assert "Add what is needed first. Nothing was published" in early
    assert "Everybody can read this plan now" in late
    assert "Everybody can see this plan already" in twice


def test_a_plan_is_closed_for_good(visitor, lead, plan):
    make.action(plan)
    sent = {"reason": "It has run its time"} | day("on", timezone.localdate())

    warned = text_of(visitor.get(at(lead, "close_plan", plan.pk)))
    visitor.post(at(lead, "close_plan", plan.pk), sent)
    late = text_of(
        visitor.post(at(lead, "change_plan", plan.pk), PLAN | {"revision": "1"}, follow=True)
    )

    assert "1 action is not done" in warned
    assert "This plan is closed. Nothing was changed" in late
    assert "It has run its time" in late


def test_a_plan_goes_on_as_another_with_what_is_ticked(visitor, lead, plan):
    kept, left = make.action(plan, "Kept"), make.action(plan, "Left")
    new = make.plan(lead.partnership, "The next plan")
    sent = {"successor": new.pk, "actions": [kept.pk], "reason": "Inspectors came"}
    sent |= day("on", timezone.localdate())

    page = text_of(visitor.post(at(lead, "succeed_plan", plan.pk), sent, follow=True))

    left.refresh_from_db()
    assert "The plan goes on as this one, with 1 action" in page
    assert [each.title for each in new.actions.all()] == ["Kept"]
    assert left.state == ActionState.IN_PROGRESS


def test_a_circle_of_plans_is_refused_in_words(visitor, lead, plan):
    new = make.plan(lead.partnership, "The next plan")
    sent = {"reason": "Why"} | day("on", timezone.localdate())
    visitor.post(at(lead, "succeed_plan", plan.pk), sent | {"successor": new.pk})
    Plan.objects.update(closed_on=None, closed_because="")

    page = text_of(visitor.post(at(lead, "succeed_plan", new.pk), sent | {"successor": plan.pk}))

    assert "That one went on as this one before" in page


def test_priorities_are_added_put_in_another_order_and_removed(visitor, lead, plan):
    for title in ("One", "Two", "Three"):
        visitor.post(at(lead, "add_priority", plan.pk), {"title": title})
    third = plan.priorities.get(title="Three")

    for _each in range(3):
        visitor.post(at(lead, "move_priority", third.pk), {"way": "up"})
    visitor.post(at(lead, "remove_priority", plan.priorities.get(title="One").pk))

    assert [str(each) for each in plan.priorities.all()] == ["1. Three", "2. Two"]


def test_a_priority_with_actions_stays(visitor, lead, plan):
    priority = make.priority(plan)
    make.action(plan, priority=priority)

    page = text_of(visitor.post(at(lead, "remove_priority", priority.pk), follow=True))

    assert "Move them first" in page
    assert plan.priorities.exists()


def test_the_lists_cost_the_same_however_many_there_are(visitor, lead):
    def cost(name):
        with CaptureQueriesContext(connection) as asked:
            visitor.get(at(lead, name))
        return len(asked)

    def add():
        plan = make.plan(lead.partnership)
        make.action(plan)
        make_plans.asked(make_plans.version(plan, lead), lead)
        make.finding(make.inspection(lead.partnership))

    add()
    first = [cost(name) for name in ("all_plans", "inspections")]
    for _each in range(15):
        add()

    assert [cost(name) for name in ("all_plans", "inspections")] == first
    assert max(first) <= 15


def test_the_hub_of_a_plan_with_400_actions_is_cheap(visitor, lead, plan):
    priorities = [make.priority(plan) for _each in range(10)]
    finding = make.finding(make.inspection(lead.partnership))
    plan.findings.add(finding)
    for number in range(400):
        make.action(plan, reference=f"R{number}", priority=priorities[number % 10])

    with CaptureQueriesContext(connection) as asked:
        page = text_of(visitor.get(at(lead, "keep_plan", plan.pk)))

    assert "400 actions:" in page
    assert len(asked) <= 18
