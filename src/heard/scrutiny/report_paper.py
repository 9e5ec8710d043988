"""A report to a committee as a paper: its sections by code, and all of them in order."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from heard.design.papers.pieces import (
    Bullets,
    Fact,
    Heading,
    Inset,
    Item,
    Link,
    Note,
    Numbered,
    Paper,
    Paragraph,
    Piece,
    lowered,
)
from heard.design.words import iso_date_words
from heard.scrutiny.frozen_report import (
    FrozenAppendix,
    FrozenBlock,
    FrozenImplication,
    FrozenPaper,
    FrozenReport,
)

Sections = dict[str, tuple[Piece, ...]]


def sections(report: FrozenReport) -> Sections:
    """What goes under which heading, by the code that templates name it with. Empty ones too.

    Headings inside a section count from 1 under the section's own heading.
    """
    found: Sections = {
        "purpose": _prose(report.purpose),
        "recommendations": _recommendations(report.recommendations),
        "summary": _prose(report.summary),
        "background": _prose(report.background),
        "body": tuple(_blocks(report.blocks)),
        "reasons": _prose(report.reasons),
        "options": _prose(report.options),
        "implications": tuple(_implications(report.implications)),
        "exempt": tuple(_exempt(report)),
        "background_papers": _papers(report.background_papers),
        "authors": _prose("\n".join(report.authors)),
    }
    for each in report.implications:
        found[f"implication:{each.key}"] = tuple(_implication(each))
    return found


def headings() -> dict[str, str]:
    """The heading of each section where a report has our own look, in order."""
    return {
        "purpose": _("Purpose of this report"),
        "recommendations": _("Recommendations"),
        "summary": _("Summary"),
        "background": _("Background"),
        "body": _("What we know"),
        "reasons": _("Reasons for the recommendations"),
        "options": _("Other options that were considered"),
        "implications": _("Implications"),
        "exempt": _("Exempt information"),
        "background_papers": _("Background papers"),
    }


def report_paper(report: FrozenReport, language: str = "en-GB") -> Paper:
    """The whole report in our own look."""
    under = sections(report)
    pieces: list[Piece] = [*what_is_different(report)]
    for code, words in headings().items():
        if not under[code]:
            continue
        if code != "body":
            pieces.append(Heading(words))
            pieces += lowered(under[code])
        else:
            pieces += under[code]
    return Paper(
        title=report.title,
        kind=_("Report to the %(committee)s") % {"committee": report.committee},
        author=", ".join(report.authors),
        language=language,
        facts=facts(report),
        pieces=tuple(pieces),
        foot=f"{report.committee}: {report.title}",
    )


def what_is_different(report: FrozenReport) -> tuple[Piece, ...]:
    """What a later issue says of the one before."""
    if not report.note:
        return ()
    words = _("What is different in issue %(number)d: %(note)s")
    return (Inset(words % {"number": report.number, "note": report.note}),)


def appendix_paper(appendix: FrozenAppendix, language: str = "en-GB") -> Paper:
    """The restricted part, which says on each page that it is."""
    why = " ".join(filter(None, (appendix.exempt_words, appendix.exempt_reason)))
    return Paper(
        title=_("%(title)s: restricted appendix") % {"title": appendix.title},
        kind=_("Not for publication"),
        author=appendix.committee,
        language=language,
        pieces=(Inset(why), *_blocks(appendix.blocks)),
        foot=_("NOT FOR PUBLICATION. %(title)s") % {"title": appendix.title},
    )


def facts(report: FrozenReport) -> tuple[Fact, ...]:
    """What stands at the head of a report."""
    lines = (
        (_("Report to"), report.committee),
        (_("Meeting on"), iso_date_words(report.meeting_on)),
        (_("Report of"), ", ".join(report.authors)),
        (_("Contact"), report.contact),
        (_("Divisions"), report.divisions),
        (_("Issued on"), iso_date_words(report.issued_on)),
        (_("Issue"), str(report.number) if report.number > 1 else ""),
    )
    return tuple(Fact(label, words) for label, words in lines if words)


def _prose(words: str) -> tuple[Piece, ...]:
    return (Paragraph(words),) if words.strip() else ()


def _recommendations(texts: tuple[str, ...]) -> tuple[Piece, ...]:
    if not texts:
        return ()
    numbered = tuple(Item(str(number), text) for number, text in enumerate(texts, 1))
    return (Paragraph(_("The committee is asked to:")), Numbered(numbered))


def _blocks(blocks: Iterable[FrozenBlock]) -> Iterable[Piece]:
    for block in blocks:
        if block.heading:
            yield Heading(block.heading)
        yield from lowered(block.pieces)


def _implications(implications: Iterable[FrozenImplication]) -> Iterable[Piece]:
    for each in implications:
        yield Heading(each.title)
        yield from _implication(each)


def _implication(each: FrozenImplication) -> Iterable[Piece]:
    yield Paragraph(each.text or _("None."))
    if each.signed_by and each.signed_on:
        words = {"who": each.signed_by, "day": iso_date_words(each.signed_on)}
        yield Note(_("Signed off by %(who)s on %(day)s.") % words)


def _exempt(report: FrozenReport) -> Iterable[Piece]:
    if not report.has_restricted:
        return
    yield Paragraph(
        _("A part of this report is not for publication and is in a restricted appendix.")
    )
    yield from _prose("\n".join(filter(None, (report.exempt_words, report.exempt_reason))))


def _papers(papers: tuple[FrozenPaper, ...]) -> tuple[Piece, ...]:
    with_address = [Link(each.title, each.address) for each in papers if each.address]
    without = tuple(each.title for each in papers if not each.address)
    return (*with_address, *((Bullets(without),) if without else ()))
