"""Bar charts: whole numbers of per cent in, geometry out, which `design/chart.jinja` draws.

Lengths along a bar are in per cent of its track and heights are in ems, with no viewBox, so that
the words keep their size on a telephone and grow with the reader's own text size. A chart never
stands alone: the macro `chart_with_table` adds its sentence and its table.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from textwrap import wrap

from heard.design.words import percent_words

LABEL_CHARACTERS = 34  # what fits in one line at 320 pixels
LINE = 1.35
BAR = 1.5
GAP = 0.9
NARROWEST_WITH_WORDS = 12  # per cent of the track that "12%" needs at 320 pixels
MOST_SERIES = 7


@dataclass(frozen=True)
class Bar:
    """One line of a chart and of its table.

    `percents` has one whole number from 0 to 100 for each series, or None where too few people
    answered to show it. `cells` are further texts for the table, one for each of its `columns`.
    `likely`: how far the share may be off, low and high, drawn as a line across the end of the bar.
    """

    label: str
    percents: tuple[int | None, ...]
    cells: tuple[str, ...] = ()
    likely: tuple[int, int] | None = None


@dataclass(frozen=True)
class BarChart:
    """What a chart shows, and the `sentence` that says it without the chart.

    With one series each bar stands for itself; with several they are stacked to a whole. `key`
    tells the charts of one page apart: letters, digits and hyphens.
    """

    key: str
    title: str
    sentence: str
    bars: tuple[Bar, ...]
    series: tuple[str, ...]
    row_heading: str
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"a chart has 1 to {MOST_SERIES} series, not {len(self.series)}")
        for bar in self.bars:
            if len(bar.percents) != len(self.series) or len(bar.cells) != len(self.columns):
                raise ValueError(f"the bar {bar.label!r} does not fit the series or the columns")
            if any(percent is not None and not 0 <= percent <= 100 for percent in bar.percents):
                raise ValueError(f"the bar {bar.label!r} is not between 0 and 100 per cent")


@dataclass(frozen=True)
class Segment:
    """A rectangle: `start` and `width` in per cent of the track; `number` counts series from 1."""

    start: int
    width: int
    number: int
    words: str

    @property
    def middle(self) -> float:
        return self.start + self.width / 2

    @property
    def has_room_for_words(self) -> bool:
        return self.width >= NARROWEST_WITH_WORDS


@dataclass(frozen=True)
class Row:
    """A bar with its label above it. All of y in em; no segments where too few answered."""

    label: tuple[str, ...]
    label_y: float
    bar_y: float
    segments: tuple[Segment, ...]
    likely: tuple[int, int] | None = None

    @property
    def words_y(self) -> float:
        return round(self.bar_y + BAR * 0.7, 2)

    @property
    def middle(self) -> float:
        """Half way down the bar."""
        return round(self.bar_y + BAR / 2, 2)


@dataclass(frozen=True)
class Drawing:
    rows: tuple[Row, ...]
    height: float
    is_stacked: bool
    line: float = LINE
    bar: float = BAR


def draw_bars(chart: BarChart) -> Drawing:
    """Place the bars of a chart under one another."""
    rows = []
    y = 0.0
    for bar in chart.bars:
        label = _wrapped(bar.label)
        bar_y = round(y + LINE * len(label) + 0.2, 2)
        rows.append(Row(label, round(y + 1, 2), bar_y, _segments(bar.percents), bar.likely))
        y = bar_y + BAR + GAP
    return Drawing(tuple(rows), round(y, 2), is_stacked=len(chart.series) > 1)


@lru_cache(maxsize=1024)
def _wrapped(label: str) -> tuple[str, ...]:
    """The lines of a label; questions and groups come again in every chart."""
    return tuple(wrap(label, LABEL_CHARACTERS)) or ("",)


def _segments(percents: tuple[int | None, ...]) -> tuple[Segment, ...]:
    """Side by side from the left. One that is hidden would be seen in the gap, so hides all."""
    known = [percent for percent in percents if percent is not None]
    if len(known) < len(percents):
        return ()
    starts = [0, *accumulate(known)]
    return tuple(
        Segment(start, percent, number, percent_words(percent))
        for number, (start, percent) in enumerate(zip(starts, known, strict=False), start=1)
    )
