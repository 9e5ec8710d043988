"""A comparison as a funnel to draw, its table, and the same table as a file."""

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from heard.areas.comparing import Comparison, Standing
from heard.areas.queries import Compared
from heard.areas.sentences import (
    middle_words,
    own_sentence,
    place_words,
    sentence,
    title_of,
)
from heard.design.csv_lines import MARK, csv_line
from heard.design.funnelcharts import Area, FunnelChart, Limit, Mark
from heard.design.words import shown_number, shown_percent
from heard.engines.estimation import Funnel
from heard.engines.estimation.funnel import INNER, OUTER

STEPS = 48  # points of a curve: it bends most where numbers are small


@dataclass(frozen=True)
class OverviewLine:
    """One measure in the list: what it is, where the reader's area lies, and all of them."""

    code: str
    title: str
    own: str
    sentence: str


def overview(compared: Compared) -> list[OverviewLine]:
    """Every measure, in the order of the questionnaire, then who replied."""
    name = _own_name(compared)
    return [
        OverviewLine(
            each.measure.code,
            each.measure.label,
            own_sentence(each, compared.own, name),
            sentence(each),
        )
        for each in compared.comparisons
    ]


def funnel_chart(compared: Compared, comparison: Comparison) -> FunnelChart:
    """The funnel as this reader may see it."""
    found, measure = comparison.funnel, comparison.measure
    own = own_sentence(comparison, compared.own, _own_name(compared))
    return FunnelChart(
        key=f"funnel-{measure.code.strip('_').replace('_', '-')}",
        title=title_of(measure),
        sentence=" ".join(each for each in (own, sentence(comparison)) if each),
        areas=tuple(
            _area(compared, comparison, standing) for standing in compared.rows(comparison)
        ),
        target=100 * found.target if found else 0,
        target_name=middle_words(comparison),
        limits=_limits(found) if found else (),
        number_name=_("How many were asked") if measure.is_response else _("Answers it stands on"),
        row_heading=_("Area"),
        columns=(
            _("Share"),
            _("Asked") if measure.is_response else _("Gave a view"),
            _("Where it lies"),
            _("Not quite like the others"),
        ),
    )


def to_csv(chart: FunnelChart) -> str:
    """What the table shows, line by line, as a file that spreadsheets read."""
    heading = csv_line((chart.row_heading, *chart.columns))
    return MARK + heading + "".join(csv_line((each.label, *each.cells)) for each in chart.areas)


def _own_name(compared: Compared) -> str:
    return compared.names.get(compared.own, "") if compared.own is not None else ""


def _area(compared: Compared, comparison: Comparison, standing: Standing) -> Area:
    share = standing.share
    is_drawn = standing.place is not None
    # Where areas are not compared, no share of one is shown beside the others'.
    percent = shown_percent(share.shown) if is_drawn else "–"
    return Area(
        label=_label(compared, standing),
        cells=(
            percent,
            shown_number(share.base),
            place_words(standing, comparison.measure),
            "; ".join(standing.marks) or "–",
        ),
        number=share.effective if is_drawn else None,
        percent=share.percent if is_drawn else None,
        mark=_mark(compared, standing),
    )


def _label(compared: Compared, standing: Standing) -> str:
    name = compared.names[standing.area]
    if standing.area == compared.own:
        return _("%(name)s (your area)") % {"name": name}
    return name


def _mark(compared: Compared, standing: Standing) -> Mark:
    if standing.area == compared.own:
        return Mark.OWN
    return Mark.UNLIKE if standing.marks else Mark.LIKE


def _limits(found: Funnel) -> tuple[Limit, ...]:
    sizes = np.array([area.effective for area in found.areas])
    numbers = np.geomspace(0.8 * sizes.min(), 1.05 * sizes.max(), STEPS)
    names = {INNER: _("Inner lines, 95%"), OUTER: _("Outer lines, 99.8%")}
    limits = []
    for level, name in names.items():
        low, high = found.limits(numbers, level)
        curves = [
            tuple(zip(numbers.tolist(), (100 * curve).tolist(), strict=True))
            for curve in (low, high)
        ]
        limits.append(Limit(name, curves[0], curves[1], is_outer=level == OUTER))
    return tuple(limits)
