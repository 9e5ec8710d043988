"""Wanted, filled, empty and since when, against a count day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heard.boards.vacancies import (
    SeatSpan,
    Stay,
    Step,
    Vacancies,
    count_vacancies,
    last_change,
    wanted_on,
)

FIRST = date(2026, 1, 1)
DAYS = 40
days = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def spans(draw):
    """Two days in order; the second may be missing."""
    begin, end = draw(days), draw(st.none() | days)
    return (begin, end) if end is None or begin <= end else (end, begin)


@st.composite
def seats(draw):
    wanted_from, wanted_until = draw(spans())
    stays = tuple(Stay(*span) for span in draw(st.lists(spans(), max_size=3)))
    return SeatSpan(wanted_from, wanted_until, stays)


def naive(some, day):
    """(wanted, filled) on a day, seat by seat."""
    wanted = [
        seat
        for seat in some
        if seat.wanted_from <= day and (seat.wanted_until is None or seat.wanted_until > day)
    ]
    filled = [
        seat
        for seat in wanted
        if any(
            stay.start_on <= day and (stay.end_on is None or stay.end_on >= day)
            for stay in seat.stays
        )
    ]
    return len(wanted), len(filled)


@given(st.lists(seats(), max_size=6), days)
def test_what_is_counted_agrees_with_a_count_day_by_day(some, today):
    found = count_vacancies(some, today)

    assert (found.wanted, found.filled) == naive(some, today)
    stretch = 0
    day = today
    while day >= FIRST and naive(some, day)[0] > naive(some, day)[1]:
        stretch += 1
        day -= timedelta(days=1)
    assert found.days_short == stretch
    assert found.short_since == (day + timedelta(days=1) if stretch else None)


@given(st.lists(seats(), max_size=6), days)
def test_the_history_says_of_every_day_what_was_wanted_and_filled(some, today):
    history = count_vacancies(some, today).history

    for number in range((today - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        before = [step for step in history if step.day <= day]
        now = (before[-1].wanted, before[-1].filled) if before else (0, 0)
        assert now == naive(some, day)
    assert [step.day for step in history] == sorted({step.day for step in history})


@given(st.lists(seats(), max_size=6), days)
def test_the_number_wanted_is_the_same_however_it_is_asked(some, day):
    assert wanted_on(some, day) == naive(some, day)[0]


def test_a_board_says_for_how_long_it_has_been_short():
    filled = SeatSpan(FIRST, None, (Stay(FIRST),))
    left = SeatSpan(FIRST, None, (Stay(FIRST, date(2026, 2, 28)),))
    never = SeatSpan(date(2026, 3, 10))

    found = count_vacancies([filled, left, never], date(2026, 3, 31))

    assert found == Vacancies(
        wanted=3,
        filled=1,
        short_since=date(2026, 3, 1),
        days_short=31,
        history=(
            Step(FIRST, 2, 2),
            Step(date(2026, 3, 1), 2, 1),
            Step(date(2026, 3, 10), 3, 1),
        ),
    )
    assert found.empty == 2


def test_the_last_day_of_a_membership_is_a_day_in_the_seat():
    seat = SeatSpan(FIRST, None, (Stay(FIRST, date(2026, 2, 1)),))

    assert count_vacancies([seat], date(2026, 2, 1)).empty == 0
    assert count_vacancies([seat], date(2026, 2, 2)).empty == 1


def test_who_will_join_is_said_with_the_day():
    soon = date(2026, 1, 3)
    coming = SeatSpan(FIRST, None, (Stay(soon),))
    given_up = SeatSpan(FIRST, date(2026, 1, 2), (Stay(soon),))

    assert count_vacancies([coming, given_up], FIRST).joining == (soon,)
    assert count_vacancies([coming], soon).joining == ()


def test_no_seats_are_no_vacancies():
    assert count_vacancies([], FIRST) == Vacancies()
    assert last_change([]) is None
