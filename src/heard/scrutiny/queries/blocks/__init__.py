"""Blocks of a report: each kind makes pieces of a paper from what is live today."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Inset, Paragraph, Piece
from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.blocks import (
    answers,
    changes,
    engagement,
    findings,
    heard,
    measures,
    plan,
    reports_back,
    requests,
    seats,
)
from heard.scrutiny.queries.blocks.sources import GoneError

Pieces = tuple[Piece, ...]
_KINDS: dict[str, Callable[[Report, ReportBlock], Pieces]] = {
    BlockKind.ENGAGEMENT: engagement.pieces,
    BlockKind.FINDINGS: findings.pieces,
    BlockKind.HEARD: heard.pieces,
    BlockKind.ANSWERS: answers.pieces,
    BlockKind.PLAN: plan.pieces,
    BlockKind.CHANGES: changes.pieces,
    BlockKind.MEASURES: measures.pieces,
    BlockKind.SEATS: seats.pieces,
    BlockKind.REQUESTS: requests.pieces,
    BlockKind.REPORTS_BACK: reports_back.pieces,
}


def live_pieces(report: Report, block: ReportBlock) -> Pieces:
    """The author's words, then the figures as they are now. Raises GoneError."""
    words: Pieces = (Paragraph(block.words),) if block.words.strip() else ()
    make = _KINDS.get(block.kind)
    return (*words, *make(report, block)) if make else words


def read_blocks(report: Report, blocks: Iterable[ReportBlock]) -> Mapping[int, Pieces | None]:
    """What each shows today, by its pk; None where its source is gone."""
    found: dict[int, Pieces | None] = {}
    for block in blocks:
        try:
            found[block.pk] = live_pieces(report, block)
        except GoneError:
            found[block.pk] = None
    return found


def gone_pieces() -> Pieces:
    """What a draft says in the place of a block whose source is gone."""
    return (Inset(_("What this block showed is not published any more. Choose again.")),)
