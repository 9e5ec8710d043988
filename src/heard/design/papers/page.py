"""Pieces of a paper on a page."""

from django.utils.translation import gettext as _

from heard.design.charts import Bar, BarChart
from heard.design.papers.pieces import Bars


def paper_chart(bars: Bars, key: str) -> BarChart:
    """The chart of a piece; `key` tells it apart on its page. Its table has the words of a line."""
    return BarChart(
        key=key,
        title=bars.title,
        sentence=bars.sentence,
        bars=tuple(Bar(line.label, (line.percent,), (line.words,)) for line in bars.lines),
        series=(_("Per cent"),),
        row_heading=bars.row_heading or _("What"),
        columns=(bars.value_heading or _("How many"),),
    )
