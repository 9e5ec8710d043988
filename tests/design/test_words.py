"""Dates, times, numbers and lists as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from heard.design.words import (
    Colour,
    Tag,
    base_words,
    date_words,
    join_and,
    join_or,
    moment_words,
    number_words,
    size_words,
    time_words,
    weekday_words,
)


def test_a_date_is_written_out():
    assert date_words(date(2026, 11, 23)) == "23 November 2026"


def test_a_moment_has_the_date_of_our_time_zone():
    assert date_words(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"


def test_a_day_to_keep_free_has_its_weekday_in_our_time_zone():
    assert weekday_words(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert weekday_words(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(18, 0, "6pm"), (9, 5, "9:05am"), (0, 0, "midnight"), (12, 0, "midday"), (12, 30, "12:30pm")],
)
def test_a_time_is_short(hour, minute, words):
    assert time_words(datetime(2026, 11, 23, hour, minute, tzinfo=UTC)) == words


def test_a_moment_is_time_and_date():
    assert moment_words(datetime(2026, 6, 1, 17, tzinfo=UTC)) == "6pm on 1 June 2026"


def test_numbers_have_commas():
    assert number_words(1234567) == "1,234,567"
    assert base_words(1410, 2800) == "about 1,410 of 2,800"


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (999, "999 bytes"), (2000, "2 KB"), (1_500_000, "1.5 MB")],
)
def test_sizes_are_in_the_unit_that_people_know(size, words):
    assert size_words(size) == words


def test_lists_have_no_comma_before_the_last():
    assert join_and(["a", "b", "c"]) == "a, b and c"
    assert join_or(["CSV", "XLSX"]) == "CSV or XLSX"
    assert join_and(["one"]) == "one"
    assert join_and([]) == ""


def test_dates_follow_the_language_of_the_page():
    with override("cy"):
        assert date_words(date(2026, 11, 23)) == "23 Tachwedd 2026"


def test_a_language_that_nobody_knows_is_no_error():
    with override("tlh"):
        assert date_words(date(2026, 11, 23)) == "23 November 2026"


def test_a_tag_is_its_word_and_its_colour():
    tag = Tag("<Open>", Colour.GREEN)

    assert tag.__html__() == ('<strong class="govuk-tag govuk-tag--green">&lt;Open&gt;</strong>')
