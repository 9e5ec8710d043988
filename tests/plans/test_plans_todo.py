"""What plans ask of a member today."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.partnerships.roles import Role
from heard.plans.models.words import Decision
from heard.plans.plan_details import Said
from heard.plans.queries.plans_todo import todo
from heard.plans.services import approvals
from tests.partnerships import make as partnerships
from tests.plans import make, make_plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.lead()


def words(member):
    return [each.text for each in todo(member)]


def test_a_plan_is_to_be_handed_in_until_it_was(lead):
    plan = make.plan(lead.partnership, "Our plan", submit_by=date(2026, 12, 18))

    (asked,) = todo(lead)
    plan.submitted_on = date(2026, 12, 1)
    plan.save()

    assert (asked.text, asked.due_on) == ("Hand in “Our plan”", date(2026, 12, 18))
    assert todo(lead) == []


def test_a_published_inspection_wants_a_plan_by_the_day_that_its_framework_sets(lead):
    inspection = make.inspection(lead.partnership, outcome="inconsistent", outcome_words="x")

    (asked,) = todo(lead)
    make.plan(lead.partnership, inspection=inspection)

    assert (
        asked.text == "Make the plan that answers the inspection “Full inspection, December 2024”"
    )
    assert asked.due_on == date(2025, 3, 26)
    assert asked.url.endswith(f"?inspection={inspection.pk}")
    assert todo(lead) == []


def test_an_inspection_whose_outcome_asks_for_no_plan_wants_none(lead):
    make.inspection(lead.partnership)

    assert todo(lead) == []


def test_approvals_are_waited_for_on_the_latest_version_alone(lead):
    plan = make.plan(lead.partnership, "Our plan")
    make_plans.asked(make_plans.version(plan, lead), lead, "Ofsted and the CQC")
    approval = make_plans.asked(make_plans.version(plan, lead), lead)

    before = words(lead)
    approvals.record_approval(approval, Said(Decision.APPROVED, date(2026, 1, 1)), by=lead)

    assert before == ["Find out what Cabinet says to version 2 of “Our plan”"]
    assert words(lead) == []


def test_a_finding_without_an_action_is_named_once_and_by_its_last_inspection(lead):
    inspection = make.inspection(lead.partnership)
    first = make.finding(inspection, "Waits")
    again = make.finding(make.inspection(lead.partnership), "Waits still", again_of=first)
    plan = make.plan(lead.partnership)
    plan.findings.set([first, again])
    make.plan(lead.partnership).findings.add(again)

    before = words(lead)
    make.action(plan).findings.add(again)

    assert before == ["Plan an action for “Waits still”"]
    assert words(lead) == []


def test_the_forum_is_asked_for_its_word_once_there_is_something_to_speak_of():
    draft = make.plan(title="A draft", published_at=None)
    public = make.plan(draft.partnership, "Our plan")
    chair = make_plans.forum_chair(draft.partnership)

    before = words(chair)
    make_plans.version(draft, make.lead(draft.partnership))
    with_version = words(chair)

    assert before == ["Say what the parent carer forum thinks of “Our plan”"]
    assert set(with_version) == {
        "Say what the parent carer forum thinks of “Our plan”",
        "Say what the parent carer forum thinks of “A draft”",
    }
    assert public.is_public


def test_nobody_else_is_asked_for_anything():
    lead = make.lead()
    make.plan(lead.partnership, submit_by=date(2026, 12, 18))

    for role in set(Role) - {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.FORUM_CHAIR}:
        assert todo(partnerships.member(role, of=lead.partnership)) == []
    assert todo(make.lead()) == []


def test_what_is_to_do_costs_the_same_however_much_it_is(lead):
    for _each in range(25):
        plan = make.plan(lead.partnership, submit_by=date(2026, 12, 18))
        make_plans.asked(make_plans.version(plan, lead), lead)
        plan.findings.add(make.finding(make.inspection(lead.partnership)))

    with CaptureQueriesContext(connection) as asked:
        assert len(todo(lead)) == 60

    assert len(asked) <= 6
