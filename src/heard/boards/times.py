"""Times of day as people type them, and the moments that they are on a day here."""

import re
from datetime import UTC, date, datetime, time

from django.utils import timezone

_TYPED = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_NAMED = {"midday": time(12), "noon": time(12), "midnight": time(0)}


class NoSuchTimeError(ValueError):
    """The clocks go forward over it: on that day there is no such time."""


def read_time(typed: str) -> time | None:
    """`9:30am`, `9.30 am`, `2pm`, `14:00`, `1400`, `midday`; None for what is no time of day.

    A bare number such as `9` is none: it may be morning or evening.
    """
    words = typed.strip().lower()
    if words in _NAMED:
        return _NAMED[words]
    match = _TYPED.fullmatch(words)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "")
    if (half and not 1 <= hour <= 12) or (not half and match[2] is None):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def moment(day: date, at: time) -> datetime:
    """The moment at which it is `at` on `day` in our time zone; the first, where there are two.

    Raises NoSuchTimeError for a time that the clocks skip in spring.
    """
    here = datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
    if here.astimezone(UTC).astimezone(here.tzinfo).replace(tzinfo=None) != here.replace(
        tzinfo=None
    ):
        raise NoSuchTimeError(here)
    return here
