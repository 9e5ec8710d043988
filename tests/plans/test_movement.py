"""Whether a measure moved, and the right way."""

from datetime import date
from decimal import Decimal

import pytest

from heard.plans.models.words import Direction
from heard.plans.queries.movement import movement_of
from tests.plans import make

pytestmark = pytest.mark.django_db


def read(measure, month, value, **more):
    return make.reading(measure, date(2026, month, 28), value=Decimal(value), **more)


def test_it_is_told_from_the_baseline_to_the_last_value():
    measure = make.measure()
    read(measure, 3, 45)
    read(measure, 9, 52)

    found = movement_of(measure)

    assert found.kind == "better"
    assert found.words == ("52% on 28 September 2026. It was 40% on 31 January 2025: it is better.")


def test_less_is_better_where_the_measure_says_so():
    measure = make.measure(direction=Direction.DOWN, unit="weeks")
    read(measure, 9, 52)

    assert movement_of(measure).kind == "worse"
    assert movement_of(measure).words.startswith("52 weeks on")


def test_less_than_the_least_change_is_no_change():
    measure = make.measure(least_change=Decimal(5))
    read(measure, 9, 44)
    assert movement_of(measure).kind == "same"

    read(measure, 10, 45)
    assert movement_of(measure).kind == "better"


def test_nothing_is_compared_across_a_series_break():
    measure = make.measure()
    read(measure, 3, 45)
    read(measure, 6, 80, is_break=True, break_words="The question was worded anew")
    assert movement_of(measure).kind == "cannot_say"
    assert "counted in another way" in movement_of(measure).words

    read(measure, 9, 70)
    assert movement_of(measure).kind == "worse"


def test_values_whose_intervals_overlap_cannot_be_told_apart():
    measure = make.measure(baseline=None, baseline_on=None)
    read(measure, 3, 45, low=Decimal(40), high=Decimal(50))
    read(measure, 9, 52, low=Decimal(47), high=Decimal(57))

    assert movement_of(measure).kind == "same"


def test_a_symbol_is_no_value_and_what_was_corrected_does_not_count(django_assert_num_queries):
    measure = make.measure()
    read(measure, 3, 45)
    make.reading(measure, date(2026, 9, 28), symbol="c")
    wrong = read(measure, 10, 99)
    measure.readings.filter(pk=wrong.pk).update(replaced_at="2026-11-01T00:00Z")

    with django_assert_num_queries(1):
        found = movement_of(measure)

    assert found.to.value == 45


def test_a_measure_without_values_says_so():
    assert movement_of(make.measure(baseline=None, baseline_on=None)).kind == "cannot_say"
    assert movement_of(make.measure()).words == "There is nothing yet to compare it with."
