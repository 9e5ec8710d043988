"""Good answers by group, in tables that fit the page, and the differences that are clear."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Paragraph, Piece, Table
from heard.design.words import shown_percent
from heard.results.blocks import Block
from heard.results.charts import GroupTable, group_tables
from heard.results.findings import Findings
from heard.results.shown import Compared

MOST_GROUPS = 5  # columns beside the statement that an upright page has room for


def group_pieces(compared: Compared, block: Block, findings: Findings) -> Iterator[Piece]:
    """What is clearly different in a grouping, then its tables."""
    yield from _clear(compared)
    yield Paragraph(
        _(
            "Each number is the share of one group that chose the answers above the table, of "
            "those in the group who gave a view."
        )
    )
    for table in group_tables(findings, compared.grouping.code, block.questions):
        yield from _fitting(table)


def _clear(compared: Compared) -> Iterator[Piece]:
    """Differences larger than chance makes, in words; that there are none, where it was tried."""
    lines = tuple(
        f"“{question.label}”: {sentence}"
        for question, sentences in compared.clear
        for sentence in sentences
    )
    if lines:
        yield Paragraph(_("Differences that are larger than chance would make them:"))
        yield Bullets(lines)
    elif compared.is_tried:
        yield Paragraph(_("No group differs from the others by more than chance would make of it."))


def _fitting(table: GroupTable) -> Iterator[Table]:
    """The table in as many as it takes, each with all its statements."""
    for start in range(0, len(table.groups), MOST_GROUPS):
        groups = table.groups[start : start + MOST_GROUPS]
        yield Table(
            caption=table.title,
            columns=(_("Statement"), *groups),
            rows=tuple(
                (
                    row.label,
                    *(shown_percent(each) for each in row.percents[start : start + MOST_GROUPS]),
                )
                for row in table.rows
            ),
            widths=(3.0, *(1.4 for _group in groups)),
            row_headers=True,
        )
