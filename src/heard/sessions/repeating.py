"""On which days a session that is repeated falls."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST = 26  # at one time: half a year of weeks
_OFTEN = 4  # a weekday is there four times in each month, and a fifth time in some


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    TYPED = "typed"


@dataclass(frozen=True)
class Rule:
    """How a session is repeated: so many times, or on days that somebody typed."""

    rhythm: Rhythm
    times: int = 1
    typed: tuple[date, ...] = ()


def days_of(rule: Rule, first: date) -> list[date]:
    """The days after `first`, which is not among them."""
    if rule.rhythm == Rhythm.TYPED:
        return sorted(set(rule.typed) - {first})[:MOST]
    numbers = range(1, min(rule.times, MOST) + 1)
    if rule.rhythm == Rhythm.MONTHLY:
        return [_months_later(first, number) for number in numbers]
    weeks = 1 if rule.rhythm == Rhythm.WEEKLY else 2
    return [first + timedelta(weeks=weeks * number) for number in numbers]


def _months_later(first: date, months: int) -> date:
    """The second Tuesday for a second Tuesday; where the first is a fifth one, the last."""
    years, month = divmod(first.month - 1 + months, 12)
    start = date(first.year + years, month + 1, 1)
    on = start + timedelta(days=(first.weekday() - start.weekday()) % 7)
    which = (first.day - 1) // 7
    if which < _OFTEN:
        return on + timedelta(weeks=which)
    last_day = monthrange(start.year, start.month)[1]
    return on + timedelta(weeks=(last_day - on.day) // 7)
