"""Several releases of one wave as one system: what a reader has who keeps them all.

Cells of the same people are one cell. A whole and those of its parts that were published leave a
remainder, which nobody printed and anybody can work out: it is a cell too, and so must be safe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from heard.engines.disclosure.population import EDITION, without_edition
from heard.engines.disclosure.published import Published
from heard.engines.disclosure.rows import Row, Rows
from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.system import System, build_system, pairs_of
from heard.engines.disclosure.tables import Cell, Shape


@dataclass(frozen=True)
class Sum:
    """A whole of people, the parts of it that stand in releases, and what they leave, if anything.

    The remainder is None where the parts are all there are.
    """

    whole: Cell
    parts: tuple[Cell, ...]
    remainder: Cell | None


@dataclass(frozen=True)
class Union:
    """The system of all releases together.

    systems: of each release by itself. numbers: for each, the place in the union of its cells.
    sums: how the populations of the releases add up.
    """

    releases: tuple[Published, ...]
    systems: tuple[System, ...]
    numbers: tuple[IntArray, ...]
    sums: tuple[Sum, ...]
    system: System


def union_of(releases: Sequence[Published]) -> Union:
    """Return the union of releases of one wave. Raises TableError where they cannot be one."""
    systems = tuple(build_system(r.shapes, r.facts, r.percentages) for r in releases)
    names = [
        [release.population.scoped(cell) for cell in system.cells]
        for release, system in zip(releases, systems, strict=True)
    ]
    variables = frozenset(v for release in releases for v, _ in release.population.cell)
    known = dict.fromkeys(cell for cells in names for cell in cells)
    sums = tuple(_sums(known, variables, [s for r in releases for s in r.shapes]))
    cells = tuple(dict.fromkeys([*known, *(s.remainder for s in sums if s.remainder)]))
    number = {cell: position for position, cell in enumerate(cells)}
    numbers = tuple(np.array([number[c] for c in mine], dtype=np.int64) for mine in names)
    rows = [row for s, n in zip(systems, numbers, strict=True) for row in s.rows.numbered(n)]
    rows += [_row(found, number) for found in sums]
    rows += _only_fewer(releases, cells, number)
    impossible = np.zeros(len(cells), dtype=np.bool_)
    for system, mine in zip(systems, numbers, strict=True):
        impossible[mine] |= system.impossible
    rests = {
        (cell, base)
        for s, n in zip(systems, numbers, strict=True)
        for cell, base in n[s.rests].tolist()
    }
    rests |= _rests_of_remainders(sums, rests, number)
    whole = System(
        cells,
        Rows.of(rows),
        pairs_of(sorted(rests)),
        impossible,
        pairs_of(_changes(cells, number)),
        variables | {EDITION},
    )
    return Union(tuple(releases), systems, numbers, sums, whole)


def _row(found: Sum, number: dict[Cell, int]) -> Row:
    parts = [*found.parts, *([found.remainder] if found.remainder else [])]
    return Row(((number[found.whole], -1), *((number[part], 1) for part in parts)), True)


def _sums(
    known: dict[Cell, None], variables: frozenset[str], shapes: Sequence[Shape]
) -> Iterator[Sum]:
    """Give, for each cell of a population, how the populations inside it make it up."""
    leaves = {axis.variable: axis.leaves for shape in shapes for axis in shape.axes}
    families: dict[Cell, list[Cell]] = defaultdict(list)
    for cell in known if variables else ():
        families[tuple(pair for pair in cell if pair[0] not in variables)].append(cell)
    for family in families.values():
        for whole in family:
            for names, parts in _inside(whole, family).items():
                found = _sum(whole, names, parts, leaves)
                if found.parts:
                    yield found


def _inside(whole: Cell, family: Sequence[Cell]) -> dict[tuple[str, ...], list[Cell]]:
    """Return the largest cells of a family that lie in one of it, by what they add to it."""
    smaller = [cell for cell in family if set(whole) < set(cell)]
    found = defaultdict(list)
    for cell in smaller:
        if not any(set(other) < set(cell) for other in smaller):
            found[tuple(v for v, _ in cell if v not in dict(whole))].append(cell)
    return found


def _sum(
    whole: Cell, names: tuple[str, ...], parts: Sequence[Cell], leaves: dict[str, tuple[str, ...]]
) -> Sum:
    every = leaves.get(names[0]) if len(names) == 1 else None
    mine = [dict(part)[names[0]] for part in parts] if every else []
    if every:
        parts = [part for part, leaf in zip(parts, mine, strict=True) if leaf in every]
        if set(every) <= set(mine):
            return Sum(whole, tuple(parts), None)
    rest = tuple(
        (name, "not " + ", ".join(dict.fromkeys(dict(part)[name] for part in parts)))
        for name in names
    )
    return Sum(whole, tuple(parts), tuple(sorted((*whole, *rest))))


def _rests_of_remainders(
    sums: Sequence[Sum], rests: set[tuple[int, int]], number: dict[Cell, int]
) -> set[tuple[int, int]]:
    """A remainder is a count of its base's remainder, as its whole is of the whole's base."""
    left = {(number[s.whole], _added(s)): number[s.remainder] for s in sums if s.remainder}
    bases = defaultdict(list)
    for cell, base in rests:
        bases[cell].append(base)
    pairs = ((mine, left.get((b, added))) for (c, added), mine in left.items() for b in bases[c])
    return {(mine, base) for mine, base in pairs if base is not None}


def _added(found: Sum) -> tuple[Cell, ...]:
    """Return what each part adds to the whole."""
    return tuple(tuple(pair for pair in part if pair not in found.whole) for part in found.parts)


def _changes(cells: Sequence[Cell], number: dict[Cell, int]) -> Iterator[tuple[int, int]]:
    """Give each cell of an edition with the same cell of every edition before."""
    editions: dict[Cell, dict[int, int]] = defaultdict(dict)
    for cell in cells:
        plain, edition = without_edition(cell)
        editions[plain][edition] = number[cell]
    for found in editions.values():
        for before, after in combinations(sorted(found), 2):
            yield found[before], found[after]


def _only_fewer(
    releases: Sequence[Published], cells: Sequence[Cell], number: dict[Cell, int]
) -> list[Row]:
    """Write that nobody was added in the editions of which that is known."""
    shrunk = {r.population.edition for r in releases if r.population.only_fewer}
    rows = []
    for before, after in _changes(cells, number):
        (_, first), (_, last) = without_edition(cells[before]), without_edition(cells[after])
        if shrunk.issuperset(range(first + 1, last + 1)):
            rows.append(Row(((before, 1), (after, -1)), False))
    return rows
