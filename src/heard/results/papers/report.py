"""Published findings as a report on paper: the same numbers as the page, in the same words."""

from datetime import date

import msgspec
from django.utils.translation import gettext as _

from heard.design.papers.pieces import Fact, Paper, Paragraph
from heard.design.words import date_words
from heard.results.charts import replies_sentence
from heard.results.findings import Findings
from heard.results.papers.blocks import block_pieces
from heard.results.papers.method import method
from heard.results.shown import shown_blocks


class Edition(msgspec.Struct, frozen=True):
    """What is known of a publication beside its findings. `address` is that of its page."""

    title: str
    summary: str
    asked_by: str
    published_on: date
    address: str


def report_paper(findings: Findings, edition: Edition, language: str = "en-GB") -> Paper:
    """The blocks in their order, then how it was made."""
    return Paper(
        title=edition.title,
        kind=_("What families told us"),
        author=edition.asked_by,
        language=language,
        facts=_facts(findings, edition),
        pieces=(
            *((Paragraph(edition.summary),) if edition.summary else ()),
            *(piece for shown in shown_blocks(findings) for piece in block_pieces(shown, findings)),
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
