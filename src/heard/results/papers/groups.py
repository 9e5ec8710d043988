"""Good answers by group, in tables that fit the page, and the differences that are clear."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Heading, Paragraph, Piece, Table
from heard.design.words import shown_percent
from heard.results.charts import GroupTable, group_tables
from heard.results.findings import Contrast, Findings, Grouping
from heard.results.sentences import contrast_sentence

MOST_GROUPS = 5  # columns beside the statement that an upright page has room for


def group_pieces(findings: Findings) -> Iterator[Piece]:
    """Each grouping with what is clearly different, then its tables."""
    if not findings.groupings:
        return
    yield Heading(_("By group"))
    yield Paragraph(
        _(
            "Each number is the share of one group that chose the answers above the table, of "
            "those in the group who gave a view."
        )
    )
    for grouping in findings.groupings:
        tables = group_tables(findings, grouping.code)
        if tables:
            yield Heading(grouping.label, 2)
            yield from _clear(findings, grouping)
            for table in tables:
                yield from _fitting(table)


def _clear(findings: Findings, grouping: Grouping) -> Iterator[Piece]:
    """Differences larger than chance makes, in words; that there are none, where it was tried."""
    found = [(each, each.by(grouping.code)) for each in findings.questions if each.is_rated]
    tried = [
        (question.label, line.label, contrast)
        for question, breakdown in found
        if breakdown is not None
        for line in breakdown.lines
        if (contrast := breakdown.contrast(line.code)) is not None
    ]
    lines = tuple(contrast_words(*each) for each in tried if each[2].is_clear)
    if lines:
        yield Paragraph(_("Differences that are larger than chance would make them:"))
        yield Bullets(lines)
    elif tried:
        yield Paragraph(_("No group differs from the others by more than chance would make of it."))


def contrast_words(question: str, group: str, contrast: Contrast) -> str:
    """The group beside everybody else, with the question that it is about."""
    return f"“{question}”: {contrast_sentence(group, contrast)}"


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
