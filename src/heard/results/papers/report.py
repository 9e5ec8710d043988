"""Published findings as a report on paper: the same numbers as the page, in the same words."""

from datetime import date

import msgspec
from django.utils.translation import gettext as _

from heard.design.papers.page import bars_of
from heard.design.papers.pieces import Fact, Heading, Paper, Paragraph, Piece
from heard.design.words import date_words, number_words
from heard.results.charts import part_charts, replies_sentence
from heard.results.findings import Findings, Part
from heard.results.papers.groups import group_pieces
from heard.results.papers.method import how_to_read, method
from heard.results.papers.places import places
from heard.results.papers.tipping import tipping
from heard.results.papers.who import who_replied


class Edition(msgspec.Struct, frozen=True):
    """What is known of a publication beside its findings. `address` is that of its page."""

    title: str
    summary: str
    asked_by: str
    published_on: date
    address: str


def report_paper(findings: Findings, edition: Edition, language: str = "en-GB") -> Paper:
    """Plain sentences first, then who replied, how to read it, the answers and how it was made."""
    return Paper(
        title=edition.title,
        kind=_("What families told us"),
        author=edition.asked_by,
        language=language,
        facts=_facts(findings, edition),
        pieces=(
            *((Paragraph(edition.summary),) if edition.summary else ()),
            *who_replied(findings),
            *how_to_read(findings),
            *places(findings),
            *(piece for part in findings.parts for piece in _part(part, findings)),
            *group_pieces(findings),
            *method(findings, edition.address),
        ),
        foot=f"{edition.asked_by}: {edition.title}",
    )


def _facts(findings: Findings, edition: Edition) -> tuple[Fact, ...]:
    facts = [Fact(_("Asked by"), edition.asked_by)]
    if findings.asked_from and findings.asked_until:
        days = {
            "start": date_words(findings.asked_from),
            "end": date_words(findings.asked_until),
        }
        facts.append(Fact(_("Asked"), _("%(start)s to %(end)s") % days))
    return (
        *facts,
        Fact(_("Replies"), replies_sentence(findings)),
        Fact(_("Published on"), date_words(edition.published_on)),
        Fact(_("Published at"), edition.address),
    )


def _part(part: Part, findings: Findings) -> list[Piece]:
    """A section of the questionnaire: its charts, who wrote, and what could turn round."""
    written: list[Piece] = [
        piece
        for question in part.questions
        if question.is_writing
        for piece in (
            Heading(question.label, 2),
            Paragraph(_written(question.everybody.base)),
        )
    ]
    charts: list[Piece] = [bars_of(chart) for chart in part_charts(part)]
    return [Heading(part.title), *charts, *tipping(part, findings), *written]


def _written(base: int | None) -> str:
    if base is None:
        return _("Too few people wrote something to say how many.")
    return _(
        "About %(people)s people wrote something. What they wrote is read by people before any of "
        "it is published."
    ) % {"people": number_words(base)}
