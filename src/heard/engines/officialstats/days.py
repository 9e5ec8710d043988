"""The day that a figure is about: where a chart puts it."""

from datetime import date

from heard.engines.officialstats.columns import is_of_sen2
from heard.engines.officialstats.periods import Period, census_day

_SNAPSHOTS = {"Academic year", "January"}


def day_of(period: Period, indicator: str) -> date:
    """The census day for plans that were there in January, else the last day of the period.

    Source: DfE, "Education, health and care plans", data guidance 2025: what is counted in January
    is filed under an academic year, what happens in the course of a year under a calendar year.
    """
    if period.kind in _SNAPSHOTS and is_of_sen2(indicator):
        return census_day(period)
    return period.last_day
