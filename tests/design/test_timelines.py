"""Bars along a calendar."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from heard.design.timelines import (
    MONTH_WIDE,
    MOST_TICKS,
    YEAR_WIDE,
    Mark,
    Span,
    Timeline,
    draw_timeline,
)

DAYS = st.dates(date(2016, 1, 1), date(2046, 12, 31))


def timeline(*spans, **more):
    columns = {"today": date(2026, 11, 25)} | more
    return Timeline("t", "Title", "Sentence.", spans, ("Start",), **columns)


def span(start, end, **more):
    return Span("1.1 Recruit", start, end, ("",), **more)


@st.composite
def spans(draw):
    start, end = sorted((draw(DAYS), draw(DAYS)))
    marks = tuple(Mark(day, draw(st.booleans())) for day in draw(st.lists(DAYS, max_size=3)))
    return span(start, end, promised=draw(st.none() | DAYS), marks=marks)


@given(st.lists(spans(), min_size=1, max_size=8))
def test_everything_lies_within_the_picture(found):
    drawing = draw_timeline(timeline(*found))

    for row in drawing.rows:
        assert 0 <= row.start <= row.start + row.width <= 100.5
        assert all(0 <= at <= 100 for at, _done in row.marks)
        assert row.trace is None or 0 <= row.trace[0] <= row.trace[1] <= 100
    assert len(drawing.ticks) <= MOST_TICKS
    assert [row.bar_y for row in drawing.rows] == sorted(row.bar_y for row in drawing.rows)


def test_a_day_that_moved_leaves_a_trace():
    kept = span(date(2026, 1, 1), date(2026, 6, 30), promised=date(2026, 6, 30))
    moved = span(date(2026, 1, 1), date(2026, 6, 30), promised=date(2026, 3, 31))

    first, second = draw_timeline(timeline(kept, moved)).rows

    assert first.trace is None
    assert second.trace[0] < second.trace[1]


def test_today_is_drawn_only_within_the_calendar():
    past = span(date(2020, 1, 1), date(2020, 6, 30))

    assert draw_timeline(timeline(past)).today is None
    assert draw_timeline(timeline(past, today=date(2020, 4, 1))).today is not None


def test_several_timelines_share_one_calendar():
    ends = (date(2020, 1, 1), date(2029, 12, 31))
    one = draw_timeline(timeline(span(date(2024, 1, 1), date(2024, 12, 31)), ends=ends))
    other = draw_timeline(timeline(span(date(2020, 1, 1), date(2029, 12, 31)), ends=ends))

    assert one.ticks == other.ticks
    assert one.today == other.today


def test_the_last_day_that_there_is_can_be_drawn():
    drawing = draw_timeline(timeline(span(date(2026, 1, 1), date(9999, 12, 31))))

    assert drawing.rows[0].width > 99


def test_nothing_is_drawn_of_nothing():
    assert draw_timeline(timeline()).rows == ()


@given(DAYS, st.integers(1, 4000))
def test_the_words_of_the_calendar_keep_apart_on_a_telephone(start, length):
    one = span(start, start + timedelta(days=length))

    told = [tick for tick in draw_timeline(timeline(one)).ticks if tick.label]

    for before, after in pairwise(told):
        wide = YEAR_WIDE if after.label.isdigit() else MONTH_WIDE
        assert after.at - before.at >= wide
    assert all(tick.at + YEAR_WIDE <= 100 for tick in told)
