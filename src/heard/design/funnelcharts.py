"""A funnel plot: values in, geometry out, which `design/funnelchart.jinja` draws.

Areas are points over how many answers each stands on; limits around the middle line narrow as
numbers grow. Widths are in per cent and heights in ems, as in `charts`; the curves alone have a
box of their own, 1000 by 1000, that is stretched over the picture. One's own area differs by
shape and words, not by colour alone. A chart never stands alone: the macro adds its sentence, its
legend and its table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, log10

HEIGHT, TOP, BOTTOM = 22.0, 1.0, 18.5  # em: the picture, and where values lie within it
LEFT, RIGHT = 12.0, 97.0  # per cent, where values lie across it
BOX = 1000
MOST_TICKS = 4

Curve = Sequence[tuple[float, float]]


class Mark(StrEnum):
    """How an area is drawn."""

    OWN = "own"
    LIKE = "like"
    UNLIKE = "unlike"


@dataclass(frozen=True)
class Area:
    """A line of the table; drawn where it has both `number` and `percent`."""

    label: str
    cells: tuple[str, ...]
    number: float | None = None
    percent: float | None = None
    mark: Mark = Mark.LIKE


@dataclass(frozen=True)
class Limit:
    """A pair of curves: (number, per cent) from the smallest number to the largest."""

    name: str
    low: Curve
    high: Curve
    is_outer: bool = False


@dataclass(frozen=True)
class FunnelChart:
    """What the chart shows, and the `sentence` that says it without the picture.

    target: the middle line, per cent. number_name: what stands under the picture.
    """

    key: str
    title: str
    sentence: str
    areas: tuple[Area, ...]
    target: float
    target_name: str
    limits: tuple[Limit, ...]
    number_name: str
    row_heading: str
    columns: tuple[str, ...]

    @property
    def drawn(self) -> tuple[Area, ...]:
        """Those that have a place in the picture, one's own last, so that it lies on top."""
        found = (each for each in self.areas if each.number is not None)
        return tuple(sorted(found, key=lambda each: each.mark == Mark.OWN))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The kinds of points that are in the picture, for its legend."""
        there = {each.mark for each in self.drawn}
        return tuple(mark for mark in Mark if mark in there)


@dataclass(frozen=True)
class Point:
    """x in per cent, y in em; `anchor` says to which side the words of one's own area go."""

    x: float
    y: float
    label: str
    mark: Mark
    anchor: str


@dataclass(frozen=True)
class DrawnCurve:
    """Points of a polyline within the box of curves."""

    points: str
    is_outer: bool


@dataclass(frozen=True)
class Drawing:
    points: tuple[Point, ...]
    curves: tuple[DrawnCurve, ...]
    target_y: float
    numbers: tuple[tuple[float, int], ...]  # ticks across: x and number
    percents: tuple[tuple[float, int], ...]  # ticks up: y and per cent
    height: float = HEIGHT
    top: float = TOP
    bottom: float = BOTTOM
    left: float = LEFT
    right: float = RIGHT
    box: int = BOX

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def depth(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class _Scale:
    """Numbers from 0 to `most`, per cent from `low` to `high`."""

    most: float
    low: float
    high: float

    def across(self, number: float) -> float:
        return number / self.most

    def down(self, percent: float) -> float:
        return (self.high - percent) / (self.high - self.low)


def draw_funnel(chart: FunnelChart) -> Drawing:
    """Place points, curves, the middle line and ticks."""
    scale = _scale(chart)
    curves = [
        DrawnCurve(_points(curve, scale), limit.is_outer)
        for limit in chart.limits
        for curve in (limit.low, limit.high)
    ]
    points = [_point(each, scale) for each in chart.drawn]
    return Drawing(
        tuple(points),
        tuple(curves),
        _y(scale.down(chart.target)),
        tuple((_x(scale.across(tick)), tick) for tick in _ticks(0, scale.most)),
        tuple((_y(scale.down(tick)), tick) for tick in _ticks(scale.low, scale.high)),
    )


def _scale(chart: FunnelChart) -> _Scale:
    """Up and down to whole tens, so that all is in it, but the outermost ends of the curves."""
    numbers = [each.number or 0 for each in chart.drawn]
    shares = [each.percent or 0 for each in chart.drawn]
    curves = [curve for limit in chart.limits for curve in (limit.low, limit.high)]
    ends = [percent for curve in curves for _, percent in curve]
    everything = [chart.target, *shares, *ends]
    low, high = 10 * floor(min(everything) / 10), 10 * ceil(max(everything) / 10)
    if low == high:
        low, high = low - 10, high + 10
    return _Scale(max([*numbers, 1]) * 1.05, max(low, 0), min(high, 100) or 10)


def _points(curve: Curve, scale: _Scale) -> str:
    return " ".join(
        f"{round(BOX * scale.across(number))},{round(BOX * scale.down(percent))}"
        for number, percent in curve
    )


def _point(area: Area, scale: _Scale) -> Point:
    x = _x(scale.across(area.number or 0))
    return Point(x, _y(scale.down(area.percent or 0)), area.label, area.mark, _anchor(x))


def _anchor(x: float) -> str:
    if x < 35:
        return "start"
    return "end" if x > 65 else "middle"


def _x(part: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * part, 2)


def _y(part: float) -> float:
    return round(TOP + (BOTTOM - TOP) * part, 2)


def _ticks(low: float, high: float) -> list[int]:
    """At most a handful of round numbers from low to high."""
    step = _round_step((high - low) / MOST_TICKS)
    first = ceil(low / step) * step
    return list(range(int(first), floor(high) + 1, int(step)))


def _round_step(least: float) -> float:
    """1, 2 or 5 times a power of ten, not below `least` nor 1."""
    power = 10.0 ** floor(log10(max(least, 1)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= max(least, 1))
