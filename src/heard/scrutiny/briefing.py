"""The members' briefing: a report on two pages, from what was issued. Values in, values out.

It is shortened by dropping whole pieces in the order of `DROPPED`, and says what was left out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.design.papers.pieces import (
    Bullets,
    Heading,
    Inset,
    Item,
    Note,
    Numbered,
    Paper,
    Paragraph,
    Piece,
)
from heard.scrutiny.frozen_report import FrozenReport
from heard.scrutiny.report_paper import facts

MOST_FIGURES = 5
# What goes first when it is too long; purpose and recommendations always stay.
DROPPED = ("implications", "background", "reasons", "summary", "figures")
LONGEST = {"summary": 1200, "background": 700, "reasons": 700}


@dataclass(frozen=True)
class Figure:
    """One key figure: what it says, and of whom, from where and of which day."""

    words: str
    base: str


def key_figures(report: FrozenReport) -> list[Figure]:
    """The most telling sentence of each of the first blocks with figures, with its small print."""
    found = [Figure(each.figure, each.base) for each in report.blocks if each.figure and each.base]
    return found[:MOST_FIGURES]


def briefing_paper(
    report: FrozenReport, dropped: Iterable[str] = (), language: str = "en-GB"
) -> Paper:
    """What members need before the meeting, without the parts that are `dropped`."""
    left_out = [each for each in DROPPED if each in set(dropped)]
    pieces = [
        piece
        for code, part in _parts(report)
        if code not in left_out
        for piece in part
    ]  # fmt: skip
    if left_out:
        names = [str(_names()[each]) for each in left_out]
        words = _("Left out here so that it fits two pages: %(parts)s. The report has all of it.")
        pieces.append(Inset(words % {"parts": ", ".join(names)}))
    return Paper(
        title=_("Briefing: %(title)s") % {"title": report.title},
        kind=_("Members' briefing for the %(committee)s") % {"committee": report.committee},
        author=", ".join(report.authors),
        language=language,
        facts=facts(report),
        pieces=tuple(pieces),
        foot=f"{report.committee}: {report.title}",
    )


def fitting(report: FrozenReport, fits: Callable[[Paper], bool], language: str = "en-GB") -> Paper:
    """The longest briefing that `fits`; the shortest there is if none does."""
    paper = briefing_paper(report, language=language)
    for number in range(len(DROPPED) + 1):
        paper = briefing_paper(report, DROPPED[:number], language)
        if fits(paper):
            break
    return paper


def _names() -> dict[str, str]:
    return {
        "implications": _("implications"),
        "background": _("background"),
        "reasons": _("reasons"),
        "summary": _("summary"),
        "figures": _("key figures"),
    }


def _parts(report: FrozenReport) -> Iterator[tuple[str, list[Piece]]]:
    yield "purpose", _prose(_("What this is about"), report.purpose)
    yield "recommendations", _asked(report)
    yield "summary", _prose(_("In short"), _cut(report, "summary"))
    yield "figures", list(_figures(report))
    yield "reasons", _prose(_("Why"), _cut(report, "reasons"))
    yield "background", _prose(_("Background"), _cut(report, "background"))
    yield "implications", list(_implications(report))
    if report.has_restricted:
        words = _("A part of the report is not for the public. Members are sent it apart.")
        yield "restricted", [Inset(words)]


def _cut(report: FrozenReport, name: str) -> str:
    """Whole paragraphs alone: a sentence is never cut."""
    kept: list[str] = []
    text, length = str(getattr(report, name)), 0
    for line in text.splitlines():
        length += len(line)
        if kept and length > LONGEST[name]:
            kept.append(_("More is in the report."))
            break
        kept.append(line)
    return "\n".join(kept)


def _prose(title: str, words: str) -> list[Piece]:
    return [Heading(title), Paragraph(words)] if words.strip() else []


def _asked(report: FrozenReport) -> list[Piece]:
    if not report.recommendations:
        return []
    items = enumerate(report.recommendations, 1)
    return [
        Heading(_("What you are asked to do")),
        Paragraph(_("The committee is asked to:")),
        Numbered(tuple(Item(str(number), text) for number, text in items)),
    ]


def _figures(report: FrozenReport) -> Iterator[Piece]:
    found = key_figures(report)
    if found:
        yield Heading(_("Key figures"))
    for each in found:
        yield Paragraph(each.words)
        yield Note(each.base)


def _implications(report: FrozenReport) -> Iterator[Piece]:
    said = [each for each in report.implications if each.text.strip()]
    if said:
        yield Heading(_("Implications"))
        yield Bullets(tuple(f"{each.title}: {each.text}" for each in said))
