"""The equations that hold between the cells of a publication, whatever the counts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np

from heard.engines.disclosure.published import Percentage
from heard.engines.disclosure.rows import Row, Rows, Terms
from heard.engines.disclosure.rule import BoolArray, IntArray
from heard.engines.disclosure.tables import (
    TOTAL,
    Axis,
    Cell,
    Fact,
    Shape,
    TableError,
    impossible_cells,
)


@dataclass(frozen=True, eq=False)
class System:
    """Cells by number, the rows that tie them together, and which rests are sensitive.

    rests: rests x 2, cell and base; base minus cell is as sensitive as a count.
    changes: changes x 2, the same cell before and after, in two editions of the counts.
    scope: variables that say whom a release counts, where there are several.
    """

    cells: tuple[Cell, ...]
    rows: Rows
    rests: IntArray
    impossible: BoolArray
    changes: IntArray = field(default_factory=lambda: pairs_of(()))
    scope: frozenset[str] = frozenset()

    @cached_property
    def number(self) -> dict[Cell, int]:
        """The place of each cell among all."""
        return {cell: position for position, cell in enumerate(self.cells)}


def pairs_of(pairs: Iterable[tuple[int, int]]) -> IntArray:
    """Return pairs of cells as an array, pairs x 2."""
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def build_system(
    shapes: Sequence[Shape],
    facts: Sequence[Fact] = (),
    percentages: Sequence[Percentage] = (),
) -> System:
    """Return the system of all tables together; a cell that tables share is one cell."""
    cells = tuple(dict.fromkeys(shape.cell(*place) for shape in shapes for place in shape.places()))
    number = {cell: position for position, cell in enumerate(cells)}
    nowhere = impossible_cells(shapes)
    rows = [Row(_definition(number, whole, parts), True) for whole, parts in _definitions(shapes)]
    rows += _fact_rows(number, facts)
    for percentage in percentages:
        rows += _percentage_rows(number, percentage)
    return System(
        cells,
        Rows.of(rows),
        pairs_of(sorted(_rests(shapes, number, nowhere))),
        np.array([cell in nowhere for cell in cells], dtype=np.bool_),
    )


def sums_of(shape: Shape) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
    """Give each way to write a cell of the table as a sum of others along one axis.

    Every pair of a category and one inside it counts: answered = rated + do not know.
    """
    for position, axis in enumerate(shape.axes):
        ways = [(whole, parts) for whole in axis.categories for parts in _ways(axis, whole)]
        others = (a.categories if i != position else ("",) for i, a in enumerate(shape.axes))
        for place in product(*others):
            for whole, parts in ways:
                yield (
                    shape.cell(*_put(place, position, whole)),
                    tuple(shape.cell(*_put(place, position, part)) for part in parts),
                )


def _put(place: tuple[str, ...], position: int, category: str) -> tuple[str, ...]:
    return (*place[:position], category, *place[position + 1 :])


def _ways(axis: Axis, whole: str) -> list[tuple[str, ...]]:
    if whole in axis.leaves:
        return []
    members = axis.members(whole)
    inside = [d for d, parts in axis.derived.items() if d != whole and set(parts) <= set(members)]
    return [members, *((d, *(m for m in members if m not in axis.derived[d])) for d in inside)]


def _shortest(axis: Axis, whole: str) -> tuple[str, ...]:
    """Write a category with as few parts as possible: derived categories first, largest first."""
    left = set(axis.members(whole))
    size = len(left)
    parts = []
    for name, members in sorted(axis.derived.items(), key=lambda item: -len(item[1])):
        if name != whole and set(members) <= left and len(members) < size:
            parts.append(name)
            left -= set(members)
    return (*parts, *(leaf for leaf in axis.leaves if leaf in left))


def _definitions(shapes: Iterable[Shape]) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
    """Give one sum for every cell that is not of leaves only: together they say it all."""
    for shape in shapes:
        short = [
            {name: _shortest(axis, name) for name in axis.categories if name not in axis.leaves}
            for axis in shape.axes
        ]
        for place in shape.places():
            for position, category in enumerate(place):
                if category in short[position]:
                    parts = short[position][category]
                    yield (
                        shape.cell(*place),
                        tuple(shape.cell(*_put(place, position, part)) for part in parts),
                    )
                    break


def _definition(number: dict[Cell, int], whole: Cell, parts: tuple[Cell, ...]) -> Terms:
    return ((number[whole], -1), *((number[part], 1) for part in parts))


def _fact_rows(number: dict[Cell, int], facts: Sequence[Fact]) -> list[Row]:
    """Write each fact for every group in which all its cells are published."""
    rows = []
    for fact in facts:
        first = fact.terms[0][0]
        used = {variable for (variable, _), _ in fact.terms}
        for cell in list(number):
            if first not in cell:
                continue
            group = tuple(pair for pair in cell if pair[0] not in used)
            if len(group) != len(cell) - 1:
                continue
            terms = [
                (tuple(sorted((*group, c))) if c[1] != TOTAL else group, w) for c, w in fact.terms
            ]
            if all(other in number for other, _ in terms):
                summed = tuple((number[other], weight) for other, weight in terms)
                rows.append(Row(summed, fact.relation == "=="))
    return rows


def _percentage_rows(number: dict[Cell, int], percentage: Percentage) -> list[Row]:
    """Write value - half <= 100 cell / base <= value + half, in whole numbers."""
    if percentage.cell not in number or percentage.base not in number:
        raise TableError("a percentage is of a cell or a base that is in no table")
    scale = 10**percentage.decimals
    cell, base = number[percentage.cell], number[percentage.base]
    twice = 2 * round(percentage.value * scale)
    return [
        Row(((cell, 200 * scale), (base, 1 - twice)), False),
        Row(((cell, -200 * scale), (base, 1 + twice)), False),
    ]


def _rests(
    shapes: Iterable[Shape], number: dict[Cell, int], nowhere: frozenset[Cell]
) -> set[tuple[int, int]]:
    pairs = set()
    for shape in shapes:
        for place in shape.places():
            for position, axis in enumerate(shape.axes):
                base = axis.bases.get(place[position])
                if base is None or shape.cell(*place) in nowhere:
                    continue
                rest = set(axis.members(base)) - set(axis.members(place[position]))
                cells = (shape.cell(*_put(place, position, leaf)) for leaf in rest)
                if (rest and not nowhere) or any(cell not in nowhere for cell in cells):
                    whole = shape.cell(*_put(place, position, base))
                    pairs.add((number[shape.cell(*place)], number[whole]))
    return pairs
