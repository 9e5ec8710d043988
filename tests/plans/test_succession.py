"""A finding followed over inspections and plans; a plan that goes on as the next one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.plans.models import Action, ActionSuccession, Plan
from heard.plans.models.words import ActionState
from heard.plans.queries.succession import STATEMENTS, story_of
from heard.plans.services.carrying_over import (
    NotASuccessorError,
    NothingLeftToDoError,
    carry_over,
    go_on_as,
)
from heard.plans.services.plans import CircleError, SucceededAlreadyError, succeed_plan
from heard.plans.services.revisions import PlanClosedError
from tests.plans import make, make_plans
from tests.plans.make_plans import TenYears, because

pytestmark = pytest.mark.django_db


def told(story):
    return [str(each.finding.title if each.finding else each.plan) for each in story.chapters]


def test_a_finding_is_followed_over_three_inspections_and_three_plans():
    years = TenYears()

    for finding in years.findings:
        assert told(story_of(finding)) == [
            "Waits in 2017",
            "Plan 2018",
            "Plan 2021",
            "Waits in 2021",
            "Waits in 2024",
            "Plan 2025",
        ]


def test_the_story_says_what_was_promised_moved_delivered_and_shown():
    years = TenYears()

    story = story_of(years.findings[2])

    first, last = story.chapters[1], story.chapters[-1]
    done, goes_on = first.actions
    assert first.count_words == ("2 actions. 1 is delivered. Of 1 something shows that it helped.")
    assert [each.words for each in done.shown_by] == ["The forum says that families notice it."]
    assert [each.reason for each in goes_on.moved] == ["Nobody applied"]
    assert goes_on.first_promised == years.actions[1].due_on
    assert [each.plan.title for each in goes_on.became] == ["Plan 2021"]
    assert [each.action.title for each in last.actions] == ["Shorten the waiting list"]
    assert story.years_words.startswith("Found 3 times, first on 16 January 2018. It has been open")


def test_a_measure_tells_its_first_and_its_last_value():
    (measure,) = story_of(TenYears().findings[1]).measures

    assert (measure.first.on, measure.last.on) == (date(2018, 3, 31), date(2026, 3, 31))
    assert measure.words == (
        "71% on 31 March 2018. 55% on 31 March 2026. It was 40% on 31 January 2025: it is better."
    )


def test_a_measure_that_cannot_be_compared_still_tells_both_values():
    years = TenYears()
    make.reading(
        years.measure, date(2026, 9, 30), value=50, is_break=True, break_words="Counted anew"
    )

    (measure,) = story_of(years.findings[1]).measures

    assert measure.words == (
        "71% on 31 March 2018. 50% on 30 September 2026. It is counted in another way now, so it "
        "cannot be compared with before."
    )


def test_ten_years_cost_no_more_statements_than_one():
    years = TenYears()
    for number in range(30):
        action = make.action(years.plans[2], reference=f"M{number}")
        action.findings.add(years.findings[2])
        make_plans.moved(action, date(2027, 5, 1), "Late", years.lead)
        make.reading(make.measure(years.area), date(2026, 1, 1)).measure.actions.add(action)

    with CaptureQueriesContext(connection) as asked:
        story = story_of(years.findings[2])
        assert len(story.chapters[-1].actions) == 31

    assert len(asked) <= STATEMENTS


def test_everybody_reads_only_what_is_public():
    years = TenYears()
    years.findings[1].inspection.is_public = False
    years.findings[1].inspection.save()
    Plan.objects.filter(pk=years.plans[1].pk).update(published_at=None)
    draft = make.action(years.plans[2], reference="X", state=ActionState.DRAFT)
    draft.findings.add(years.findings[2])
    ActionSuccession.objects.create(
        predecessor=years.actions[0], successor=draft, on=date(2026, 1, 1), reason="Split"
    )
    hidden = make.measure(years.area, "Hidden", is_public=False)
    hidden.findings.add(years.findings[2])

    story = story_of(years.findings[2], for_everybody=True)

    assert told(story) == ["Waits in 2017", "Plan 2018", "Waits in 2024", "Plan 2025"]
    assert [len(each.actions) for each in story.chapters] == [0, 2, 0, 1]
    assert [each.became for each in story.chapters[1].actions] == [(), ()]
    assert [each.measure for each in story.measures] == [years.measure]


def test_a_finding_of_another_line_is_not_told():
    years = TenYears()
    make.finding(years.findings[2].inspection, "Plans come late")

    assert len(story_of(years.findings[0]).findings) == 3


def test_what_is_carried_over_keeps_its_promise_and_says_where_it_went():
    lead = make.lead()
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)
    action = make.action(old, revised_due_on=date(2027, 9, 1))
    action.findings.add(make.finding(make.inspection(lead.partnership)))
    measure = make.measure(lead.partnership)
    measure.actions.add(action)
    make.milestone(action, "Done", done_on=date(2026, 1, 1))
    make.milestone(action, "Still to do")

    (carried,) = go_on_as(old, new, [action], because=because(), by=lead)

    action.refresh_from_db()
    old.refresh_from_db()
    assert action.state == ActionState.REPLACED
    assert action.successions.get().successor == carried
    assert (carried.state, carried.due_on, carried.revised_due_on) == (
        ActionState.IN_PROGRESS,
        action.due_on,
        date(2027, 9, 1),
    )
    assert list(carried.findings.all()) == list(action.findings.all()) == list(new.findings.all())
    assert list(new.measures.all()) == list(carried.measures.all()) == [measure]
    assert [each.words for each in carried.milestones.all()] == ["Still to do"]
    assert [each.became for each in action.state_changes.all()] == [ActionState.REPLACED]
    assert old.closed_because == "The next plan takes it up"


def test_a_reference_that_the_next_plan_has_gets_a_number_behind_it():
    lead = make.lead()
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)
    actions = [make.action(old, reference="1.1"), make.action(old, reference="X" * 20)]
    make.action(new, reference="1.1")
    make.action(new, reference="X" * 20)

    carried = go_on_as(old, new, actions, because=because(), by=lead)

    assert [each.reference for each in carried] == ["1.1-2", "X" * 18 + "-2"]


def test_an_action_answers_also_what_was_found_again():
    lead = make.lead()
    first = make.finding(make.inspection(lead.partnership))
    again = make.finding(make.inspection(lead.partnership), again_of=first)
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)
    new.findings.add(again)
    action = make.action(old)
    action.findings.add(first)

    (carried,) = go_on_as(old, new, [action], because=because(), by=lead)

    assert set(carried.findings.all()) == {first, again}


def test_what_is_done_is_not_carried_over_and_nothing_else_is_then_either():
    lead = make.lead()
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)
    actions = [make.action(old), make.delivered(old)]

    with pytest.raises(NothingLeftToDoError):
        go_on_as(old, new, actions, because=because(), by=lead)

    old.refresh_from_db()
    assert not old.is_closed
    assert not new.actions.exists()


def test_actions_go_only_where_their_plan_goes():
    lead = make.lead()
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)

    with pytest.raises(NotASuccessorError):
        carry_over([make.action(old)], new, because=because(), by=lead)

    assert not Action.objects.filter(plan=new).exists()


def test_plans_do_not_go_round_in_a_circle():
    lead = make.lead()
    plans = [make.plan(lead.partnership, f"Plan {number}") for number in range(3)]
    plans[1].findings.clear()
    succeed_plan(plans[0], plans[1], because=because(), by=lead)
    succeed_plan(plans[1], plans[2], because=because(), by=lead)
    Plan.objects.update(closed_on=None, closed_because="")

    with pytest.raises(CircleError):
        succeed_plan(plans[2], plans[0], because=because(), by=lead)
    with pytest.raises(CircleError):
        succeed_plan(plans[0], plans[0], because=because(), by=lead)


def test_a_plan_goes_on_as_another_once_and_as_none_that_has_closed():
    lead = make.lead()
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)
    closed = make.plan(lead.partnership, closed_on=date(2026, 1, 1), closed_because="Over")
    succeed_plan(old, new, because=because(), by=lead)

    with pytest.raises(SucceededAlreadyError):
        succeed_plan(old, new, because=because(), by=lead)
    with pytest.raises(PlanClosedError):
        succeed_plan(old, closed, because=because(), by=lead)


def test_two_plans_go_on_as_one():
    lead = make.lead()
    first, second, new = (make.plan(lead.partnership) for _each in range(3))

    for old in (first, second):
        go_on_as(old, new, [make.action(old)], because=because(), by=lead)

    assert [each.reference for each in new.actions.all()] == ["A1", "A1-2"]


def test_who_shaped_it_and_why_go_along_as_they_were():
    lead = make.lead()
    old, new = make.plan(lead.partnership), make.plan(lead.partnership)
    action = make.action(old)
    action.shapings.create(who="The forum", involvement="co_designed", words="They wrote it.")
    action.evidence.create(kind="other", words="Letters of families", linked_by=lead)
    action.risks.create(words="Nobody applies", likelihood="high", impact="low")
    action.risks.create(words="Over", likelihood="low", impact="low", closed_on=date(2026, 1, 1))

    (carried,) = go_on_as(old, new, [action], because=because(), by=lead)

    assert [each.words for each in carried.shapings.all()] == ["They wrote it."]
    assert [each.words for each in carried.evidence.all()] == ["Letters of families"]
    assert [each.words for each in carried.risks.all()] == ["Nobody applies"]
    assert action.shapings.count() == action.evidence.count() == 1
