"""Bars along a calendar, as geometry."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heard.design.timelines import Mark, Span, Timeline, draw_timeline

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def timeline(*spans, today=date(2026, 11, 25)):
    return Timeline("t", "When", "When it is done.", spans, ("By",), today)


def span(start=date(2026, 1, 1), end=date(2026, 6, 30), **more):
    return Span("Recruit", start, end, ("30 June",), **more)


@given(st.lists(st.tuples(DAYS, st.integers(0, 2000)), min_size=1, max_size=20), DAYS)
def test_everything_lies_within_the_picture(days, today):
    spans = [span(start, start + timedelta(days=length)) for start, length in days]

    drawing = draw_timeline(timeline(*spans, today=today))

    for row in drawing.rows:
        assert row.start >= 0
        assert row.start + row.width <= 100.5
    assert all(0 <= tick.at < 100 for tick in drawing.ticks)
    assert drawing.today is None or 0 <= drawing.today <= 100


def test_a_day_that_moved_leaves_a_trace_from_the_one_first_promised():
    moved = span(end=date(2026, 9, 30), promised=date(2026, 6, 30))

    (row,) = draw_timeline(timeline(moved)).rows

    assert row.trace is not None
    assert row.trace[1] == round(row.start + row.width, 2)
    (kept,) = draw_timeline(timeline(span(promised=date(2026, 6, 30)))).rows
    assert kept.trace is None


def test_milestones_stand_on_their_days():
    marks = (Mark(date(2026, 2, 1), is_done=True), Mark(date(2026, 5, 1), is_done=False))

    (row,) = draw_timeline(timeline(span(marks=marks))).rows

    assert [is_done for _at, is_done in row.marks] == [True, False]
    assert row.marks[0][0] < row.marks[1][0]


def test_nothing_to_draw_is_an_empty_picture():
    assert draw_timeline(timeline()).rows == ()
