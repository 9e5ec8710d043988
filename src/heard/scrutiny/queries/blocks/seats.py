"""Seats on boards and groups: how many are wanted, filled, and empty since when. No names."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models import SeatGroup
from heard.boards.queries.seat_spans import count_by_group
from heard.boards.vacancies import Vacancies
from heard.boards.vacancy_words import constituency_words, days_words, joining_words
from heard.design.papers.pieces import Paragraph, Piece, Table
from heard.design.words import date_words, number_words
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import bodies_of, note

Line = tuple[SeatGroup, Vacancies]


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    bodies = bodies_of(report, block)
    groups = SeatGroup.objects.filter(body__in=bodies).select_related("body")
    counted = count_by_group(groups, timezone.localdate())
    found = [(each, counted[each.pk]) for each in groups.order_by("body__name", "pk")
             if each.pk in counted and counted[each.pk].wanted]  # fmt: skip
    wanted = sum(each.wanted for _group, each in found)
    source = _("the register of seats, with who sits in each")
    if not found:
        return (Paragraph(_("No seats are wanted.")), note(_("no seat"), source))
    return (
        Paragraph(_all_words(found)),
        Table(
            caption=_("Seats on boards and groups"),
            columns=(_("Board or group"), _("For whom"), _("Filled"), _("Empty since")),
            rows=tuple(_row(*line) for line in found),
            widths=(0.36, 0.26, 0.12, 0.26),
            row_headers=True,
        ),
        note(_("%(n)s seats that are wanted") % {"n": number_words(wanted)}, source),
    )


def _all_words(found: Sequence[Line]) -> str:
    wanted = sum(each.wanted for _group, each in found)
    filled = sum(each.filled for _group, each in found)
    words = {"filled": number_words(filled), "wanted": number_words(wanted)}
    return _("%(filled)s of %(wanted)s seats are filled.") % words


def _row(group: SeatGroup, vacancies: Vacancies) -> tuple[str, ...]:
    empty = _("All filled")
    if vacancies.short_since:
        words = {
            "day": date_words(vacancies.short_since),
            "days": days_words(vacancies.days_short),
        }
        empty = _("%(day)s (%(days)s)") % words
    return (
        group.body.name,
        constituency_words(group.constituency),
        _("%(filled)d of %(wanted)d") % {"filled": vacancies.filled, "wanted": vacancies.wanted},
        "\n".join(filter(None, (empty, joining_words(vacancies)))),
    )
