"""Parts of a system that stand alone once a few cells, the links, are fixed.

A publication breaks many questions down by few groupings. Whoever fixes how many people each
group has, a link, can count the answers to one question without looking at the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.rule import BoolArray, IntArray
from heard.engines.disclosure.system import System
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
    belongs = _components(system, is_link)
    rows = np.maximum.reduceat(belongs[system.rows.columns], system.rows.starts)
    rests, changes = belongs[system.rests].max(axis=1), belongs[system.changes].max(axis=1)
    return tuple(
        _part(
            system,
            np.flatnonzero(belongs == owner),
            np.flatnonzero(rows == owner),
            (np.flatnonzero(rests == owner), np.flatnonzero(changes == owner)),
            is_link,
        )
        for owner in np.unique(belongs[belongs >= 0])
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


def _components(system: System, is_link: BoolArray) -> IntArray:
    """Return, for each cell, the first of all cells that are tied to it; links have -1."""
    pairs = np.concatenate([system.rests, system.changes])
    columns = np.concatenate([system.rows.columns, pairs.ravel()])
    sizes = np.concatenate([system.rows.sizes, np.full(len(pairs), 2)])
    starts = np.cumsum(sizes) - sizes
    none = len(is_link)
    first = np.arange(none)
    while True:
        before = first
        of_ties = np.minimum.reduceat(np.where(is_link, none, before)[columns], starts)
        first = before.copy()
        np.minimum.at(first, columns, np.repeat(of_ties, sizes))
        first = first[first]
        if (first == before)[~is_link].all():
            return np.where(is_link, -1, first)


def _part(
    system: System,
    own: IntArray,
    rows: IntArray,
    numbers: tuple[IntArray, IntArray],
    is_link: BoolArray,
) -> Part:
    mine = system.rows.some(rows)
    rests, changes = system.rests[numbers[0]], system.changes[numbers[1]]
    cells = np.unique(np.concatenate([own, mine.columns, rests.ravel(), changes.ravel()]))
    number = np.full(len(is_link), -1)
    number[cells] = np.arange(len(cells))
    part = System(
        tuple(system.cells[cell] for cell in cells.tolist()),
        mine.numbered(number),
        number[rests],
        system.impossible[cells],
        number[changes],
        system.scope,
    )
    return Part(part, cells, *numbers, is_link[cells])
