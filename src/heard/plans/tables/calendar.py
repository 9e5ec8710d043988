"""Months, quarters and terms as a plan in England means them."""

import calendar
from datetime import date, timedelta
from functools import cache

_MONTHS = (
    "january|jan",
    "february|feb|febuary",
    "march|mar",
    "april|apr",
    "may|may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep|septmber",
    "october|oct",
    "november|nov",
    "december|dec",
)
MONTHS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split("|")}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# Terms of a school: when the last one of a calendar year is over, near enough.
TERM_ENDS = {"autumn": (12, 20), "spring": (3, 31), "summer": (7, 20)}
TERM_STARTS = {"autumn": (9, 1), "spring": (1, 1), "summer": (4, 15)}
# Seasons, where nobody says “term”.
SEASON_ENDS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "winter": (2, 28)}


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def full_year(text: str) -> int:
    """“25” is 2025."""
    year = int(text)
    return year + 2000 if year < 100 else year


def quarter_end(number: int, first_year: int) -> date:
    """The last day of a quarter of a financial year, which begins with April."""
    month = (number * 3 + 3 - 1) % 12 + 1
    return month_end(first_year + (number == 4), month)


@cache
def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computation)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> date:
    """The last day before it."""
    return date(year, 12, 24) if name in ("christmas", "xmas") else easter(year) - timedelta(days=1)


def on_or_after(day: date, around: date) -> date:
    """The same day of the first year in which it is not before `around`."""
    while day < around:
        try:
            day = day.replace(year=day.year + 1)
        except ValueError:  # 29 February
            day = day.replace(year=day.year + 1, day=28)
    return day
