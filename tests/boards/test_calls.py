"""Writing calls, opening them, and what ends them."""

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import Call
from heard.boards.models.words import CallState, Topic
from heard.boards.queries.applicants import statistics
from heard.boards.queries.calls import groups_to_offer
from heard.boards.services import calls
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.mail.models import Message
from tests.boards import make
from tests.boards import make_calls as made
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def new_call(**more):
    lead = make.keeper()
    group = make.seats(make.body(lead.partnership))
    return calls.make_call(lead.partnership, words=made.words(group, **more), by=lead), lead


def test_make_call_keeps_what_it_says_as_a_draft():
    call, _lead = new_call()

    assert (call.slug, call.state) == ("parents-on-the-send-board", CallState.DRAFT)
    assert [one.text for one in call.criteria.all()] == [
        "You know what it is like",
        "You can listen",
    ]
    assert [one.number for one in call.seats.all()] == [2]


def test_make_call_gives_a_second_call_of_the_same_title_its_own_address():
    call, lead = new_call()

    second = calls.make_call(call.partnership, words=made.words(), by=lead)

    assert second.slug == "parents-on-the-send-board-2"


def test_make_call_refuses_seats_of_another_partnership():
    lead = make.keeper()

    with pytest.raises(NotOfThisPartnershipError):
        calls.make_call(lead.partnership, words=made.words(make.seats()), by=lead)


def test_make_call_refuses_to_tell_before_it_closes():
    lead = make.keeper()
    words = made.words(closes_on=made.in_days(20), told_by=made.in_days(20))

    with pytest.raises(calls.WrongDatesError):
        calls.make_call(lead.partnership, words=words, by=lead)


def test_change_call_refuses_one_that_has_opened():
    call, lead = new_call()
    calls.open_call(call, by=lead, address=made.address)

    with pytest.raises(calls.NotADraftError):
        calls.change_call(call, words=made.words(), by=lead)


def test_open_call_names_all_that_is_missing():
    lead = make.keeper()
    words = made.words(criteria=(), paid=" ", closes_on=made.in_days(-2), told_by=made.in_days(4))
    call = calls.make_call(lead.partnership, words=words, by=lead)

    with pytest.raises(calls.NotReadyError) as refused:
        calls.open_call(call, by=lead, address=made.address)

    assert [str(one.words) for one in refused.value.missing] == [
        "At least one seat is offered",
        "What you look for is written down",
        "It says which fees and expenses are paid",
        "The closing date is to come",
    ]


def test_open_call_tells_the_standing_list_once():
    call, lead = new_call()
    call.partnership.subscribers.create(
        email="kim@example.org", topics=[Topic.BOARDS], consent="Yes", confirmed_at="2026-01-01T00Z"
    )

    calls.open_call(call, by=lead, address=made.address)

    message = Message.objects.get()
    assert message.subject == "Seats you can apply for: Parents on the SEND board"
    assert "https://heard.example/join/parents-on-the-send-board/" in message.body


def test_open_call_refuses_a_second_time():
    call, lead = new_call()
    calls.open_call(call, by=lead, address=made.address)

    with pytest.raises(calls.NotADraftError):
        calls.open_call(call, by=lead, address=made.address)


def test_discard_call_throws_a_draft_away():
    call, lead = new_call()

    calls.discard_call(call, by=lead)

    assert not Call.objects.exists()


def test_discard_call_refuses_one_that_was_opened():
    call = made.call()

    with pytest.raises(calls.NotADraftError):
        calls.discard_call(call, by=make.keeper(call.partnership))


def test_extend_call_tells_who_applied_and_keeps_the_reason():
    call = made.call()
    made.expression(call)
    dates = calls.Dates(made.in_days(30), made.in_days(50))

    calls.extend_call(
        call, dates, reason="Too few", by=make.keeper(call.partnership), link=made.link
    )

    call.refresh_from_db()
    assert (call.closes_on, call.told_by) == (dates.closes_on, dates.told_by)
    assert Entry.objects.get(deed="call extended").details["reason"] == "Too few"
    assert Message.objects.get().subject == f"The dates have changed: {call.title}"


