"""From rows and the meanings of their columns to what they would become."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_changes

from heard.plans.tables import cells
from heard.plans.tables.days import Reading
from heard.plans.tables.found import Cell, Content, Doubt, DoubtKind, Row, Table
from heard.plans.tables.headings import Column
from heard.plans.tables.proposed import Place, Proposed
from heard.plans.tables.row_reading import RowReader

Meanings = Sequence[Column | None]


def propose(
    content: Content,
    meanings: Sequence[Meanings | None],
    reading: Reading,
    organisations: tuple[str, ...] = (),
) -> list[Proposed]:
    """Every row of the tables that have meanings, in their order; None leaves a table out."""
    found = [
        RowReader(table, wanted, reading, organisations).read(place, row)
        for number, (table, wanted) in enumerate(zip(content.tables, meanings, strict=True))
        if wanted is not None and Column.TITLE in wanted
        for place, row in _placed(number, table, wanted)
    ]
    return _with_references(found)


def _placed(number: int, table: Table, meanings: Meanings) -> Iterator[tuple[Place, Row]]:
    joined: list[tuple[Place, Row]] = []
    for position, row in enumerate(table.rows):
        if joined and _goes_on(row, joined[-1][1], meanings):
            place, before = joined[-1]
            joined[-1] = (place, _joined(before, row, meanings))
        elif any(cell.text and cell.merged != "down" for cell in _used(row, meanings)):
            place = Place(f"{number}-{position}", row.table, row.line, table.is_sheet)
            joined.append((place, row))
    yield from joined


def _used(row: Row, meanings: Meanings) -> list[Cell]:
    return [cell for cell, meaning in zip(row.cells, meanings, strict=True) if meaning]


def _cell(row: Row, meanings: Meanings, column: Column) -> Cell:
    return row.cells[meanings.index(column)] if column in meanings else Cell()


def _goes_on(row: Row, before: Row, meanings: Meanings) -> bool:
    """Whether a row says more of the action above: its title is merged with it, or is not there."""
    title = _cell(row, meanings, Column.TITLE)
    reference = _cell(row, meanings, Column.REFERENCE)
    if row.table != before.table or row.priority != before.priority:
        return False
    if title.merged == "down":
        return bool(title.text)
    has_own_reference = bool(reference.text) and reference.merged != "down"
    return not title.text and not has_own_reference


def _joined(before: Row, row: Row, meanings: Meanings) -> Row:
    due = _cell(row, meanings, Column.DUE)
    joined = []
    for first, second, meaning in zip(before.cells, row.cells, meanings, strict=True):
        text = second.text if second.merged != "down" else ""
        if meaning == Column.MILESTONES and text and "\n" not in text and due.text:
            text = f"{text} (by {due.text})" if due.merged != "down" else text
        joined.append(
            with_changes(
                first,
                text="\n".join(filter(None, (first.text, text))),
                day=first.day if not text else "",
                fill=first.fill or second.fill,
                doubts=tuple(sorted({*first.doubts, *second.doubts})),
            )
        )
    doubts = {*before.doubts, *row.doubts, DoubtKind.JOINED_ROWS}
    return Row(before.table, before.line, tuple(joined), before.priority, tuple(sorted(doubts)))


def _with_references(found: list[Proposed]) -> list[Proposed]:
    """A reference for each, none twice; the same file always gets the same ones."""
    given = Counter(each.reference.casefold() for each in found if each.reference)
    taken = set(given)
    seen: set[str] = set()
    done = []
    for each in found:
        reference, kind = each.reference, None
        if not reference:
            reference, kind = _free(_after_row(each, found), taken), DoubtKind.NO_REFERENCE
        elif given[reference.casefold()] > 1:
            kind = DoubtKind.SAME_REFERENCE
            if reference.casefold() in seen:
                reference = _free(_lettered(reference), taken)
        seen.add(reference.casefold())
        taken.add(reference.casefold())
        doubts = (Doubt(kind, text=each.reference, read=reference),) if kind else ()
        done.append(replace(each, reference=reference, doubts=doubts + each.doubts))
    return done


def _after_row(proposed: Proposed, found: list[Proposed]) -> Iterator[str]:
    first = found.index(proposed) + 1
    return (f"R{number}" for number in range(first, first + 10_000))


def _lettered(reference: str) -> Iterator[str]:
    start = reference[: cells.LONGEST_REFERENCE - 4]
    yield from (f"{start}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{start}-{number}" for number in range(2, 1000))


def _free(names: Iterable[str], taken: set[str]) -> str:
    return next(name for name in names if name.casefold() not in taken)
