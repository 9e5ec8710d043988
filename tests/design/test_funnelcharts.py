"""Where points, curves and ticks of a funnel lie."""

from heard.design.funnelcharts import (
    BOTTOM,
    BOX,
    LEFT,
    RIGHT,
    TOP,
    Area,
    FunnelChart,
    Limit,
    Mark,
    draw_funnel,
)


def chart(*areas: Area, limits: tuple[Limit, ...] = (), target: float = 50) -> FunnelChart:
    return FunnelChart(
        key="funnel-x",
        title="Who agrees",
        sentence="All lie within.",
        areas=areas,
        target=target,
        target_name="All",
        limits=limits,
        number_name="Answers",
        row_heading="Area",
        columns=(),
    )


def area(number: float | None, percent: float | None, mark: Mark = Mark.LIKE) -> Area:
    return Area("Ashby", (), number, percent, mark)


def test_points_lie_by_number_and_share():
    drawing = draw_funnel(chart(area(0, 40), area(200, 60)))

    first, second = drawing.points
    assert (first.x, first.y) == (LEFT, BOTTOM)
    assert (second.x, second.y) == (round(LEFT + (RIGHT - LEFT) / 1.05, 2), TOP)
    assert drawing.target_y == (TOP + BOTTOM) / 2


def test_curves_lie_in_their_own_box_from_edge_to_edge():
    limit = Limit("Inner", low=((0, 40), (210, 40)), high=((0, 60), (210, 60)))

    drawing = draw_funnel(chart(area(200, 50), limits=(limit,)))

    assert [each.points for each in drawing.curves] == [f"0,{BOX} {BOX},{BOX}", f"0,0 {BOX},0"]


def test_what_has_no_place_is_in_the_table_alone():
    found = chart(area(200, 50), area(None, None))

    assert len(found.areas) == 2
    assert len(draw_funnel(found).points) == 1


def test_ones_own_area_lies_on_top_and_is_in_the_legend():
    found = chart(area(200, 50, Mark.OWN), area(100, 55, Mark.UNLIKE))

    assert [each.mark for each in draw_funnel(found).points] == [Mark.UNLIKE, Mark.OWN]
    assert found.marks == (Mark.OWN, Mark.UNLIKE)


def test_ticks_are_round_numbers_within_the_picture():
    drawing = draw_funnel(chart(area(1340, 37), area(120, 52)))

    assert [number for _, number in drawing.numbers] == [0, 500, 1000]
    assert [percent for _, percent in drawing.percents] == [30, 40, 50, 60]


def test_areas_that_are_all_alike_have_room_above_and_below():
    drawing = draw_funnel(chart(area(100, 50)))

    assert TOP < drawing.points[0].y < BOTTOM


def test_shares_never_leave_nothing_to_all():
    for share in (0, 100):
        drawing = draw_funnel(chart(area(100, share), target=share))

        assert TOP <= drawing.points[0].y <= BOTTOM
        assert all(0 <= percent <= 100 for _, percent in drawing.percents)
