"""A number over time, as geometry."""

from datetime import date

from heard.design.linecharts import BOTTOM, TOP, Level, LineChart, Value, draw_line


def chart(*values, levels=()):
    return LineChart("m", "On time", "It rose.", values, levels, ("Value",))


def value(month, number, **more):
    return Value(date(2026, month, 1), number, f"{number}%", **more)


def test_values_lie_from_left_to_right_and_the_greater_higher():
    drawing = draw_line(chart(value(1, 40), value(6, 45), value(12, 52)))

    assert [point.x for point in drawing.points] == sorted(point.x for point in drawing.points)
    assert [point.y for point in drawing.points] == sorted(
        (point.y for point in drawing.points), reverse=True
    )
    assert all(TOP <= point.y <= BOTTOM for point in drawing.points)
    assert len(drawing.lines) == 2


def test_the_line_breaks_where_the_series_does():
    drawing = draw_line(chart(value(1, 40), value(6, 80, is_break=True), value(12, 70)))

    assert len(drawing.lines) == 1
    assert drawing.breaks == (drawing.points[1].x,)
    assert drawing.points[1].words == "80%"


def test_a_value_that_is_not_shown_leaves_a_gap_in_the_table_alone():
    drawing = draw_line(chart(value(1, 40), Value(date(2026, 6, 1), None, "Kept confidential")))

    assert len(drawing.points) == 1
    assert drawing.lines == ()


def test_nothing_is_drawn_across_a_value_that_is_not_shown():
    hidden = Value(date(2026, 6, 1), None, "Kept confidential")

    drawing = draw_line(chart(value(1, 40), hidden, value(9, 50), value(12, 52)))

    assert len(drawing.points) == 3
    assert len(drawing.lines) == 1


def test_levels_lie_within_the_picture_whatever_the_values():
    levels = (Level(0, "It began at 0%"), Level(100, "Wanted: 100%", is_target=True))

    drawing = draw_line(chart(value(1, 50), levels=levels))

    assert all(TOP <= level.y <= BOTTOM for level in drawing.levels)
    assert drawing.points[0].x == 50


def test_nothing_to_show_is_an_empty_picture():
    assert draw_line(chart()).points == ()
    assert draw_line(chart(Value(date(2026, 1, 1), None, "Not available"))).lines == ()


def test_years_are_marked_and_never_too_many():
    long = chart(Value(date(2000, 5, 1), 1, "1"), Value(date(2026, 5, 1), 2, "2"))

    years = [year for _x, year in draw_line(long).years]

    assert len(years) <= 7
    assert draw_line(chart(value(3, 1), value(9, 2))).years[0][1] == "2026"
