"""Bars along a calendar: dates in, geometry out, which `design/timeline.jinja` draws.

As in `charts`, widths are in per cent of the picture and heights in ems, so that words keep their
size on a telephone. A timeline never stands alone: the macro adds its sentence and its table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from itertools import pairwise
from textwrap import wrap

from heard.design.words import short_month_words

LABEL_CHARACTERS = 34  # what fits in one line at 320 pixels
LINE, BAR, GAP, AXIS = 1.35, 0.9, 0.9, 1.8
MOST_TICKS = 4
YEAR_WIDE, MONTH_WIDE = 15, 27  # per cent of the picture that the words need at 320 pixels


@dataclass(frozen=True)
class Mark:
    """A step on the way: done is filled, open is not."""

    on: date
    is_done: bool


@dataclass(frozen=True)
class Span:
    """One line: from `start` to `end`; `promised` is the day first named, if it was another.

    `cells` are the texts of its row in the table.
    """

    label: str
    start: date
    end: date
    cells: tuple[str, ...]
    promised: date | None = None
    marks: tuple[Mark, ...] = ()
    is_over: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that has to have room."""
        found = (self.start, self.end, self.promised, *(mark.on for mark in self.marks))
        return tuple(day for day in found if day is not None)


@dataclass(frozen=True)
class Timeline:
    """What a timeline shows, and the `sentence` that says it without the picture.

    `ends` are the first and the last day of several timelines that share one calendar.
    """

    key: str
    title: str
    sentence: str
    spans: tuple[Span, ...]
    columns: tuple[str, ...]
    today: date
    ends: tuple[date, date] | None = None


@dataclass(frozen=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True)
class Row:
    """All of x in per cent, all of y in em. `trace` is from the promised day to the one of now."""

    label: tuple[str, ...]
    label_y: float
    bar_y: float
    start: float
    width: float
    is_over: bool
    trace: tuple[float, float] | None
    marks: tuple[tuple[float, bool], ...]

    @property
    def middle_y(self) -> float:
        return round(self.bar_y + BAR / 2, 2)


@dataclass(frozen=True)
class Drawing:
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    height: float
    line: float = LINE
    bar: float = BAR


def draw_timeline(timeline: Timeline) -> Drawing:
    """Place the bars under one another, on one calendar for all."""
    if not timeline.spans:
        return Drawing((), (), None, AXIS)
    first, last = _ends(timeline)
    rows, y = [], AXIS
    for span in timeline.spans:
        label = tuple(wrap(span.label, LABEL_CHARACTERS)) or ("",)
        bar_y = round(y + LINE * len(label) + 0.2, 2)
        rows.append(_row(span, label, (y, bar_y), (first, last)))
        y = bar_y + BAR + GAP
    here = first <= timeline.today <= last
    return Drawing(
        tuple(rows),
        tuple(_ticks(first, last)),
        _at(timeline.today, first, last) if here else None,
        round(y, 2),
    )


def _row(
    span: Span, label: tuple[str, ...], y: tuple[float, float], ends: tuple[date, date]
) -> Row:
    start, end = _at(span.start, *ends), _at(span.end, *ends)
    trace = None
    if span.promised is not None and span.promised != span.end:
        promised = _at(span.promised, *ends)
        trace = (min(promised, end), max(promised, end))
    return Row(
        label,
        round(y[0] + 1, 2),
        y[1],
        start,
        round(max(end - start, 0.5), 2),
        span.is_over,
        trace,
        tuple((_at(mark.on, *ends), mark.is_done) for mark in span.marks),
    )


def _ends(timeline: Timeline) -> tuple[date, date]:
    """From the first of the first month to the first of the month after the last."""
    days = [day for span in timeline.spans for day in span.days]
    days += timeline.ends or ()
    return min(days).replace(day=1), _next_month(max(days))


def _at(day: date, first: date, last: date) -> float:
    return round(100 * (day - first).days / (last - first).days, 2)


def _next_month(day: date) -> date:
    if (day.year, day.month) == (MAXYEAR, 12):
        return date.max
    return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1, day=1)


def _ticks(first: date, last: date) -> Iterable[Tick]:
    """The first days of years or of decades, or of quarters where a plan is short.

    As many as keep their words apart at 320 pixels; what would be cut off has a line alone.
    """
    for months in (3, 6, 12, 24, 60, 120):
        wide = YEAR_WIDE if months >= 12 else MONTH_WIDE
        days = [day for day in _months(first, last) if _is_nth(day, months)]
        places = [(_at(day, first, last), day) for day in days]
        is_few = len(places) <= MOST_TICKS
        if is_few and all(after - before >= wide for (before, _), (after, _) in pairwise(places)):
            break
    for at, day in places:
        label = str(day.year) if months >= 12 else short_month_words(day)
        yield Tick(at, label if at + wide <= 100 else "")


def _is_nth(day: date, months: int) -> bool:
    return (day.year * 12 + day.month - 1) % months == 0


def _months(first: date, last: date) -> Iterable[date]:
    day = first
    while day < last:
        yield day
        day = _next_month(day)
