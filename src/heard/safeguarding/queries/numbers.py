"""How many concerns, how fast they were looked at, how many late: for the board.

Counts pass disclosure control: one concern is often one family that somebody on the board knows.
Only quarters that are over are counted, so that nobody can watch a number go up by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

import numpy as np
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.engines.disclosure import TOTAL, Axis, Published, Release, Rule, Table, protect
from heard.partnerships.models import Partnership
from heard.safeguarding.models import Concern
from heard.safeguarding.timers import span_words

QUARTERS = 8
_SPEEDS = ("in_time", "late")
# That nobody was late says nothing of anybody, and a board wants to know it.
_RULE = Rule(zeros="show")


@dataclass(frozen=True)
class Quarter:
    """Numbers are rounded; None where they are too small to show. `half_within` is a median."""

    name: str
    raised: int | None
    in_time: int | None
    late: int | None
    half_within: str


@dataclass(frozen=True)
class _Row:
    start: date
    speed: str
    took: timedelta | None


def numbers(partnership: Partnership, today: date) -> list[Quarter]:
    """The newest first."""
    starts = _starts(today)
    begin, end = _moment(starts[0]), _moment(_start_of(today))
    found = Concern.objects.filter(partnership=partnership, raised_at__gte=begin, raised_at__lt=end)
    rows = [_row(*times) for times in found.values_list("raised_at", "look_by", "looked_at")]
    shown = _protected(rows, starts)
    return [_quarter(start, rows, shown) for start in reversed(starts)]


def _row(raised_at: datetime, look_by: datetime, looked_at: datetime | None) -> _Row:
    start = _start_of(timezone.localdate(raised_at))
    if looked_at is None:  # of a quarter that is over: nobody looked in time
        return _Row(start, "late", None)
    return _Row(start, "in_time" if looked_at <= look_by else "late", looked_at - raised_at)


def _protected(rows: Sequence[_Row], starts: Sequence[date]) -> Published:
    names = tuple(start.isoformat() for start in starts)
    counts = np.zeros((len(starts), len(_SPEEDS)), dtype=np.int64)
    for row in rows:
        counts[starts.index(row.start), _SPEEDS.index(row.speed)] += 1
    table = Table((Axis("quarter", names), Axis("speed", _SPEEDS)), counts)
    return protect(Release((table,)), _RULE).published


def _quarter(start: date, rows: Sequence[_Row], shown: Published) -> Quarter:
    shape = shown.shapes[0]
    raised, in_time, late = (
        shown.shown(shape.cell(start.isoformat(), speed)) for speed in (TOTAL, "in_time", "late")
    )
    took = [row.took for row in rows if row.start == start and row.took is not None]
    is_enough = raised is not None and len(took) >= shown.rule.threshold
    return Quarter(_name(start), raised, in_time, late, _half(took) if is_enough else "")


def _half(took: Sequence[timedelta]) -> str:
    return span_words(timedelta(seconds=median(each.total_seconds() for each in took)))


def _starts(today: date) -> list[date]:
    """First days of the quarters that are over, the oldest first."""
    starts = [_start_of(today)]
    for _each in range(QUARTERS):
        starts.insert(0, _start_of(starts[0] - timedelta(days=1)))
    return starts[:-1]


def _start_of(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _name(start: date) -> str:
    names = (
        _("January to March %(year)d"),
        _("April to June %(year)d"),
        _("July to September %(year)d"),
        _("October to December %(year)d"),
    )
    return names[(start.month - 1) // 3] % {"year": start.year}
