"""Deciding on expressions of interest, drawing lots, and settling doubles."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.audit.models import Entry
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.applicants import unsettled
from heard.boards.rules import can_decide
from heard.boards.services import deciding
from heard.boards.services.calls import NotGoingOnError
from heard.boards.services.deciding import Decision
from tests.boards import make
from tests.boards import make_calls as made

pytestmark = pytest.mark.django_db
DECLINE = Decision(Stage.TO_DECLINE, feedback="Others had more time for it.")
RESERVE = Decision(Stage.TO_RESERVE)


def decide(expression, decision, *, by=None, seen=None):
    expression.refresh_from_db()
    return deciding.decide(
        expression,
        decision,
        by=by or make.keeper(expression.partnership),
        seen_revision=expression.revision if seen is None else seen,
    )


def ready(number=1, **more):
    """A closed call with applicants whom a parent has scored."""
    call = made.closed(**more)
    applicants = [made.expression(call) for _each in range(number)]
    made.ready(call, *applicants)
    return call, applicants


def offer(call):
    return Decision(Stage.TO_OFFER, group=made.group(call))


def test_decide_keeps_the_outcome_and_counts_the_decision():
    call, (one,) = ready()

    decide(one, offer(call))

    one.refresh_from_db()
    assert (one.stage, one.offered_group, one.revision) == (Stage.TO_OFFER, made.group(call), 1)
    assert one.changes.last().stage == Stage.TO_OFFER


def test_decide_may_be_changed_until_everyone_is_told():
    call, (one,) = ready()
    decide(one, offer(call))

    decide(one, DECLINE)

    one.refresh_from_db()
    assert (one.stage, one.offered_group) == (Stage.TO_DECLINE, None)


def test_decide_says_who_decided_what_meanwhile():
    _call, (one,) = ready()
    lead = make.keeper(one.partnership)
    decide(one, DECLINE, by=lead)

    with pytest.raises(deciding.ChangedMeanwhileError) as refused:
        decide(one, RESERVE, seen=0)

    change = refused.value.change
    assert (change.by, change.stage) == (lead, Stage.TO_DECLINE)


def test_decide_refuses_while_the_call_is_open():
    call, (one,) = ready()
    call.closes_on = made.today()
    call.save()

    with pytest.raises(deciding.StillOpenError):
        decide(one, RESERVE)


@pytest.mark.parametrize("state", [CallState.TOLD, CallState.WITHDRAWN])
def test_decide_refuses_once_the_call_is_over(state):
    call, (one,) = ready()
    call.state = state
    call.save()

    with pytest.raises(NotGoingOnError):
        decide(one, RESERVE)


def test_decide_refuses_one_that_was_withdrawn():
    _call, (one,) = ready()
    one.stage = Stage.WITHDRAWN
    one.save()

    with pytest.raises(deciding.NotToBeDecidedError):
        decide(one, RESERVE)


def test_decide_refuses_somebody_who_knows_the_applicant():
    call = made.closed()
    one = made.expression(call)
    panel = made.declared(made.panel_member(call), one)

    with pytest.raises(deciding.ConflictError):
        decide(one, RESERVE, by=panel.member)

    assert not can_decide(panel.member, one)


def test_decide_waits_for_a_parent_on_the_panel():
    call = made.closed()
    one = made.expression(call)
    made.panel_member(call, is_parent=False)

    with pytest.raises(deciding.NoParentError):
        decide(one, Decision(Stage.TO_RESERVE, reasons="None to be had"))


def test_decide_asks_why_no_parent_has_scored():
    call = made.closed()
    one = made.expression(call)
    made.panel_member(call)

    with pytest.raises(deciding.ParentHasNotScoredError):
        decide(one, RESERVE)

    decide(one, Decision(Stage.TO_RESERVE, reasons="The only parent knows them"))
    one.refresh_from_db()
    assert one.stage == Stage.TO_RESERVE


def test_decide_waits_until_doubles_are_settled():
    call, (one,) = ready()
    made.expression(call, same_person_as=one)

    with pytest.raises(deciding.UnsettledError):
        decide(one, RESERVE)


def test_decide_asks_for_words_to_whoever_is_declined():
    _call, (one,) = ready()

    with pytest.raises(deciding.NoFeedbackError):
        decide(one, Decision(Stage.TO_DECLINE, feedback="  "))


def test_decide_offers_no_more_seats_than_there_are():
    call, (one, two) = ready(2, seats=1)
    decide(one, offer(call))

    with pytest.raises(deciding.NoSeatLeftError):
        decide(two, offer(call))


def test_decide_may_offer_the_same_seat_again_to_the_same():
    call, (one,) = ready(seats=1)
    decide(one, offer(call))

    decide(one, offer(call))

    one.refresh_from_db()
    assert one.revision == 2


def test_decide_refuses_seats_that_the_call_does_not_offer():
    _call, (one,) = ready()

    with pytest.raises(deciding.NoSuchSeatsError):
        decide(one, Decision(Stage.TO_OFFER, group=make.seats()))


def test_decide_refuses_a_stage_that_is_no_outcome():
    _call, (one,) = ready()

    with pytest.raises(ValueError, match="appointed"):
        decide(one, Decision(Stage.APPOINTED))


def test_the_reserve_list_makes_room_at_the_place_that_is_wanted():
    _call, rows = ready(3)
    for one in rows[:2]:
        decide(one, RESERVE)

    decide(rows[2], Decision(Stage.TO_RESERVE, place=1))

    for one in rows:
        one.refresh_from_db()
    assert [one.reserve_place for one in rows] == [2, 3, 1]


def test_draw_lots_gives_each_a_place_and_audits_it():
    call, rows = ready(3)

    drawn = deciding.draw_lots(call, rows, by=make.keeper(call.partnership))

    assert [one.lot for one in drawn] == [1, 2, 3]
    assert {one.pk for one in drawn} == {one.pk for one in rows}
    entries = Entry.objects.filter(deed="lot drawn")
    assert {(one.subject_name, one.details["place"]) for one in entries} == {
        (one.reference, one.lot) for one in drawn
    }


def test_draw_lots_is_done_once():
    call, rows = ready(2)
    deciding.draw_lots(call, rows, by=make.keeper(call.partnership))

    with pytest.raises(deciding.NotTiedError):
        deciding.draw_lots(call, rows, by=make.keeper(call.partnership))


def test_draw_lots_leaves_nobody_with_the_same_score_out():
    call, rows = ready(3)

    with pytest.raises(deciding.NotTiedError):
        deciding.draw_lots(call, rows[:2], by=make.keeper(call.partnership))


def test_draw_lots_refuses_somebody_who_knows_one_of_them():
    call, rows = ready(2)
    panel = made.declared(made.panel_member(call), rows[0])

    with pytest.raises(deciding.ConflictError):
        deciding.draw_lots(call, rows, by=panel.member)


def test_joining_counts_two_expressions_as_one():
    call, (one,) = ready()
    double = made.expression(call, same_person_as=one)

    deciding.join_expressions(double, by=make.keeper(call.partnership))

    double.refresh_from_db()
    assert (double.stage, double.same_person_as) == (Stage.JOINED, one)
    assert not unsettled(call).exists()


def test_joining_brings_along_who_knows_the_person():
    call = made.closed()
    one = made.expression(call)
    double = made.expression(call, same_person_as=one)
    panel = made.declared(made.panel_member(call), double)
    made.scored(panel, one)

    deciding.join_expressions(double, by=make.keeper(call.partnership))

    assert not can_decide(panel.member, one)
    assert not one.scores.exists()


def test_keeping_apart_clears_the_doubt():
    call, (one,) = ready()
    other = made.expression(call, same_person_as=one)

    deciding.keep_expressions_apart(other, by=make.keeper(call.partnership))

    other.refresh_from_db()
    assert (other.stage, other.same_person_as) == (Stage.RECEIVED, None)


def test_a_double_is_settled_once():
    call, (one,) = ready()
    double = made.expression(call, same_person_as=one)
    deciding.join_expressions(double, by=make.keeper(call.partnership))

    with pytest.raises(deciding.NotADuplicateError):
        deciding.keep_expressions_apart(double, by=make.keeper(call.partnership))


def test_a_double_of_somebody_who_withdrew_is_not_in_doubt():
    call, (one,) = ready()
    made.expression(call, same_person_as=one)
    one.stage = Stage.WITHDRAWN
    one.save()

    assert not unsettled(call).exists()


def at_once(*deeds, errors):
    def tried(deed):
        try:
            deed()
        except errors as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as pool:
        return [refusal for refusal in pool.map(tried, deeds) if refusal]


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_do_not_decide_past_each_other():
    call, (one,) = ready()
    lead = make.keeper(call.partnership)

    refused = at_once(
        *(
            lambda each=each: deciding.decide(one, each, by=lead, seen_revision=0)
            for each in (DECLINE, RESERVE)
        ),
        errors=deciding.ChangedMeanwhileError,
    )

    one.refresh_from_db()
    assert refused == [deciding.ChangedMeanwhileError]
    assert one.revision == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_not_offered_to_two_at_once():
    call, rows = ready(2, seats=1)
    lead = make.keeper(call.partnership)

    refused = at_once(
        *(
            lambda one=one: deciding.decide(one, offer(call), by=lead, seen_revision=0)
            for one in rows
        ),
        errors=deciding.NoSeatLeftError,
    )

    assert refused == [deciding.NoSeatLeftError]


@pytest.mark.django_db(transaction=True)
def test_lots_drawn_twice_at_once_are_drawn_once():
    call, rows = ready(2)
    lead = make.keeper(call.partnership)

    refused = at_once(
        *(lambda: deciding.draw_lots(call, rows, by=lead) for _each in range(2)),
        errors=deciding.NotTiedError,
    )

    assert refused == [deciding.NotTiedError]
