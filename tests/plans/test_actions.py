"""Actions: made, agreed, done or not done; a promised day that stays; splitting and merging."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.plans.details import ActionWhen, Part
from heard.plans.models import ActionSuccession, DueChange
from heard.plans.models.words import ActionState, EvidenceKind
from heard.plans.services import actions, due, splitting
from heard.plans.services.due import Moved
from heard.plans.services.held_actions import ActionChangedError, PlanOfActionClosedError
from tests.plans import make, make_actions

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership)


def test_an_action_without_a_reference_gets_the_next_of_its_priority(plan, lead):
    first = make.priority(plan)

    made = [make_actions.made(plan, lead, priority=first) for _twice in range(2)]
    loose = make_actions.made(plan, lead)

    assert [each.reference for each in (*made, loose)] == ["1.1", "1.2", "A1"]
    assert [each.position for each in (*made, loose)] == [1, 2, 3]


def test_a_reference_stands_once_in_a_plan(plan, lead):
    make_actions.made(plan, lead, reference="1.1")

    with pytest.raises(actions.ReferenceTakenError):
        make_actions.made(plan, lead, reference="1.1")


def test_nothing_is_due_before_it_starts(plan, lead):
    with pytest.raises(actions.WrongWayRoundError):
        make_actions.made(plan, lead, when=make_actions.when(starts=10, due=9))


def test_from_draft_to_delivered_every_step_is_kept(plan, lead):
    action = make_actions.agreed(plan, lead)
    action = actions.start_action(action, by=lead)

    action = actions.deliver_action(action, make_actions.delivered_on(), by=lead)

    assert (action.state, action.delivered_on) == (ActionState.DELIVERED, TODAY())
    assert [each.became for each in action.state_changes.all()] == [
        ActionState.DRAFT,
        ActionState.AGREED,
        ActionState.IN_PROGRESS,
        ActionState.DELIVERED,
    ]


def test_no_step_is_left_out_or_taken_twice(plan, lead):
    draft = make_actions.made(plan, lead)

    for step in (
        actions.start_action,
        lambda one, by: actions.deliver_action(one, make_actions.delivered_on(), by=by),
    ):
        with pytest.raises(actions.NotInThisStateError):
            step(draft, by=lead)
    actions.agree_action(draft, by=lead)
    with pytest.raises(actions.NotInThisStateError):
        actions.agree_action(draft, by=lead)


def test_nothing_was_done_on_a_day_to_come(plan, lead):
    action = make_actions.agreed(plan, lead)

    with pytest.raises(actions.NotYetError):
        actions.deliver_action(action, make_actions.delivered_on(-1), by=lead)
    with pytest.raises(actions.NotYetError):
        actions.stop_action(action, make_actions.stopped_on(-1), by=lead)


def test_what_was_stopped_or_done_can_be_taken_up_again_and_says_why(plan, lead):
    action = actions.stop_action(
        make_actions.agreed(plan, lead), make_actions.stopped_on(), by=lead
    )

    action = actions.reopen_action(action, because="Money was found", by=lead)

    assert (action.state, action.stopped_on, action.stopped_because) == (
        ActionState.IN_PROGRESS,
        None,
        "",
    )
    assert action.state_changes.last().words == "Money was found"


def test_a_promised_day_is_moved_with_a_reason_and_not_by_changing_it(plan, lead):
    action = make_actions.agreed(plan, lead)
    changed = make_actions.details(reference=action.reference, when=make_actions.when(due=130))
    with pytest.raises(actions.PromisedAlreadyError):
        actions.change_action(action, changed, revision=action.revision, by=lead)

    action = due.move_due(action, Moved(in_days(130), "Nobody applied"), by=lead)
    action = due.move_due(action, Moved(in_days(160), "Nobody applied again"), by=lead)

    assert (action.due_on, action.due) == (in_days(100), in_days(160))
    assert [(each.was_on, each.moved_to, each.days) for each in DueChange.objects.all()] == [
        (in_days(100), in_days(130), 30),
        (in_days(130), in_days(160), 30),
    ]


def test_a_day_that_moves_back_to_the_one_first_promised_is_kept_again(plan, lead):
    action = make_actions.agreed(plan, lead)
    action = due.move_due(action, Moved(in_days(130), "Nobody applied"), by=lead)

    action = due.move_due(action, Moved(in_days(100), "Somebody applied after all"), by=lead)

    assert (action.revised_due_on, action.due) == (None, in_days(100))
    assert action.due_changes.count() == 2


def test_words_in_place_of_a_day_become_a_day(plan, lead):
    ongoing = ActionWhen(due_words="ongoing")
    action = make_actions.agreed(plan, lead, when=ongoing)

    action = due.move_due(action, Moved(in_days(30), "The board asked for a day"), by=lead)

    assert (action.due_words, action.due) == ("ongoing", in_days(30))
    assert (action.due_changes.get().was_words, action.due_changes.get().days) == ("ongoing", None)


def test_a_day_does_not_move_where_there_is_none_or_to_itself_or_before_the_start(plan, lead):
    draft = make_actions.made(plan, lead)
    with pytest.raises(due.NotToBeMovedError):
        due.move_due(draft, Moved(in_days(130), "Why"), by=lead)
    action = actions.agree_action(draft, by=lead)
    with pytest.raises(due.SameDayError):
        due.move_due(action, Moved(in_days(100), "Why"), by=lead)
    with pytest.raises(due.BeforeItStartsError):
        due.move_due(action, Moved(in_days(9), "Why"), by=lead)


def test_two_who_change_one_action_are_told(plan, lead):
    action = make_actions.made(plan, lead)
    details = make_actions.details("Recruit three", reference=action.reference)
    actions.change_action(action, details, revision=0, by=lead)

    with pytest.raises(ActionChangedError) as told:
        actions.change_action(action, details, revision=0, by=lead)

    assert told.value.action.title == "Recruit three"


def test_nothing_of_a_closed_plan_changes(plan, lead):
    action = make_actions.agreed(plan, lead)
    plan.closed_on, plan.closed_because = TODAY(), "It ended"
    plan.save()

    with pytest.raises(PlanOfActionClosedError):
        actions.start_action(action, by=lead)
    with pytest.raises(PlanOfActionClosedError):
        make_actions.made(plan, lead)


def test_an_action_that_is_split_goes_on_with_its_findings_and_reasons(plan, lead):
    finding = make.finding(make.inspection(plan.partnership))
    action = make_actions.agreed(plan, lead, findings=(finding,), reference="1.2")
    action.evidence.create(kind=EvidenceKind.OTHER, words="Long waits", linked_by=lead)
    parts = [Part("Recruit", when=make_actions.when()), Part("Train", when=make_actions.when())]

    made = splitting.split_action(action, parts, because="Two teams do it", by=lead)

    action.refresh_from_db()
    assert action.state == ActionState.REPLACED
    assert [(each.reference, each.state) for each in made] == [
        ("1.2a", ActionState.AGREED),
        ("1.2b", ActionState.AGREED),
    ]
    for each in made:
        assert list(each.findings.all()) == [finding]
        assert each.evidence.get().words == "Long waits"
    assert ActionSuccession.objects.filter(predecessor=action).count() == 2


def test_an_action_is_split_into_two_at_least_and_once(plan, lead):
    action = make_actions.agreed(plan, lead)
    with pytest.raises(splitting.TooFewPartsError):
        splitting.split_action(action, [Part("Recruit")], because="Why", by=lead)
    parts = [Part("Recruit"), Part("Train")]
    splitting.split_action(action, parts, because="Why", by=lead)

    with pytest.raises(actions.NotInThisStateError):
        splitting.split_action(action, parts, because="Why", by=lead)


def test_actions_that_are_merged_go_on_as_one(plan, lead):
    finding = make.finding(make.inspection(plan.partnership))
    one, other = (make_actions.agreed(plan, lead) for _twice in range(2))
    other.findings.add(finding)

    into = splitting.merge_actions([one, other], one, because="The same thing", by=lead)

    other.refresh_from_db()
    assert other.state == ActionState.REPLACED
    assert list(into.findings.all()) == [finding]
    with pytest.raises(splitting.TooFewPartsError):
        splitting.merge_actions([one], one, because="Why", by=lead)


def test_what_starts_earlier_than_was_planned_started_today(plan, lead):
    action = make_actions.agreed(plan, lead, when=make_actions.when(starts=10))

    assert actions.start_action(action, by=lead).starts_on == TODAY()
