"""Blocks of a report as its writers see them, and its background papers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.scrutiny.models import Report, ReportBlock
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.block_choices import CHOSEN, MAY_BE_ALL, choices_of
from heard.scrutiny.queries.blocks import Pieces, gone_pieces, read_blocks
from heard.scrutiny.queries.freezing_report import heading_of


@dataclass(frozen=True)
class BlockLine:
    """One block: its heading, of what it is, what it shows today; hidden where restricted."""

    block: ReportBlock
    number: int
    heading: str
    of: str
    pieces: Pieces = ()
    is_hidden: bool = False


def block_lines(report: Report, *, sees_restricted: bool) -> list[BlockLine]:
    """All in order, without their pieces. A restricted one says nothing to who may not read it."""
    lines = []
    for number, block in enumerate(report.blocks.all(), 1):
        if block.is_restricted and not sees_restricted:
            lines.append(BlockLine(block, number, _("Restricted block"), "", is_hidden=True))
        else:
            heading = heading_of(block) or _first_words(block)
            lines.append(BlockLine(block, number, heading, _of(report, block)))
    return lines


def block_line(report: Report, block: ReportBlock) -> BlockLine:
    """One with what it shows today."""
    pieces = read_blocks(report, [block])[block.pk]
    shown = gone_pieces() if pieces is None else pieces
    return BlockLine(block, block.position + 1, heading_of(block), _of(report, block), shown)


def paper_details(report: Report) -> list[tuple[str, str]]:
    """Title and address of each background paper."""
    return [(each.title, each.address) for each in report.background_papers.all()]


def _first_words(block: ReportBlock) -> str:
    words = " ".join(block.words.split()[:8])
    return words or str(BlockKind.WORDS.label)


def _of(report: Report, block: ReportBlock) -> str:
    """Of what it is, in words."""
    kind = BlockKind(block.kind)
    what = CHOSEN.get(kind)
    if what is None:
        return ""
    if kind in MAY_BE_ALL and what not in block.chosen:
        return _("all boards and groups")
    names = dict(choices_of(kind, report.committee))
    return names.get(block.chosen.get(what, 0), _("not chosen yet"))
