"""A number over time: values in, geometry out, which `design/linechart.jinja` draws.

Widths are in per cent and heights in ems, as in `charts`. Where a series breaks, the line does too.
A chart never stands alone: the macro adds its sentence and its table.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

HEIGHT, TOP, BOTTOM = 14.0, 2.0, 12.0  # em: the picture, and where values lie within it
ROOM = 0.08  # of the range of the values, left free above and below
LEFT, RIGHT = 4.0, 96.0  # per cent


@dataclass(frozen=True)
class Value:
    """What it was on a day, or None with the reason in words; `cells` are further table cells."""

    on: date
    value: float | None
    words: str
    cells: tuple[str, ...] = ()
    is_break: bool = False


@dataclass(frozen=True)
class Level:
    """A line across the picture: where it began, where it should get."""

    value: float
    words: str
    is_target: bool = False


@dataclass(frozen=True)
class LineChart:
    """What the chart shows, and the `sentence` that says it without the picture."""

    key: str
    title: str
    sentence: str
    values: tuple[Value, ...]
    levels: tuple[Level, ...]
    columns: tuple[str, ...]
    row_heading: str = ""


@dataclass(frozen=True)
class Point:
    """x in per cent, y in em; `words` stand at the first and the last one, and after a break."""

    x: float
    y: float
    words: str
    anchor: str


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class DrawnLevel:
    y: float
    words: str
    is_target: bool


@dataclass(frozen=True)
class Drawing:
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    levels: tuple[DrawnLevel, ...]
    breaks: tuple[float, ...]
    years: tuple[tuple[float, str], ...]
    height: float = HEIGHT
    top: float = TOP
    bottom: float = BOTTOM


def draw_line(chart: LineChart) -> Drawing:
    """Place points, the lines between them, and the levels."""
    shown = [each for each in chart.values if each.value is not None]
    if not shown:
        return Drawing((), (), (), (), ())
    low, high = _range([each.value or 0 for each in shown], chart.levels)
    first, last = shown[0].on, shown[-1].on
    places = [(_x(each.on, first, last), _y(each.value or 0, low, high)) for each in shown]
    gaps = _after_gaps(chart.values)
    lines = [
        Line(*before, *after)
        for before, after, each in zip(places, places[1:], shown[1:], strict=False)
        if not each.is_break and each not in gaps
    ]
    return Drawing(
        tuple(_points(shown, places)),
        tuple(lines),
        tuple(
            DrawnLevel(_y(each.value, low, high), each.words, each.is_target)
            for each in chart.levels
        ),
        tuple(
            place[0]
            for place, each in zip(places, shown, strict=True)
            if each.is_break and place[0]
        ),
        tuple(_years(first, last)),
    )


def _after_gaps(values: tuple[Value, ...]) -> list[Value]:
    """Values that come after one that is not shown: nothing is drawn across it."""
    return [
        each for before, each in pairwise(values) if before.value is None and each.value is not None
    ]


def _points(shown: list[Value], places: list[tuple[float, float]]) -> list[Point]:
    ends = {0, len(shown) - 1} | {n for n, each in enumerate(shown) if each.is_break}
    return [
        Point(x, y, each.words if n in ends else "", _anchor(x))
        for n, (each, (x, y)) in enumerate(zip(shown, places, strict=True))
    ]


def _anchor(x: float) -> str:
    if x < 20:
        return "start"
    return "end" if x > 80 else "middle"


def _range(values: list[float], levels: tuple[Level, ...]) -> tuple[float, float]:
    everything = [*values, *(each.value for each in levels)]
    low, high = min(everything), max(everything)
    room = (high - low) * ROOM or abs(high) * ROOM or 1
    return low - room, high + room


def _x(day: date, first: date, last: date) -> float:
    if first == last:
        return (LEFT + RIGHT) / 2
    return round(LEFT + (RIGHT - LEFT) * (day - first).days / (last - first).days, 2)


def _y(value: float, low: float, high: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low), 2)


def _years(first: date, last: date) -> list[tuple[float, str]]:
    """The first of each January between the ends; the ends where there is none."""
    days = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    if not days:
        return [(_x(first, first, last), str(first.year))]
    every = 1 + len(days) // 6
    return [(_x(day, first, last), str(day.year)) for day in days[::every]]
