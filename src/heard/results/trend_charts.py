"""Trends and reference lines as charts: the sentence first, then the picture, then the table."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from heard.design.charts import Bar, BarChart
from heard.design.linecharts import Level, LineChart, Value
from heard.design.words import (
    date_words,
    month_words,
    number_words,
    percent_words,
    shown_number,
    shown_percent,
)
from heard.results.charts import quoted
from heard.results.trends import Point, Reference, ReferenceLines, Trend


@dataclass(frozen=True)
class TrendFigure:
    """A trend to draw, and where its points come from."""

    trend: Trend
    chart: LineChart


@dataclass(frozen=True)
class ReferenceFigure:
    """Results of others beside ours, to draw; the lines have source and licence of each."""

    lines: ReferenceLines
    chart: BarChart | None


def trend_figures(trends: tuple[Trend, ...]) -> list[TrendFigure]:
    return [TrendFigure(trend, trend_chart(trend)) for trend in trends]


def reference_figures(
    lines: tuple[ReferenceLines, ...], key: str = "reference"
) -> list[ReferenceFigure]:
    """`key` tells them apart from other charts of the page."""
    return [ReferenceFigure(each, reference_chart(each, key)) for each in lines]


def trend_chart(trend: Trend) -> LineChart:
    """From 0 to 100 per cent, so that a small change looks small."""
    return LineChart(
        key=f"trend-{trend.code}",
        title=_("“%(question)s”: who chose %(answers)s")
        % {"question": trend.label, "answers": quoted(trend.answers)},
        sentence=trend_sentence(trend),
        values=tuple(
            Value(
                point.on,
                point.percent,
                shown_percent(point.percent),
                (shown_number(point.base), point.source, _remark(trend, point)),
                is_break=point.is_break,
            )
            for point in trend.points
        ),
        levels=(Level(0, percent_words(0)), Level(100, percent_words(100))),
        columns=(_("Share"), _("Gave a view"), _("From"), _("Compared with now?")),
    )


def _remark(trend: Trend, point: Point) -> str:
    if point is trend.now:
        return "–"
    return _("No: %(reason)s") % {"reason": point.reason} if point.reason else _("Yes")


def trend_sentence(trend: Trend) -> str:
    """“In 2026, 50% chose “Agree”. In 2025, 41%; the question was asked in other words then…”."""
    years = [point.on.year for point in trend.points]
    when = _in_month if len(set(years)) < len(years) else _in_year
    words = [_now_words(trend, when(trend.now.on))]
    words += [_then_words(point, when(point.on)) for point in reversed(trend.points[:-1])]
    return " ".join(words)


def _now_words(trend: Trend, when: str) -> str:
    now = trend.now
    if now.percent is None:
        return _("%(when)s, too few gave a view to show a share.") % {"when": when}
    words = _("%(when)s, %(share)s chose %(answers)s.")
    share = percent_words(now.percent)
    return words % {"when": when, "share": share, "answers": quoted(trend.answers)}


def _then_words(point: Point, when: str) -> str:
    if point.percent is None:
        return _("%(when)s, no share can be shown.") % {"when": when}
    if point.reason:
        words = _("%(when)s, %(share)s; %(reason)s, so the two are not compared.")
    else:
        words = _("%(when)s, %(share)s.")
    return words % {"when": when, "share": percent_words(point.percent), "reason": point.reason}


def _in_year(day: date) -> str:
    return _("In %(time)s") % {"time": day.year}


def _in_month(day: date) -> str:
    return _("In %(time)s") % {"time": month_words(day)}


def reference_chart(lines: ReferenceLines, key: str = "reference") -> BarChart | None:
    """Ours and theirs under one another; nothing where none of theirs can stand there."""
    if not lines.references:
        return None
    ours = (shown_number(lines.base), _("Here"), "–")
    return BarChart(
        key=f"{key}-{lines.code}",
        title=_("“%(question)s”: who chose %(answers)s, here and elsewhere")
        % {"question": lines.label, "answers": quoted(lines.answers)},
        sentence=_reference_sentence(lines),
        bars=(
            Bar(_("Families here"), (lines.percent,), ours),
            *(Bar(each.title, (each.percent,), _cells(each)) for each in lines.references),
        ),
        series=(quoted(lines.answers),),
        row_heading=_("Whose answers"),
        columns=(_("Gave a view"), _("Asked"), _("95% interval")),
    )


def _cells(reference: Reference) -> tuple[str, str, str]:
    dates = _("%(start)s to %(end)s") % {
        "start": date_words(reference.asked_from),
        "end": date_words(reference.asked_to),
    }
    return number_words(reference.base), dates, _interval(reference)


def _interval(reference: Reference) -> str:
    if reference.low is None or reference.high is None:
        return _("Not given")
    return _("%(low)s to %(high)s") % {
        "low": percent_words(reference.low),
        "high": percent_words(reference.high),
    }


def _reference_sentence(lines: ReferenceLines) -> str:
    here = _("Here too few gave a view to show a share.")
    if lines.percent is not None:
        here = _("Here, %(share)s chose %(answers)s.") % {
            "share": percent_words(lines.percent),
            "answers": quoted(lines.answers),
        }
    words = _("In “%(title)s” (%(population)s, asked until %(day)s), %(share)s of %(base)s.")
    theirs = [
        words
        % {
            "title": each.title,
            "population": each.population,
            "day": date_words(each.asked_to),
            "share": percent_words(each.percent),
            "base": number_words(each.base),
        }
        for each in lines.references
    ]
    return " ".join([here, *theirs, _("These are lines to look at: no difference is tested.")])
