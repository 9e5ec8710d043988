"""A report in the council's own Word template: what goes under which heading, what had no place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Heading, Piece, lowered
from heard.design.papers.templates import Filling, fill
from heard.design.words import iso_date_words
from heard.scrutiny.frozen_report import FrozenReport
from heard.scrutiny.report_paper import Sections, headings, sections, what_is_different


class Mapped(Protocol):
    """A template's file with what goes where, as `ReportTemplate` keeps it."""

    @property
    def places(self) -> Mapping[str, str]: ...

    @property
    def labels(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Filled:
    """The document, and the headings of what came at its end because the template has no place."""

    content: bytes
    unplaced: tuple[str, ...]


def filled(template: bytes, mapped: Mapped, report: FrozenReport) -> Filled:
    """Nothing is lost: what has no heading comes at the end. Raises TemplateError."""
    under = sections(report)
    first = min((int(index) for index in mapped.places), default=0)
    placed: dict[int, tuple[Piece, ...]] = {
        int(index): under.get(code, ()) for index, code in mapped.places.items()
    }
    if placed:
        placed[first] = (*what_is_different(report), *placed[first])
    facts = label_words(report)
    labels = {int(index): facts.get(code, "") for index, code in mapped.labels.items()}
    more = list(_more(report, under, set(mapped.places.values())))
    filling = Filling(
        sections=placed,
        labels={index: words for index, words in labels.items() if words},
        more=[piece for _title, pieces in more for piece in pieces],
        title=report.title,
    )
    return Filled(fill(template, filling), tuple(title for title, _pieces in more))


def section_names(implications: Mapping[int, str]) -> dict[str, str]:
    """What can go under a heading of a template, in words for whoever maps it."""
    names = headings() | {"body": _("The blocks of the report"), "authors": _("Report authors")}
    each = {
        f"implication:{key}": _("Implications: %(title)s") % {"title": title}
        for key, title in implications.items()
    }
    return names | each


def label_names() -> dict[str, str]:
    """What can stand beside a label of a template."""
    return {
        "title": _("The title of the report"),
        "committee": _("The committee"),
        "meeting": _("The day of the meeting"),
        "date": _("The day of issue"),
        "author": _("Who the report is of"),
        "contact": _("The contact"),
        "divisions": _("The divisions"),
        "exempt": _("Whether a part is exempt"),
    }


def label_words(report: FrozenReport) -> dict[str, str]:
    """What stands beside each label."""
    return {
        "title": report.title,
        "committee": report.committee,
        "meeting": iso_date_words(report.meeting_on),
        "date": iso_date_words(report.issued_on),
        "author": ", ".join(report.authors),
        "contact": report.contact,
        "divisions": report.divisions,
        "exempt": report.exempt_words or _("No part is exempt"),
    }


def _more(
    report: FrozenReport, under: Sections, placed: set[str]
) -> Iterable[tuple[str, tuple[Piece, ...]]]:
    """Sections that say something and have no heading, each with its own."""
    apart = {code for code in placed if code.startswith("implication:")}
    for code, title in headings().items():
        if code in placed or not under[code]:
            continue
        if code == "implications" and apart:
            yield from _implications(report, under, apart)
            continue
        yield title, (Heading(title), *lowered(under[code]))


def _implications(
    report: FrozenReport, under: Sections, placed: set[str]
) -> Iterable[tuple[str, tuple[Piece, ...]]]:
    for each in report.implications:
        code = f"implication:{each.key}"
        if code not in placed:
            yield each.title, (Heading(each.title), *under[code])
