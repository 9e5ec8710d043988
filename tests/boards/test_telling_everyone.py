"""Telling everyone at once, and offering seats that come free afterwards."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.boards.models import StageChange
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.calls import todo
from heard.boards.queries.expressions import link_of
from heard.boards.services import telling_everyone as telling
from heard.boards.services.deciding import NoParentError, NoSeatLeftError, StillOpenError
from heard.mail.models import Channel, Message
from tests.boards import make
from tests.boards import make_calls as made

pytestmark = pytest.mark.django_db


def decided(**more):
    """A call with one of each outcome; the reserve wants the same seats."""
    call = made.closed(**more)
    made.panel_member(call)
    group = made.group(call)
    return call, (
        made.expression(call, stage=Stage.TO_OFFER, offered_group=group),
        made.expression(call, stage=Stage.TO_RESERVE, reserve_place=1),
        made.expression(call, stage=Stage.TO_DECLINE, feedback="Others had more time."),
    )


def tell(call):
    return telling.tell_everyone(call, by=make.keeper(call.partnership), link=made.link)


def offer_next(call):
    return telling.offer_next(
        call, made.group(call), by=make.keeper(call.partnership), link=made.link
    )


def test_tell_everyone_moves_all_on_and_says_when_they_are_forgotten():
    call, rows = decided()

    number = tell(call)

    call.refresh_from_db()
    for one in rows:
        one.refresh_from_db()
    assert (number, call.state) == (3, CallState.TOLD)
    assert [(one.stage, one.answer_by, one.forget_on) for one in rows] == [
        (Stage.OFFERED, made.in_days(14), made.in_days(365)),
        (Stage.RESERVE, None, made.in_days(365)),
        (Stage.DECLINED, None, made.in_days(183)),
    ]


def test_tell_everyone_keeps_for_two_years_who_may_be_asked_again():
    call, rows = decided()
    rows[2].may_ask_again = True
    rows[2].save()

    tell(call)

    rows[2].refresh_from_db()
    assert rows[2].forget_on == made.in_days(730)


def test_tell_everyone_says_no_outcome_in_a_subject_that_a_locked_screen_shows():
    call, _rows = decided()

    tell(call)

    subjects = Message.objects.values_list("subject", flat=True)
    assert list(subjects) == [f"What we decided: {call.title}"] * 3


def test_tell_everyone_sends_each_their_own_outcome_and_link():
    call, rows = decided()

    tell(call)

    messages = list(Message.objects.order_by("queued_at"))
    outcomes = (
        "We would like to offer you a seat on",
        "We have put you on the reserve list",
        "we cannot offer you a seat this time",
    )
    assert [words in message.body for words, message in zip(outcomes, messages, strict=True)] == [
        True
    ] * 3
    assert [
        made.link(link_of(one)) in message.body for one, message in zip(rows, messages, strict=True)
    ] == [True] * 3
    assert "Others had more time." in messages[2].body


def test_tell_everyone_reaches_people_by_letter_too():
    call, rows = decided()
    rows[0].channel, rows[0].address = Channel.LETTER, "1 Mill Lane\nMereham"
    rows[0].save()

    tell(call)

    message = Message.objects.order_by("queued_at").first()
    assert (message.channel, message.to) == (Channel.LETTER, "1 Mill Lane, Mereham")


def test_tell_everyone_writes_each_step_down():
    call, rows = decided()

    tell(call)

    steps = StageChange.objects.filter(expression=rows[0]).values_list("stage", flat=True)
    assert list(steps) == [Stage.TO_OFFER, Stage.OFFERED]


def test_tell_everyone_leaves_out_who_withdrew_and_says_when_they_are_forgotten():
    call, _rows = decided()
    gone = made.expression(call, stage=Stage.WITHDRAWN)

    tell(call)

    gone.refresh_from_db()
    assert (gone.stage, gone.forget_on) == (Stage.WITHDRAWN, made.in_days(183))
    assert Message.objects.count() == 3


def test_tell_everyone_waits_for_the_undecided():
    call, _rows = decided()
    made.expression(call, stage=Stage.CONVERSATION)

    with pytest.raises(telling.UndecidedError) as refused:
        tell(call)

    assert refused.value.number == 1


def test_tell_everyone_waits_for_a_parent_on_the_panel():
    call, _rows = decided()
    call.panel.update(is_parent=False)

    with pytest.raises(NoParentError):
        tell(call)


def test_tell_everyone_refuses_while_the_call_is_open():
    call, _rows = decided(closes_on=made.today())

    with pytest.raises(StillOpenError):
        tell(call)


def test_tell_everyone_tells_once():
    call, _rows = decided()
    tell(call)

    with pytest.raises(telling.ToldAlreadyError):
        tell(call)

    assert Message.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_tell_everyone_tells_once_when_clicked_twice_at_once():
    call, _rows = decided()
    lead = make.keeper(call.partnership)

    def tried(_number):
        try:
            return telling.tell_everyone(call, by=lead, link=made.link)
        except telling.ToldAlreadyError:
            return "told already"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(tried, range(2))) == {3, "told already"}


def test_offer_next_goes_to_the_first_on_the_reserve_list():
    call, rows = decided(seats=1)
    second = made.expression(call, stage=Stage.TO_RESERVE, reserve_place=2)
    tell(call)
    rows[0].refresh_from_db()
    rows[0].stage = Stage.TURNED_DOWN
    rows[0].save()

    offered = offer_next(call)

    second.refresh_from_db()
    assert (offered.pk, offered.stage, offered.answer_by) == (
        rows[1].pk,
        Stage.OFFERED,
        made.in_days(14),
    )
    assert second.stage == Stage.RESERVE
    assert made.link(link_of(rows[1])) in Message.objects.order_by("queued_at").last().body


def test_offer_next_refuses_while_the_seat_is_offered():
    call, _rows = decided(seats=1)
    tell(call)

    with pytest.raises(NoSeatLeftError):
        offer_next(call)


def test_offer_next_refuses_before_everyone_is_told():
    call, _rows = decided()

    with pytest.raises(telling.NotToldError):
        offer_next(call)


def test_offer_next_refuses_when_nobody_waits():
    call, rows = decided()
    tell(call)
    rows[1].refresh_from_db()
    rows[1].stage = Stage.WITHDRAWN
    rows[1].save()

    with pytest.raises(telling.NobodyOnReserveError):
        offer_next(call)


def test_offer_next_refuses_after_a_year():
    call, _rows = decided()
    tell(call)
    call.refresh_from_db()
    call.told_at -= made.in_days(366) - made.today()
    call.save()

    with pytest.raises(telling.ReserveOverError):
        offer_next(call)


def test_todo_asks_to_offer_a_seat_that_came_free():
    call, rows = decided(seats=1)
    lead = make.keeper(call.partnership)
    tell(call)

    before = [one.text for one in todo(lead)]
    rows[0].refresh_from_db()
    rows[0].stage = Stage.TURNED_DOWN
    rows[0].save()

    assert before == []
    assert [one.text for one in todo(lead)] == [
        f"Offer the seat to the next on the reserve list: “{call.title}”"
    ]


def test_end_offer_frees_a_seat_that_was_not_answered_for():
    call, rows = decided()
    tell(call)
    rows[0].refresh_from_db()
    rows[0].answer_by = made.in_days(-1)
    rows[0].save()

    telling.end_offer(rows[0], by=make.keeper(call.partnership), link=made.link)

    rows[0].refresh_from_db()
    assert rows[0].stage == Stage.TURNED_DOWN


def test_end_offer_waits_for_the_day():
    call, rows = decided()
    tell(call)

    with pytest.raises(telling.NotOverdueError):
        telling.end_offer(rows[0], by=make.keeper(call.partnership), link=made.link)
