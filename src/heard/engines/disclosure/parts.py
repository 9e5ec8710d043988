"""Parts of a system that stand alone once a few cells, the links, are fixed.

A publication breaks many questions down by few groupings. Whoever fixes how many people each
group has, a link, can count the answers to one question without looking at the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.rule import BoolArray, IntArray
from heard.engines.disclosure.system import Row, System
from heard.engines.disclosure.tables import Cell


@dataclass(frozen=True)
class Part:
    """Cells that only links tie to the rest of a system.

    system: the part's own cells and the links that they touch, with their rows.
    cells, rests, changes: the number in the whole system of each cell, rest and change of the part.
    is_link: mask of its cells. Every count of the part that fits its own rows fits the whole
        system too, beside any whole set of counts with the same links.
    """

    system: System
    cells: IntArray
    rests: IntArray
    changes: IntArray
    is_link: BoolArray


def parts_of(system: System) -> tuple[Part, ...]:
    """Return the parts of a system: itself, with no links, where it does not fall apart."""
    cells = [tuple(pair for pair in c if pair[0] not in system.scope) for c in system.cells]
    hubs = _hubs(cells)
    links = [len(cell) < 2 and hubs.issuperset(v for v, _ in cell) for cell in cells]
    parts = _split(system, np.array(links, dtype=np.bool_))
    return parts if len(parts) > 1 else _split(system, np.zeros(len(links), dtype=np.bool_))


def _split(system: System, is_link: BoolArray) -> tuple[Part, ...]:
    ties = [[column for column, _ in row.terms] for row in system.rows]
    pairs = [*map(list, system.rests), *map(list, system.changes)]
    belongs = _components(len(system.cells), is_link, [*ties, *pairs])
    rows, rests, changes = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in system.rows:
        rows[_owner(belongs, (column for column, _ in row.terms))].append(row)
    for number, pair in enumerate(system.rests):
        rests[_owner(belongs, pair)].append(number)
    for number, pair in enumerate(system.changes):
        changes[_owner(belongs, pair)].append(number)
    owners = [owner for owner in dict.fromkeys(belongs.tolist()) if owner >= 0]
    return tuple(
        _part(
            system,
            np.flatnonzero(belongs == owner),
            rows[owner],
            (rests[owner], changes[owner]),
            is_link,
        )
        for owner in owners
    )


def _hubs(cells: Iterable[Cell]) -> frozenset[str]:
    """Return few variables without which no two others stand in a table together."""
    pairs = {frozenset((a, b)) for c in cells for a, _ in c for b, _ in c if a != b}
    hubs = set()
    while pairs:
        count = Counter(variable for pair in pairs for variable in pair)
        hub = max(sorted(count), key=count.__getitem__)
        hubs.add(hub)
        pairs = {pair for pair in pairs if hub not in pair}
    return frozenset(hubs)


def _components(cells: int, is_link: BoolArray, ties: Iterable[list[int]]) -> IntArray:
    """Return the number of a cell that stands for all that are tied to it; links have -1."""
    parent = list(range(cells))

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for tie in ties:
        own = [cell for cell in tie if not is_link[cell]]
        for other in own[1:]:
            parent[root(other)] = root(own[0])
    return np.array([-1 if is_link[cell] else root(cell) for cell in range(cells)])


def _owner(belongs: IntArray, columns: Iterable[int]) -> int:
    return max(int(belongs[column]) for column in columns)


def _part(
    system: System,
    own: IntArray,
    rows: list[Row],
    numbers: tuple[list[int], list[int]],
    is_link: BoolArray,
) -> Part:
    pairs = [system.rests[number] for number in numbers[0]]
    changes = [system.changes[number] for number in numbers[1]]
    touched = {column for row in rows for column, _ in row.terms}
    cells = sorted({*own.tolist(), *touched, *(cell for pair in pairs + changes for cell in pair)})
    number = {cell: position for position, cell in enumerate(cells)}
    columns = np.array(cells, dtype=np.int64)
    names = tuple(system.cells[cell] for cell in cells)
    part = System(
        names,
        {name: position for position, name in enumerate(names)},
        tuple(Row(tuple((number[c], w) for c, w in row.terms), row.is_equal) for row in rows),
        tuple((number[cell], number[base]) for cell, base in pairs),
        system.impossible[columns],
        tuple((number[before], number[after]) for before, after in changes),
        system.scope,
    )
    rests, changed = (np.array(mine, dtype=np.int64) for mine in numbers)
    return Part(part, columns, rests, changed, is_link[columns])
