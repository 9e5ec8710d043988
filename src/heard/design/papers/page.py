"""Charts of a page as pieces of a paper, and the other way."""

from django.utils.translation import gettext as _

from heard.design.charts import Bar, BarChart
from heard.design.papers.pieces import BarLine, Bars
from heard.design.words import shown_percent


def paper_chart(bars: Bars, key: str) -> BarChart:
    """The chart of a piece; `key` tells it apart on its page. Its table has the words of a line."""
    return BarChart(
        key=key,
        title=bars.title,
        sentence=bars.sentence,
        bars=tuple(
            Bar(line.label, (line.percent,), line.cells[1:] if bars.columns else (line.words,))
            for line in bars.lines
        ),
        series=(bars.columns[0] if bars.columns else _("Per cent"),),
        row_heading=bars.row_heading or _("What"),
        columns=bars.columns[1:] if bars.columns else (bars.value_heading or _("How many"),),
    )


def bars_of(chart: BarChart) -> Bars:
    """A chart of one series as a paper holds it: each line with its share, and what that is of."""
    return Bars(
        title=chart.title,
        sentence=chart.sentence,
        lines=tuple(
            BarLine(
                each.label,
                each.percents[0],
                _words(chart, each.percents[0], each.cells),
                (shown_percent(each.percents[0]), *each.cells),
            )
            for each in chart.bars
        ),
        row_heading=chart.row_heading,
        value_heading=chart.series[0],
        columns=(chart.series[0], *chart.columns),
    )


def _words(chart: BarChart, percent: int | None, cells: tuple[str, ...]) -> str:
    more = [f"{name}: {cell}" for name, cell in zip(chart.columns, cells, strict=True)]
    return "; ".join([shown_percent(percent), *more])
