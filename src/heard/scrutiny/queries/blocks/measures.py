"""What is measured: public measures of a published plan, never compared across a series break."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.pieces import Inset, Paragraph, Piece, Table
from heard.design.words import date_words, number_words
from heard.plans.measure_words import reading_words, value_words
from heard.plans.models import Reading
from heard.plans.queries.measures import MeasureRow, rows
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import note, plan_of, since_of


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    plan = plan_of(report, block)
    found = rows(plan.measures.filter(is_public=True, retired_on=None))
    if not found:
        return (
            Paragraph(_("Nothing that everybody may read is measured for this plan yet.")),
            note(_("no measure"), _("“%(plan)s”") % {"plan": plan.title}),
        )
    return (
        *_corrected(found, block),
        Table(
            caption=_("Measures of “%(plan)s”") % {"plan": plan.title},
            columns=(_("Measure"), _("Last value"), _("Wanted"), _("Since it began")),
            rows=tuple(_row(each) for each in found),
            widths=(0.28, 0.24, 0.18, 0.3),
            row_headers=True,
        ),
        note(
            ngettext(
                "%(n)s public measure, its own base beside its value",
                "%(n)s public measures, each with its own base beside its value",
                len(found),
            )
            % {"n": number_words(len(found))},
            _sources(found),
        ),
    )


def _corrected(found: Sequence[MeasureRow], block: ReportBlock) -> Iterable[Piece]:
    """Values that were put right since: whoever read the last report has others."""
    replaced = Reading.objects.filter(
        measure__in=[each.measure.pk for each in found], replaced_at__date__gte=since_of(block)
    )
    names = sorted({each.measure.name for each in replaced.select_related("measure")})
    if names:
        yield Inset(_("Values were corrected of: %(names)s.") % {"names": "; ".join(names)})


def _row(row: MeasureRow) -> tuple[str, ...]:
    measure, last = row.measure, row.last
    value = _("No value yet")
    if last is not None:
        words = {"value": reading_words(last, measure), "day": date_words(last.on)}
        value = _("%(value)s on %(day)s") % words
    wanted = _("Nothing is set")
    if measure.target is not None and measure.target_on is not None:
        goal = {"value": value_words(measure.target, measure), "day": date_words(measure.target_on)}
        wanted = _("%(value)s by %(day)s") % goal
    return (measure.name, value, wanted, row.movement.words)


def _sources(found: Sequence[MeasureRow]) -> str:
    words = {each.last.source_words for each in found if each.last and each.last.source_words}
    return "; ".join(sorted(words)) or _("values that were entered by hand")
