"""The blocks of findings on paper."""

from collections.abc import Callable, Iterator
from itertools import chain

from django.utils.translation import gettext as _

from heard.design.papers.page import bars_of
from heard.design.papers.pieces import Bullets, Heading, Link, Note, Paragraph, Piece, Table
from heard.design.papers.pieces import Quote as QuotePiece
from heard.design.words import date_words, number_words
from heard.results.blocks import Kind
from heard.results.findings import Findings
from heard.results.papers.groups import group_pieces
from heard.results.papers.method import how_to_read
from heard.results.papers.places import places
from heard.results.papers.tipping import tipping
from heard.results.papers.who import who_replied
from heard.results.shown import Shown
from heard.results.trend_charts import TrendFigure


def block_pieces(shown: Shown, findings: Findings) -> Iterator[Piece]:
    """One block: its heading, what is said before the figures, then the figures."""
    yield Heading(shown.title)
    if shown.block.words:
        yield Paragraph(shown.block.words)
    yield from WRITTEN[Kind(shown.block.kind)](shown, findings)


def _headlines(shown: Shown, _findings: Findings) -> Iterator[Piece]:
    for each in shown.drawn:
        yield Heading(each.question.label, 2)
        yield Paragraph(each.sentence)
        if each.turning:
            yield Paragraph(each.turning)


def _items(shown: Shown, findings: Findings) -> Iterator[Piece]:
    """The charts of a section, what could turn round, and how many wrote."""
    yield from (bars_of(chart) for chart in shown.drawn.charts)
    yield from tipping(shown.drawn.part, findings)
    for question in shown.drawn.writing:
        yield Heading(question.label, 2)
        yield Paragraph(_written(question.everybody.base))


def _written(base: int | None) -> str:
    if base is None:
        return _("Too few people wrote something to say how many.")
    return _(
        "About %(people)s people wrote something. What they wrote is read by people before any of "
        "it is published."
    ) % {"people": number_words(base)}


def _trends(shown: Shown, _findings: Findings) -> Iterator[Piece]:
    yield Note(
        _(
            "A share is compared with an earlier one only where the question, its answers and who "
            "was asked are the same. We do not test whether a change is more than chance."
        )
    )
    for figure in shown.drawn:
        yield Paragraph(figure.chart.sentence)
        yield _trend_table(figure)


def _trend_table(figure: TrendFigure) -> Table:
    chart = figure.chart
    return Table(
        caption=chart.title,
        columns=(_("Asked until"), *chart.columns),
        rows=tuple((date_words(value.on), value.words, *value.cells) for value in chart.values),
        row_headers=True,
    )


def _others(shown: Shown, _findings: Findings) -> Iterator[Piece]:
    for figure in shown.drawn:
        if figure.chart:
            yield bars_of(figure.chart)
        else:
            yield Heading(figure.lines.label, 2)
        for each in figure.lines.references:
            told = {"title": each.title, "source": each.source, "licence": each.licence}
            said = [_("“%(title)s”: %(source)s.") % told]
            said += [_("Licence: %(licence)s.") % told] if each.licence else []
            yield Note(" ".join([*said, *each.marks]))
            if each.url:
                yield Link(_("Where “%(title)s” was published") % told, each.url)
        for title, reason in figure.lines.left_out:
            words = _("“%(title)s” asked this too and is not laid beside ours.")
            yield Note(f"{words % {'title': title}} {reason}")


def _together(shown: Shown, _findings: Findings) -> Iterator[Piece]:
    found = shown.drawn
    higher = _(
        "Who chose a higher number for “%(question)s” more often gave a good answer to these as "
        "well. That is no proof that one leads to the other."
    )
    good = _(
        "Who gave a good answer to “%(question)s” more often gave one to these as well. That is no "
        "proof that one leads to the other."
    )
    words = higher if found.outcome.is_scale else good
    yield Paragraph(words % {"question": found.outcome.label})
    for title, questions in (
        (_("Goes together strongly"), found.strongly),
        (_("Goes together clearly"), found.clearly),
    ):
        if questions:
            yield Heading(title, 2)
            yield Bullets(tuple(questions))


def _quotes(shown: Shown, _findings: Findings) -> Iterator[Piece]:
    yield Paragraph(
        _(
            "Families allowed us to quote these words. Names and what else tells who somebody is "
            "are struck out. A few voices show how something feels, not how many think so."
        )
    )
    for question, quotes in shown.drawn:
        if question is not None:
            yield Heading(question.label, 2)
        yield from (QuotePiece(quote.text) for quote in quotes)


WRITTEN: dict[Kind, Callable[[Shown, Findings], Iterator[Piece]]] = {
    Kind.HEADLINE: _headlines,
    Kind.RANKING: lambda shown, findings: places(shown.drawn, findings),
    Kind.RESPONSE: lambda _shown, findings: chain(who_replied(findings), how_to_read(findings)),
    Kind.ITEMS: _items,
    Kind.COMPARISON: lambda shown, findings: group_pieces(shown.drawn, shown.block, findings),
    Kind.TREND: _trends,
    Kind.AUDIENCES: _others,
    Kind.OTHERS: _others,
    Kind.GOES_WITH: _together,
    Kind.QUOTES: _quotes,
}
