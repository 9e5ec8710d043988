"""Terms, counted in months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.boards.service_time import add_months, follows, last_day, terms_left, terms_served


@pytest.mark.parametrize(
    ("start_on", "months", "last"),
    [
        (date(2025, 7, 1), 24, date(2027, 6, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 15), 1, date(2026, 4, 14)),
    ],
)
def test_a_term_ends_on_the_day_before_the_same_day(start_on, months, last):
    assert last_day(start_on, months) == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_a_term_of_whole_months_never_ends_before_it_starts(start_on, months):
    assert start_on <= last_day(start_on, months) <= add_months(start_on, months)


def test_who_was_away_for_a_year_begins_again():
    assert follows(date(2025, 6, 30), date(2026, 6, 29))
    assert not follows(date(2025, 6, 30), date(2026, 6, 30))


def test_terms_count_back_to_the_first_long_break():
    stints = [
        (date(2016, 1, 1), date(2017, 12, 31)),
        (date(2020, 1, 1), date(2021, 12, 31)),
        (date(2022, 1, 1), date(2023, 12, 31)),
    ]

    assert terms_served(stints, date(2024, 1, 1)) == 2
    assert terms_served(stints, date(2026, 1, 1)) == 0
    assert terms_served([], date(2026, 1, 1)) == 0


def test_no_limit_leaves_no_number_of_terms():
    assert [terms_left(1, None), terms_left(1, 2), terms_left(3, 2)] == [None, 1, 0]
