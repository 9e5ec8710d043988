"""Who is on a panel, whom they know, and what they score."""

from fractions import Fraction

import pytest
from django.utils import timezone

from heard.boards.models import Conflict, Score
from heard.boards.models.words import CallState, Stage
from heard.boards.queries import panels as read
from heard.boards.services import panels
from heard.boards.services.belonging import NotOfThisPartnershipError
from tests.boards import make
from tests.boards import make_calls as made
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def points(call, *given):
    return {
        one.pk: panels.Points(many) for one, many in zip(call.criteria.all(), given, strict=True)
    }


def test_add_panel_member_refuses_a_member_of_another_partnership():
    call = made.call()

    with pytest.raises(NotOfThisPartnershipError):
        panels.add_panel_member(
            call, partnerships.member(), is_parent=True, by=make.keeper(call.partnership)
        )


def test_add_panel_member_refuses_somebody_who_has_left():
    call = made.call()
    gone = partnerships.member(of=call.partnership)
    gone.left_at = timezone.now()
    gone.save()

    with pytest.raises(panels.NotJoinedError):
        panels.add_panel_member(call, gone, is_parent=True, by=make.keeper(call.partnership))


def test_add_panel_member_refuses_the_same_member_twice():
    panel = made.panel_member(made.call())

    with pytest.raises(panels.OnThePanelError):
        panels.add_panel_member(
            panel.call, panel.member, is_parent=True, by=make.keeper(panel.call.partnership)
        )


def test_remove_panel_member_refuses_one_who_said_that_they_know_an_applicant():
    call = made.call()
    panel = made.declared(made.panel_member(call), made.expression(call))

    with pytest.raises(panels.HasScoredError):
        panels.remove_panel_member(panel, by=make.keeper(call.partnership))


def test_a_panel_member_reads_in_an_order_that_does_not_say_who_came_first():
    call = made.call(hides_names=True)
    for reference in ("W7K-4PM", "C3D-9XR", "M4N-6TV"):
        made.expression(call, reference=reference)
    panel = made.declared(made.panel_member(call))

    references = [one.reference for one in read.to_read(panel)]

    assert references == ["C3D-9XR", "M4N-6TV", "W7K-4PM"]


def test_remove_panel_member_refuses_one_who_has_scored():
    call = made.call()
    panel = made.ready(call, made.expression(call))

    with pytest.raises(panels.HasScoredError):
        panels.remove_panel_member(panel, by=make.keeper(call.partnership))


def test_remove_panel_member_takes_one_off_who_has_not_scored():
    panel = made.panel_member(made.call())

    panels.remove_panel_member(panel, by=make.keeper(panel.call.partnership))

    assert not panel.call.panel.exists()


def test_nothing_is_to_be_read_before_conflicts_are_declared():
    call = made.call()
    one = made.expression(call)
    panel = made.panel_member(call)

    with pytest.raises(panels.NotToBeScoredError):
        panels.score_expression(panel, one, points(call, 1, 1), by=panel.member)

    assert list(read.to_read(panel)) == []


def test_somebody_they_know_is_neither_read_nor_scored():
    call = made.call()
    known, other = made.expression(call), made.expression(call)

    panel = made.declared(made.panel_member(call), known)

    assert list(read.to_read(panel)) == [other]
    with pytest.raises(panels.NotToBeScoredError):
        panels.score_expression(panel, known, points(call, 1, 1), by=panel.member)


def test_whoever_applies_later_is_to_be_declared_on_again():
    call = made.call()
    made.expression(call)
    panel = made.declared(made.panel_member(call))

    later = made.expression(call)

    assert list(read.to_declare(panel)) == [later]


def test_declaring_leaves_out_who_came_after_the_list_was_read():
    call = made.call()
    panel, seen = made.panel_member(call), made.expression(call)
    meanwhile = made.expression(call)

    panels.declare_conflicts(panel, {}, seen=[seen.pk], by=panel.member)

    assert list(read.to_declare(panel)) == [meanwhile]