@pytest.mark.parametrize(("closes", "told"), [(10, 40), (20, 40), (30, 30), (-1, 40)])
def test_extend_call_refuses_dates_that_are_not_later(closes, told):
    call = made.call()
    dates = calls.Dates(made.in_days(closes), made.in_days(told))

    with pytest.raises(calls.WrongDatesError):
        calls.extend_call(call, dates, reason="", by=make.keeper(call.partnership), link=made.link)


def test_extend_call_refuses_once_somebody_is_decided_on():
    call = made.closed()
    made.expression(call, stage="to_decline")
    dates = calls.Dates(made.in_days(30), made.in_days(50))

    with pytest.raises(calls.DecidedAlreadyError):
        calls.extend_call(call, dates, reason="", by=make.keeper(call.partnership), link=made.link)


def test_close_call_ends_it_today():
    call = made.call()

    calls.close_call(call, reason="Enough", by=make.keeper(call.partnership))

    call.refresh_from_db()
    assert (call.state, call.closes_on) == (CallState.CLOSED, made.today())
    assert call.is_over(made.today())


def test_close_call_refuses_one_that_is_over():
    call = made.closed()

    with pytest.raises(calls.NotGoingOnError):
        calls.close_call(call, reason="Enough", by=make.keeper(call.partnership))


def test_withdraw_call_tells_everyone_why_and_says_when_they_are_forgotten():
    call = made.call()
    one, again = made.expression(call), made.expression(call, may_ask_again=True)

    calls.withdraw_call(
        call, reason="The board closes", by=make.keeper(call.partnership), link=made.link
    )

    one.refresh_from_db()
    again.refresh_from_db()
    assert [("The board closes" in message.body) for message in Message.objects.all()] == [True] * 2
    assert (one.forget_on, again.forget_on) == (made.in_days(183), made.in_days(730))


def test_withdraw_call_refuses_one_that_everyone_was_told_of():
    call = made.closed(state=CallState.TOLD)

    with pytest.raises(calls.NotGoingOnError):
        calls.withdraw_call(call, reason="", by=make.keeper(call.partnership), link=made.link)


def test_close_calls_that_are_over_does_no_harm_twice():
    over, going_on = made.closed(), made.call()

    first, second = calls.close_calls_that_are_over(), calls.close_calls_that_are_over()

    over.refresh_from_db()
    going_on.refresh_from_db()
    assert (first, second) == (1, 0)
    assert (over.state, going_on.state) == (CallState.CLOSED, CallState.OPEN)


def test_groups_to_offer_counts_empty_seats_of_bodies_at_work():
    here = partnerships.partnership()
    group = make.seats(make.body(here), wanted=3)
    make.membership(group.seats.first())
    make.seats(make.body(here, status="closed", closed_on=made.today()))

    found = groups_to_offer(here, made.today())

    assert [(one, one.empty) for one in found] == [(group, 2)]


def test_statistics_are_the_same_once_what_people_wrote_is_forgotten():
    call = made.call()
    here = partnerships.district(call.partnership, "North Mere")
    made.expression(call, district=here, how_heard="forum")
    gone = made.expression(call, origin="paper")

    before = statistics(call)
    call.expressions.filter(pk=gone.pk).update(
        name="", email="", why="", forgotten_at=timezone.now()
    )

    assert statistics(call) == before
    assert [(title, [(str(one.words), one.number) for one in rows]) for title, rows in before] == [
        ("How they came in", [("On the web", 1), ("On paper", 1)]),
        ("Where they live", [("North Mere", 1), ("Not said", 1)]),
        ("Who they are", [("A parent or carer", 2)]),
        ("How they heard of it", [("From the parent carer forum", 1), ("Not said", 1)]),
        ("How far they are", [("Received", 2)]),
    ]


def test_a_call_is_late_once_the_promised_day_has_passed():
    late = made.closed(told_by=made.in_days(-1), closes_on=made.in_days(-9))
    in_time = made.closed(told_by=made.today())

    assert (late.is_late(made.today()), in_time.is_late(made.today())) == (True, False)
