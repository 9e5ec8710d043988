"""Moments as files of attendees write them, in whatever order of day and month."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from heard.boards.times import NoSuchTimeError, moment

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]+(.*))?")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:,?\s+(.*))?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(.*)")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(.*)")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_TIME = re.compile(
    r"(?:at\s+)?(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?"
    r"(?:\s*(z|utc|gmt|bst|[+-]\d{2}:?\d{2}))?"
)
_SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Day 0 of spreadsheets, two days off as they think that 1900 was a leap year.
_SPREADSHEET_DAY_0 = date(1899, 12, 30)


def is_day_first(cells: Iterable[str]) -> bool | None:
    """Whether `03/04/2026` is the third of April, judged by all dates of a file.

    None where some can only be one and some only the other. Where nothing tells, as people here
    write it.
    """
    pairs = [match for cell in cells if (match := _SLASHED.fullmatch(cell.strip()))]
    day_first = any(int(pair[1]) > 12 for pair in pairs)
    month_first = any(int(pair[2]) > 12 for pair in pairs)
    return None if day_first and month_first else not month_first


def read_moment(cell: str, *, day_first: bool) -> datetime | None:
    """The moment in a cell, in UTC; None for what is none.

    Read in our time zone where none is said. A date alone is its first moment.
    """
    words = _WEEKDAY.sub("", " ".join(cell.split()).casefold())
    if serial := _SERIAL.fullmatch(words):
        return _of_serial(serial)
    try:
        day, rest = _day(words, day_first=day_first)
        return _at(day, rest.strip(" ,")).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _day(words: str, *, day_first: bool) -> tuple[date, str]:
    if match := _ISO.fullmatch(words):
        return date(int(match[1]), int(match[2]), int(match[3])), match[4] or ""
    if match := _SLASHED.fullmatch(words):
        one, other, year = int(match[1]), int(match[2]), _year(match[3])
        day, month = (one, other) if day_first else (other, one)
        return date(year, month, day), match[4] or ""
    if match := _DAY_FIRST.fullmatch(words):
        return date(_year(match[3]), _month(match[2]), int(match[1])), match[4]
    if match := _MONTH_FIRST.fullmatch(words):
        return date(int(match[3]), _month(match[1]), int(match[2])), match[4]
    raise ValueError(words)


def _at(day: date, words: str) -> datetime:
    if not words:
        return moment(day, time())
    match = _TIME.fullmatch(words)
    if match is None:
        raise ValueError(words)
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            raise ValueError(words)
        hour = hour % 12 + (12 if match[4] == "pm" else 0)
    at = time(hour, minute, second)
    if match[5]:
        return datetime.fromisoformat(f"{day}T{at}{_offset(match[5])}")
    try:
        return moment(day, at)
    except NoSuchTimeError:  # a clock that nobody had put forward
        return moment(day, time(hour + 1, minute, second))


def _offset(zone: str) -> str:
    named = {"z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00"}
    return named.get(zone) or f"{zone[:3]}:{zone[-2:]}"


def _of_serial(match: re.Match[str]) -> datetime | None:
    day = _SPREADSHEET_DAY_0 + timedelta(days=int(match[1]))
    seconds = round(float(f"0.{match[2] or 0}") * 86_400)
    if not 2000 <= day.year <= 2100:
        return None
    start = datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
    return (start + timedelta(seconds=seconds)).astimezone(UTC)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)
