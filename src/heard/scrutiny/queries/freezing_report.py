"""A report as it is frozen, and as its draft would be: what is restricted apart from the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from heard.design.papers.pieces import Note
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
from heard.scrutiny.models.report_words import BlockKind, ExemptParagraph
from heard.scrutiny.queries.blocks import Pieces, gone_pieces, read_blocks
from heard.scrutiny.queries.blocks.telling import telling


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


@dataclass(frozen=True)
class Reading:
    """The blocks of a report with what each shows at one moment; None where its source is gone."""

    blocks: tuple[ReportBlock, ...]
    pieces: Mapping[int, Pieces | None]

    @property
    def restricted(self) -> list[ReportBlock]:
        return [each for each in self.blocks if each.is_restricted]

    @property
    def public(self) -> list[ReportBlock]:
        return [each for each in self.blocks if not each.is_restricted]

    def frozen(self, blocks: Iterable[ReportBlock]) -> tuple[FrozenBlock, ...]:
        return tuple(_block(each, self.pieces[each.pk]) for each in blocks)


def _block(block: ReportBlock, shown: Pieces | None) -> FrozenBlock:
    pieces = gone_pieces() if shown is None else shown
    if block.kind == BlockKind.WORDS or shown is None:
        return FrozenBlock(block.kind, heading_of(block), pieces)
    figures = pieces[1:] if block.words.strip() else pieces
    base = next((each.words for each in reversed(figures) if isinstance(each, Note)), "")
    return FrozenBlock(block.kind, heading_of(block), pieces, telling(figures), base)


def heading_of(block: ReportBlock) -> str:
    """Its own, or what it shows; words of one's own may stand without."""
    if block.heading or block.kind == BlockKind.WORDS:
        return block.heading
    return str(BlockKind(block.kind).label)


def read_report_blocks(report: Report) -> Reading:
    """Every block, read once."""
    blocks = tuple(report.blocks.all())
    return Reading(blocks, read_blocks(report, blocks))


def freeze(report: Report, reading: Reading, issue: Issue) -> Frozen:
    """All of it as it was read."""
    restricted = reading.restricted
    frozen = FrozenReport(
        format=FORMAT,
        key=str(report.key),
        number=issue.number,
        committee=str(report.committee),
        issued_on=(issue.on or timezone.localdate()).isoformat(),
        meeting_on=_meeting_day(report),
        note=issue.note,
        authors=tuple(report.authors),
        recommendations=tuple(each.text for each in report.recommendations.all()),
        blocks=reading.frozen(reading.public),
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
    return Frozen(frozen, _appendix(frozen, reading) if restricted else None)


def draft(report: Report, reading: Reading) -> FrozenReport:
    """The public part as it would be issued today."""
    return freeze(report, reading, Issue(next_number(report))).report


def next_number(report: Report) -> int:
    last: int | None = report.issues.values_list("number", flat=True).first()
    return (last or 0) + 1


def _appendix(frozen: FrozenReport, reading: Reading) -> FrozenAppendix:
    return FrozenAppendix(
        format=FORMAT,
        report=frozen.key,
        number=frozen.number,
        title=frozen.title,
        committee=frozen.committee,
        exempt_words=frozen.exempt_words,
        exempt_reason=frozen.exempt_reason,
        blocks=reading.frozen(reading.restricted),
    )


def _meeting_day(report: Report) -> str | None:
    return iso_day(timezone.localdate(report.meeting.starts_at)) if report.meeting else None


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
