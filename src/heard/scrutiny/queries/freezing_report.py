"""A report as it is frozen, and as its draft would be: the restricted blocks apart from the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from heard.design.words import iso_day
from heard.scrutiny.easy_read import easy_lines
from heard.scrutiny.frozen_report import (
    FORMAT,
    FrozenAppendix,
    FrozenBlock,
    FrozenImplication,
    FrozenPaper,
    FrozenReport,
)
from heard.scrutiny.models import Report, ReportBlock, ReportImplication
from heard.scrutiny.models.report_words import ExemptParagraph
from heard.scrutiny.queries.blocks import live_pieces, shown_pieces


@dataclass(frozen=True)
class Frozen:
    """What everybody may read, and apart from it what they may not; None where there is nothing."""

    report: FrozenReport
    appendix: FrozenAppendix | None


@dataclass(frozen=True)
class Issue:
    """Which issue it is to be, what is different in it, and of which day."""

    number: int = 1
    note: str = ""
    on: date | None = None


def freeze(report: Report, issue: Issue) -> Frozen:
    """With the figures of today. Raises GoneError where a block has nothing to show any more."""
    return _frozen(report, issue, is_draft=False)


def draft(report: Report, *, with_restricted: bool = False) -> Frozen:
    """As it would be issued today; what is gone is said in its place.

    Without `with_restricted` no restricted block is even read.
    """
    number = (report.issues.values_list("number", flat=True).first() or 0) + 1
    found = _frozen(report, Issue(number), is_draft=True, with_restricted=with_restricted)
    return found


def _frozen(
    report: Report, issue: Issue, *, is_draft: bool, with_restricted: bool = True
) -> Frozen:
    blocks = list(report.blocks.all())
    make = shown_pieces if is_draft else live_pieces

    def made(chosen: Iterable[ReportBlock]) -> tuple[FrozenBlock, ...]:
        return tuple(FrozenBlock(each.kind, str(each), make(report, each)) for each in chosen)

    restricted = [each for each in blocks if each.is_restricted]
    frozen = FrozenReport(
        format=FORMAT,
        key=str(report.key),
        number=issue.number,
        committee=str(report.committee),
        issued_on=(issue.on or timezone.localdate()).isoformat(),
        meeting_on=iso_day(timezone.localdate(report.meeting.starts_at) if report.meeting else None),
        note=issue.note,
        authors=tuple(report.authors),
        recommendations=tuple(each.text for each in report.recommendations.all()),
        blocks=made(each for each in blocks if not each.is_restricted),
        implications=tuple(_implications(report)),
        background_papers=tuple(
            FrozenPaper(each.title, each.address) for each in report.background_papers.all()
        ),
        exempt_words=_exempt_words(report) if restricted else "",
        exempt_reason=report.exempt_reason if restricted else "",
        has_restricted=bool(restricted),
        easy_read=easy_lines(report.easy_read),
        **{name: getattr(report, name) for name in _TEXTS},
    )
    if not restricted or not with_restricted:
        return Frozen(frozen, None)
    appendix = FrozenAppendix(
        format=FORMAT,
        report=frozen.key,
        number=issue.number,
        title=report.title,
        committee=frozen.committee,
        exempt_words=frozen.exempt_words,
        exempt_reason=frozen.exempt_reason,
        blocks=made(restricted),
    )
    return Frozen(frozen, appendix)


_TEXTS = (
    "slug", "title", "purpose", "summary", "background", "reasons", "options", "contact",
    "divisions",
)  # fmt: skip


def _implications(report: Report) -> Iterable[FrozenImplication]:
    """Every heading that the committee asks for, in its order; empty where nothing is said."""
    said = {each.kind_id: each for each in report.implications.all()}
    for kind in report.committee.implication_kinds.filter(is_used=True):
        each = said.get(kind.pk) or ReportImplication(report=report, kind=kind)
        yield FrozenImplication(
            title=kind.title,
            text=each.text,
            key=kind.pk,
            post=kind.signed_off_by,
            signed_by=each.signed_by,
            signed_on=iso_day(each.signed_on),
        )


def _exempt_words(report: Report) -> str:
    return str(ExemptParagraph(report.exempt_paragraph).label) if report.exempt_paragraph else ""
