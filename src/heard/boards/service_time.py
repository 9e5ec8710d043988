"""How long somebody has served, and how long they still may: terms counted in months."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

# Somebody who was away for this many months begins again with their first term.
MONTHS_AWAY = 12

Stint = tuple[date, date | None]


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(start_on: date, months: int) -> date:
    """The last day of a term: a year from 1 July ends on 30 June."""
    after = add_months(start_on, months)
    # From 31 January a month would end on a 30 February: its last day is the month's last.
    return after if after.day != start_on.day else after - timedelta(days=1)


def follows(end_on: date | None, start_on: date) -> bool:
    """Whether a term that begins on `start_on` counts on from one that ended on `end_on`."""
    return end_on is None or start_on < add_months(end_on, MONTHS_AWAY)


def terms_served(stints: Iterable[Stint], start_on: date) -> int:
    """How many terms, each from a day to a day, lead without a long break to `start_on`."""
    count, next_start = 0, start_on
    for began_on, end_on in sorted(stints, key=lambda stint: stint[0], reverse=True):
        if began_on >= next_start:
            continue
        if not follows(end_on, next_start):
            break
        count, next_start = count + 1, began_on
    return count


def terms_left(number: int, most: int | None) -> int | None:
    """How many more terms may follow term `number`; None where nobody set a limit."""
    return None if most is None else max(most - number, 0)
