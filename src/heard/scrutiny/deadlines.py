"""Days counted back from a meeting: values in, values out.

A clear working day is neither the day itself nor the day of the meeting (the rule of the Local
Government Act 1972, section 100B, and of most constitutions), nor a weekend or a bank holiday.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from heard.plans.working_days import is_working_day

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """What has to be done by when. `is_past` once its day is over."""

    title: str
    on: date
    days_before: int
    is_past: bool


def latest_day(meeting_on: date, clear_days: int) -> date:
    """The last working day with so many clear working days between it and the meeting."""
    day = meeting_on
    while clear_days > 0:
        day -= _DAY
        clear_days -= is_working_day(day)
    day -= _DAY
    while not is_working_day(day):
        day -= _DAY
    return day


def due_days(lines: Iterable[tuple[str, int]], meeting_on: date, today: date) -> list[Due]:
    """In the order of their days."""
    found = []
    for title, days in lines:
        on = latest_day(meeting_on, days)
        found.append(Due(title, on, days, is_past=on < today))
    return sorted(found, key=lambda due: (due.on, -due.days_before))


def next_due(found: Iterable[Due]) -> Due | None:
    """The first whose day is not over."""
    return next((each for each in found if not each.is_past), None)
