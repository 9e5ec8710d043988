"""What a survey found: published findings alone, as they were protected; hidden stays hidden."""

import msgspec
from django.utils.translation import gettext as _

from heard.design.papers.page import bars_of
from heard.design.papers.pieces import Inset, Paragraph, Piece
from heard.design.words import date_words
from heard.results.charts import part_charts, replies_sentence
from heard.results.findings import Findings
from heard.results.findings import Part as FindingsPart
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.queries.blocks.sources import note, publication_of


def pieces(report: Report, block: ReportBlock) -> tuple[Piece, ...]:
    """The questions that were chosen, else all that are rated. Raises GoneError."""
    publication = publication_of(report, block)
    found = publication.findings
    asked = _asked(found)
    charts = [chart for part in chosen_parts(found, block) for chart in part_charts(part)]
    bars = [bars_of(chart) for chart in charts]
    body: list[Piece] = [*bars] if bars else [Inset(_("Nothing of it can be shown."))]
    source = _("%(title)s, findings published on %(day)s") % {
        "title": publication.title,
        "day": date_words(publication.published_at) if publication.published_at else "",
    }
    rule = _("Small numbers are hidden and counts rounded to %(n)d.") % {"n": found.rule.round_to}
    return (
        Paragraph(f"{asked} {rule}".strip()),
        *body,
        note(_base(found), source, found.asked_until),
    )


def chosen_parts(findings: Findings, block: ReportBlock) -> list[FindingsPart]:
    """Parts with nothing but the questions that the block shows."""
    wanted = block.chosen.get("questions")
    codes = set(wanted) if isinstance(wanted, list) else set()
    parts = []
    for part in findings.parts:
        kept = tuple(
            each
            for each in part.questions
            if (each.code in codes if codes else each.is_rated) and not each.is_writing
        )
        if kept:
            parts.append(msgspec.structs.replace(part, questions=kept))
    return parts


def _asked(findings: Findings) -> str:
    if findings.asked_from is None or findings.asked_until is None:
        return ""
    days = {"first": date_words(findings.asked_from), "last": date_words(findings.asked_until)}
    return _("Families were asked from %(first)s to %(last)s.") % days


def _base(findings: Findings) -> str:
    return replies_sentence(findings).rstrip(".")
