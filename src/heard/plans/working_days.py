"""Working days in England: what a framework counts its days in.

Bank holidays are those of https://www.gov.uk/bank-holidays. They follow from a rule, save for days
that were given or moved once; a day that the government adds later is not known here, so whatever
is worked out from this is proposed, and may be changed by hand.
"""

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
MONDAY, SATURDAY = 0, 5
# Given once: VE Day (in place of the early May day), two jubilee days, two for the Crown.
_ONCE = {
    2020: (date(2020, 5, 8),),
    2022: (date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)),
    2023: (date(2023, 5, 8),),
}
_MOVED_AWAY = {date(2020, 5, 4), date(2022, 5, 30)}


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's, with the days in lieu of those that fall on a weekend."""
    easter = _easter(year)
    found = {
        easter - 2 * _DAY,
        easter + _DAY,
        _first_monday(date(year, 5, 1)),
        _first_monday(date(year, 5, 25)),  # the last one in May
        _first_monday(date(year, 8, 25)),  # the last one in August
        *_ONCE.get(year, ()),
    }
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        found.add(_in_lieu(day, found))
    return frozenset(found - _MOVED_AWAY)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_days_after(day: date, number: int) -> date:
    """The `number`th working day after `day`, which itself does not count."""
    while number > 0:
        day += _DAY
        number -= is_working_day(day)
    return day


def _first_monday(day: date) -> date:
    """On that day or after it."""
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _in_lieu(day: date, taken: set[date]) -> date:
    """The day itself, or the next one that is neither a weekend nor another bank holiday."""
    while day.weekday() >= SATURDAY or day in taken:
        day += _DAY
    return day


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, kept = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - correction + 15) % 30
    quarters, odd = divmod(rest, 4)
    weekday = (32 + 2 * kept + 2 * quarters - moon - odd) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
