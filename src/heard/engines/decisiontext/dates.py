"""Dates as English councils write them: day first, in many shapes."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<iso_year>\d{4})[-/](?P<iso_month>\d{1,2})[-/](?P<iso_day>\d{1,2})"
    r"|(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4}|\d{2})"
    r"|(?P<day_w>\d{1,2})\s*(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?[\s,-]+"
    + _MONTH.format("month_w")
    + r"[\s,-]+(?P<year_w>\d{4}|\d{2})"
    r"|" + _MONTH.format("month_us") + r"\s+(?P<day_us>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?P<year_us>\d{4})"
    r")(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = 400  # a date field is short; what follows in a runaway value is not looked at


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO 8601 or None where it cannot be, its place, and how sure we are."""

    iso: str | None
    confidence: float
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """The first date in the text's beginning, or None if nothing there is shaped like one.

    04/07/2018 is 4 July. An impossible date (31/02/2018, 07/13/2018) gives `iso` None.
    Less sure: years of two digits, a month before its day, a weekday that does not fit, a
    second date that differs.
    """
    text = text[:_LONGEST]
    match = _DATE.search(text)
    if match is None:
        return None
    found, confidence = _calendar_date(match)
    if found is None:
        return FoundDate(None, 0.1, match.start(), match.end())
    weekday = _WEEKDAY.search(text[: match.start()])
    if weekday and _WEEKDAYS[found.weekday()] != weekday[1].lower():
        confidence = min(confidence, 0.5)
    second = _DATE.search(text, match.end())
    if second and _calendar_date(second)[0] != found:
        confidence = min(confidence, 0.6)
    return FoundDate(found.isoformat(), confidence, match.start(), match.end())


def _calendar_date(match: re.Match[str]) -> tuple[date | None, float]:
    if match["iso_year"]:
        year, month, day = match["iso_year"], int(match["iso_month"]), match["iso_day"]
        confidence = 0.99
    elif match["day"]:
        year, month, day, confidence = match["year"], int(match["month"]), match["day"], 0.98
    elif match["day_w"]:
        year, month, day = match["year_w"], _month(match["month_w"]), match["day_w"]
        confidence = 0.99
    else:
        year, month, day = match["year_us"], _month(match["month_us"]), match["day_us"]
        confidence = 0.8
    if len(year) == 2:
        year, confidence = f"20{year}", 0.5
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None, 0.1
    return (found, confidence) if 1960 <= found.year <= 2100 else (None, 0.1)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