def test_declaring_nothing_new_asks_to_read_the_list_again():
    call = made.call()
    panel = made.panel_member(call)
    made.expression(call)

    with pytest.raises(panels.MoreMeanwhileError):
        panels.declare_conflicts(panel, {}, seen=[], by=panel.member)


def test_declaring_twice_is_one_conflict():
    call = made.call()
    one = made.expression(call)
    panel = made.panel_member(call)

    for _each in range(2):
        panels.declare_conflicts(panel, {one.pk: "A friend"}, seen=[one.pk], by=panel.member)

    assert Conflict.objects.count() == 1


def test_a_conflict_seen_while_reading_takes_back_the_scores():
    call = made.call()
    one = made.expression(call)
    panel = made.ready(call, one)

    panels.declare_conflict(panel, one, words="My cousin", by=panel.member)

    assert not Score.objects.exists()
    assert list(read.to_read(panel)) == []


def test_score_expression_puts_it_before_the_panel():
    call = made.call()
    one = made.expression(call)

    made.ready(call, one)

    one.refresh_from_db()
    assert one.stage == Stage.READING
    assert [each.stage for each in one.changes.all()] == [Stage.RECEIVED, Stage.READING]


@pytest.mark.parametrize("given", [(7, 1), (-1, 1), (4, 0)])
def test_score_expression_refuses_other_points_than_0_to_3(given):
    call = made.call()
    one = made.expression(call)
    panel = made.declared(made.panel_member(call))

    with pytest.raises(panels.WrongPointsError):
        panels.score_expression(panel, one, points(call, *given), by=panel.member)


def test_score_expression_refuses_to_leave_a_criterion_out():
    call = made.call()
    one = made.expression(call)
    panel = made.declared(made.panel_member(call))
    given = points(call, 1, 1)
    given.popitem()

    with pytest.raises(panels.WrongPointsError):
        panels.score_expression(panel, one, given, by=panel.member)


def test_score_expression_refuses_an_expression_of_another_call():
    call, other = made.call(), made.call()
    panel = made.declared(made.panel_member(call))

    with pytest.raises(panels.NotToBeScoredError):
        panels.score_expression(panel, made.expression(other), points(call, 1, 1), by=panel.member)


def test_score_expression_refuses_once_everyone_is_told():
    call = made.closed()
    one = made.expression(call)
    panel = made.declared(made.panel_member(call))
    call.state = CallState.TOLD
    call.save()

    with pytest.raises(panels.PanelOverError):
        panels.score_expression(panel, one, points(call, 1, 1), by=panel.member)


def test_scores_are_seen_only_after_ones_own():
    call = made.call()
    one, two = made.expression(call), made.expression(call)
    panel = made.declared(made.panel_member(call))

    before = read.may_see_scores(panel.member, call)
    made.scored(panel, one)
    halfway = read.may_see_scores(panel.member, call)
    made.scored(panel, two)

    assert (before, halfway, read.may_see_scores(panel.member, call)) == (False, False, True)


def test_whoever_runs_calls_sees_scores_unless_their_own_are_missing():
    call = made.call()
    lead = make.keeper(call.partnership)
    made.expression(call)

    outside = read.may_see_scores(lead, call)
    made.panel_member(call, who=lead)

    assert (outside, read.may_see_scores(lead, call)) == (True, False)


def test_scores_are_means_over_those_who_scored():
    call = made.call()
    one = made.expression(call)
    first, second = made.panel_member(call), made.panel_member(call, is_parent=False)
    made.scored(made.declared(first), one, 3, 1)
    made.scored(made.declared(second), one, 2, 1)

    (found,) = read.scores_of(call, [one])

    assert (found.means, found.total) == ((Fraction(5, 2), Fraction(1)), Fraction(7, 2))
    assert (found.panel_members, found.by_parents) == (2, 1)


def test_ties_are_those_with_the_same_score():
    call = made.call()
    one, two, three = (made.expression(call) for _each in range(3))
    panel = made.declared(made.panel_member(call))
    for each, given in ((one, (3, 1)), (two, (1, 3)), (three, (0, 0))):
        made.scored(panel, each, *given)

    assert read.ties(read.ranking(call)) == [[one, two]]
