"""Days as people type them into a list."""

import re
from datetime import date

_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NAMED = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_day(typed: str) -> date | None:
    """`27 3 2026`, `27/3/2026`, `27 March 2026`, `2026-03-27`; None for what is no day."""
    words = typed.strip().lower()
    if match := _ISO.fullmatch(words):
        return _day(match[3], match[2], match[1])
    if match := _DAY.fullmatch(words):
        return _day(match[1], match[2], match[3])
    match = _NAMED.fullmatch(words)
    if match is None or match[2][:3] not in _MONTHS:
        return None
    return _day(match[1], str(_MONTHS.index(match[2][:3]) + 1), match[3])


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
