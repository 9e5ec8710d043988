"""Working days in England, against the days that gov.uk lists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.plans.working_days import bank_holidays, is_working_day, working_days_after

# As https://www.gov.uk/bank-holidays has them: month and day.
LISTED = {
    2020: "1-1 4-10 4-13 5-8 5-25 8-31 12-25 12-28",
    2021: "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28",
    2022: "1-3 4-15 4-18 5-2 6-2 6-3 8-29 9-19 12-26 12-27",
    2023: "1-2 4-7 4-10 5-1 5-8 5-29 8-28 12-25 12-26",
    2024: "1-1 3-29 4-1 5-6 5-27 8-26 12-25 12-26",
    2025: "1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26",
    2026: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28",
    2027: "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28",
}


@pytest.mark.parametrize(("year", "days"), LISTED.items())
def test_bank_holidays_are_those_that_are_listed(year, days):
    pairs = [each.split("-") for each in days.split()]

    assert bank_holidays(year) == {date(year, int(month), int(day)) for month, day in pairs}


def test_thirty_working_days_pass_over_weekends_and_bank_holidays():
    assert working_days_after(date(2025, 2, 12), 30) == date(2025, 3, 26)
    assert working_days_after(date(2026, 12, 18), 5) == date(2026, 12, 29)


def test_no_days_after_a_day_is_that_day():
    assert working_days_after(date(2026, 12, 25), 0) == date(2026, 12, 25)


@given(st.dates(date(2016, 1, 1), date(2040, 1, 1)), st.integers(1, 120))
def test_the_day_found_is_a_working_day_with_the_right_number_before_it(day, number):
    found = working_days_after(day, number)

    between = range(day.toordinal() + 1, found.toordinal() + 1)
    assert is_working_day(found)
    assert sum(is_working_day(date.fromordinal(each)) for each in between) == number
