"""How many seats of a constituency are wanted, filled and empty, and since when: arithmetic only.

A seat is wanted from a day on until the day before it is given up, and filled on every day on which
somebody sits in it who is wanted there; two people in one seat fill it once. The last day of a
membership is a day in the seat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stay:
    """Somebody in a seat, both days included; no `end_on` while no end is known."""

    start_on: date
    end_on: date | None = None


@dataclass(frozen=True)
class SeatSpan:
    """One seat: wanted from a day on, until the day before `wanted_until`, and who sat in it."""

    wanted_from: date
    wanted_until: date | None = None
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True)
class Step:
    """From this day on so many seats were wanted and so many of them filled."""

    day: date
    wanted: int
    filled: int

    @property
    def empty(self) -> int:
        return self.wanted - self.filled


@dataclass(frozen=True)
class Vacancies:
    """The seats of one constituency on a day.

    `short_since` is the first day of the unbroken stretch until that day on which seats were empty,
    `days_short` the days of the stretch, the first and the last included. `history` has each change
    until that day, the earliest first; `joining` the days on which people will take seats.
    """

    wanted: int = 0
    filled: int = 0
    short_since: date | None = None
    days_short: int = 0
    joining: tuple[date, ...] = ()
    history: tuple[Step, ...] = ()

    @property
    def empty(self) -> int:
        return self.wanted - self.filled


def count_vacancies(seats: Iterable[SeatSpan], today: date) -> Vacancies:
    seats = tuple(seats)
    history = tuple(step for step in _steps(seats) if step.day <= today)
    if not history:
        return Vacancies(joining=_joining(seats, today))
    now, since = history[-1], _short_since(history)
    return Vacancies(
        wanted=now.wanted,
        filled=now.filled,
        short_since=since,
        days_short=(today - since).days + 1 if since else 0,
        joining=_joining(seats, today),
        history=history,
    )


def wanted_on(seats: Iterable[SeatSpan], day: date) -> int:
    return sum(_is_wanted(seat, day) for seat in seats)


def last_change(seats: Iterable[SeatSpan]) -> date | None:
    """The latest day from which another number of seats is wanted; None where none ever was."""
    days = [day for seat in seats for day in (seat.wanted_from, seat.wanted_until) if day]
    return max(days, default=None)


def is_taken(seat: SeatSpan, day: date) -> bool:
    """Whether somebody sits in the seat on `day`, or will after it."""
    return any(stay.end_on is None or stay.end_on >= day for stay in seat.stays)


def _steps(seats: Sequence[SeatSpan]) -> list[Step]:
    """Every change of wanted or filled, in order of days; one step for a day."""
    changes: dict[date, tuple[int, int]] = {}
    for seat in seats:
        _change(changes, seat.wanted_from, wanted=1)
        _change(changes, seat.wanted_until, wanted=-1)
        for begin, end in _filled_spans(seat):
            _change(changes, begin, filled=1)
            _change(changes, end, filled=-1)
    days = sorted(day for day, change in changes.items() if change != (0, 0))
    sums = accumulate((changes[day] for day in days), _plus)
    return [Step(day, *now) for day, now in zip(days, sums, strict=True)]


def _change(
    changes: dict[date, tuple[int, int]], day: date | None, wanted: int = 0, filled: int = 0
) -> None:
    if day is not None:
        changes[day] = _plus(changes.get(day, (0, 0)), (wanted, filled))


def _plus(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    return first[0] + second[0], first[1] + second[1]


def _filled_spans(seat: SeatSpan) -> list[tuple[date, date | None]]:
    """Stretches in which the seat is wanted and somebody sits in it; each ends before its end."""
    spans: list[tuple[date, date | None]] = []
    for stay in sorted(seat.stays, key=lambda stay: stay.start_on):
        begin = max(stay.start_on, seat.wanted_from)
        end = _earlier(_day_after(stay.end_on), seat.wanted_until)
        if spans:
            before = spans[-1][1]
            if before is None:
                break
            begin = max(begin, before)
        if end is None or begin < end:
            spans.append((begin, end))
    return spans


def _short_since(history: Sequence[Step]) -> date | None:
    since = None
    for step in reversed(history):
        if not step.empty:
            break
        since = step.day
    return since


def _joining(seats: Iterable[SeatSpan], today: date) -> tuple[date, ...]:
    """First days after today of those who sit in a seat that is wanted on that day."""
    return tuple(
        sorted(
            stay.start_on
            for seat in seats
            for stay in seat.stays
            if stay.start_on > today and _is_wanted(seat, stay.start_on)
        )
    )


def _is_wanted(seat: SeatSpan, day: date) -> bool:
    return seat.wanted_from <= day and (seat.wanted_until is None or day < seat.wanted_until)


def _day_after(day: date | None) -> date | None:
    return day + ONE_DAY if day and day < date.max else None


def _earlier(first: date | None, second: date | None) -> date | None:
    """The earlier of two days, where None is never."""
    if first is None or second is None:
        return first or second
    return min(first, second)
