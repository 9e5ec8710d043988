"""What goes along when an action is split or merged, and that no promise is lost by it."""

from dataclasses import replace

import pytest

from heard.plans.details import ActionWhen, Part
from heard.plans.models import Action
from heard.plans.models.words import ActionState, Claim, EvidenceKind, Involvement, Level, Rating
from heard.plans.queries.ratings import rated
from heard.plans.services import actions, due, leading, splitting
from heard.plans.services.due import Moved
from heard.plans.services.held_actions import ActionChangedError
from tests.plans import make, make_actions
from tests.plans.make_actions import in_days

pytestmark = pytest.mark.django_db

TWO = [Part("Recruit"), Part("Train")]


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def plan(lead):
    return make.plan(lead.partnership)


def split(action, lead, parts=TWO):
    return splitting.split_action(action, parts, because="Two teams do it", by=lead)


def test_parts_keep_the_promised_day_how_it_moved_and_how_far_they_are(plan, lead):
    action = make.action(plan, claim=Claim.AT_RISK)
    action = due.move_due(action, Moved(in_days(130), "Nobody applied"), by=lead)

    made = split(action, lead)

    for each in made:
        assert (each.state, each.due_on, each.due) == (
            ActionState.IN_PROGRESS,
            in_days(100),
            in_days(130),
        )
        assert each.due_changes.get().reason == "Nobody applied"
        assert (each.claim, each.updated_on) == (Claim.AT_RISK, action.updated_on)


def test_splitting_gives_nobody_a_later_day_unseen(plan, lead):
    action = make.action(plan)
    later = [Part("Recruit", when=ActionWhen(due_on=in_days(300))), Part("Train")]

    late, kept = split(action, lead, later)

    assert (late.due_on, late.due) == (in_days(100), in_days(300))
    assert late.due_changes.get().reason == "Two teams do it"
    assert rated(late).rating == Rating.AT_RISK
    assert rated(kept).rating == Rating.ON_TRACK


def test_a_part_may_start_after_the_day_that_was_promised_for_all(plan, lead):
    action = make.action(plan, due_on=in_days(10))
    when = ActionWhen(starts_on=in_days(20), due_on=in_days(40))

    late, _kept = split(action, lead, [Part("Recruit", when=when), Part("Train")])

    assert (late.state, late.due_on, late.due) == (ActionState.AGREED, in_days(10), in_days(40))


def test_parts_of_a_draft_are_drafts_with_days_of_their_own(plan, lead):
    action = make_actions.made(plan, lead)
    own = [replace(TWO[0], when=ActionWhen(due_words="ongoing")), TWO[1]]

    words, same = split(action, lead, own)

    assert (words.state, words.due_on, words.due_words) == (ActionState.DRAFT, None, "ongoing")
    assert (same.due_on, same.due_words) == (in_days(100), "")


def test_all_reasons_go_to_each_part_and_what_is_open_to_the_first(plan, lead):
    action = make.action(plan)
    action.evidence.create(kind=EvidenceKind.OTHER, words="Long waits", linked_by=lead)
    action.shapings.create(who="Parents", involvement=Involvement.CO_DESIGNED, words="The order")
    action.measures.add(make.measure(plan.partnership))
    make.milestone(action, "Open")
    make.milestone(action, "Over", done_on=in_days(-3))
    action.risks.create(words="No money", likelihood=Level.LOW, impact=Level.HIGH)

    first, second = split(action, lead)

    for each in (first, second):
        assert (each.evidence.count(), each.shapings.count(), each.measures.count()) == (1, 1, 1)
    assert [each.words for each in first.milestones.all()] == ["Open"]
    assert first.risks.count() == 1
    assert (second.milestones.count(), second.risks.count()) == (0, 0)
    assert (action.milestones.count(), action.evidence.count()) == (2, 1)


def test_nothing_is_split_by_half_if_a_reference_is_taken(plan, lead):
    action = make.action(plan, reference="1.2")
    make.action(plan, reference="1.3")

    with pytest.raises(actions.ReferenceTakenError):
        split(action, lead, [Part("Recruit"), Part("Train", reference="1.3")])

    action.refresh_from_db()
    assert action.state == ActionState.IN_PROGRESS
    assert Action.objects.count() == 2


def test_merging_brings_reasons_once_and_milestones_that_are_not_done(plan, lead):
    one, other = make.action(plan), make.action(plan)
    for each in (one, other):
        each.evidence.create(kind=EvidenceKind.OTHER, words="Long waits", linked_by=lead)
    make.milestone(other, "Open")

    into = splitting.merge_actions([other], one, because="The same", by=lead)

    assert into.evidence.count() == 1
    assert into.milestones.get().words == "Open"


def test_actions_of_two_plans_are_not_merged(plan, lead):
    with pytest.raises(actions.NotInThisStateError):
        splitting.merge_actions(
            [make.action(make.plan(plan.partnership))], make.action(plan), because="Why", by=lead
        )


def test_a_day_that_another_moved_meanwhile_is_not_moved_over_it(plan, lead):
    action = make.action(plan)
    moved = Moved(in_days(130), "Nobody applied", revision=action.revision)
    due.move_due(action, moved, by=lead)

    with pytest.raises(ActionChangedError):
        due.move_due(action, replace(moved, to=in_days(160)), by=lead)

    assert action.due_changes.count() == 1


def test_giving_actions_leaves_out_what_is_over_and_what_the_post_leads(plan, lead):
    post = make.post(plan.partnership)
    open_one, over, theirs = make.action(plan), make.delivered(plan), make.action(plan, lead=post)

    given = leading.give_actions([open_one, over, theirs], post, by=lead)

    assert given == [open_one]


def test_actions_are_not_given_to_a_post_elsewhere(plan, lead):
    with pytest.raises(leading.PostElsewhereError):
        leading.give_actions([make.action(plan)], make.post(), by=lead)
