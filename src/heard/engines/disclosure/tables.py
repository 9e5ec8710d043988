"""Tables of counts of people, and the release that they make together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product
from typing import Literal

import numpy as np

from heard.engines.disclosure.cells import TOTAL, Category, Cell, TableError, cell_of, describe
from heard.engines.disclosure.population import EVERYBODY, Population
from heard.engines.disclosure.rule import BoolArray, IntArray

__all__ = [
    "TOTAL",
    "Axis",
    "Category",
    "Cell",
    "Fact",
    "Release",
    "Shape",
    "Table",
    "TableError",
    "cell_of",
    "describe",
    "impossible_cells",
]


@dataclass(frozen=True)
class Axis:
    """One variable of a table.

    leaves: categories that every person is in exactly one of.
    derived: categories that are made of several leaves ("_positive": agree, strongly agree).
    bases: for a category, the category (or TOTAL) that it is a share of. The rest of the base
        is then as sensitive as the count itself. A category with no base here has no rest.
    unshown: categories that are counted but that no reader needs ("did not tick this").
    """

    variable: str
    leaves: tuple[str, ...]
    derived: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    unshown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [*self.leaves, *self.derived, TOTAL]
        if not self.leaves:
            raise TableError(f"{self.variable}: no categories; give at least one")
        if len(set(names)) != len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise TableError(f"{self.variable}: category {twice!r} stands twice; give it once")
        known = set(names)
        for name, parts in self.derived.items():
            if not parts or len(set(parts)) != len(parts) or not set(parts) <= set(self.leaves):
                raise TableError(f"{self.variable}: {name!r} must be made of different leaves")
        for name, base in self.bases.items():
            if not {name, base} <= known:
                raise TableError(f"{self.variable}: base of {name!r} is not a category here")
            if not set(self.members(name)) <= set(self.members(base)):
                raise TableError(f"{self.variable}: {name!r} reaches outside its base {base!r}")

    @property
    def categories(self) -> tuple[str, ...]:
        """Leaves, then derived categories, then the total: the order of `Table.expanded`."""
        return (*self.leaves, *self.derived, TOTAL)

    def members(self, category: str) -> tuple[str, ...]:
        """Return the leaves that make up a category."""
        if category == TOTAL:
            return self.leaves
        return tuple(self.derived.get(category, (category,)))

    def membership(self) -> IntArray:
        """Return categories x leaves, 1 where the leaf belongs to the category."""
        rows = [
            [leaf in members for leaf in self.leaves]
            for members in (set(self.members(name)) for name in self.categories)
        ]
        return np.array(rows, dtype=np.int64)


@lru_cache(maxsize=200_000)
def _cell_at(variables: tuple[str, ...], categories: tuple[str, ...]) -> Cell:
    """Each cell is asked for many times over, by every table and every sum that it stands in."""
    pairs = zip(variables, categories, strict=True)
    return tuple(sorted(pair for pair in pairs if pair[1] != TOTAL))


@dataclass(frozen=True)
class Shape:
    """A table without its counts: what every reader can see of it."""

    axes: tuple[Axis, ...]
    impossible: frozenset[Cell] = frozenset()

    def __post_init__(self) -> None:
        variables = [axis.variable for axis in self.axes]
        if not variables or len(set(variables)) != len(variables):
            raise TableError(f"table of {variables}: give one or more different variables")

    def __str__(self) -> str:
        return " by ".join(axis.variable for axis in self.axes)

    def cell(self, *categories: str) -> Cell:
        """Return the cell at these categories, one for each axis, in order."""
        return _cell_at(self._variables, categories)

    @cached_property
    def _variables(self) -> tuple[str, ...]:
        return tuple(axis.variable for axis in self.axes)

    def places(self) -> Iterator[tuple[str, ...]]:
        """Give every place of the table, totals too, in the order of `Table.expanded`."""
        return product(*(axis.categories for axis in self.axes))


@dataclass(frozen=True)
class Table:
    """Counts of people over the leaves of one or more axes.

    counts: whole numbers, one axis of the array for each axis of the table, leaves only.
    impossible: mask of the same shape: places where nobody can be (a question that was not
        asked of them). They are zero, known to be, and not hidden.
    """

    axes: tuple[Axis, ...]
    counts: IntArray
    impossible: BoolArray | None = None

    def __post_init__(self) -> None:
        wanted = tuple(len(axis.leaves) for axis in self.axes)
        if self.counts.shape != wanted:
            raise TableError(f"{self.shape}: counts {self.counts.shape} do not fit {wanted}")
        if not np.issubdtype(self.counts.dtype, np.integer) or (self.counts < 0).any():
            raise TableError(f"{self.shape}: counts must be whole numbers, none below 0")
        if self.impossible is not None:
            if self.impossible.shape != wanted:
                raise TableError(f"{self.shape}: the mask of impossible places does not fit")
            if self.counts[self.impossible].any():
                raise TableError(f"{self.shape}: somebody is counted in an impossible place")

    @property
    def shape(self) -> Shape:
        """The table without its counts."""
        if self.impossible is None or not self.impossible.any():
            return Shape(self.axes)
        possible = self._expand((~self.impossible).astype(np.int64))
        shape = Shape(self.axes)
        nowhere = {
            shape.cell(*place)
            for place, ways in zip(shape.places(), possible.ravel(), strict=True)
            if ways == 0
        }
        return Shape(self.axes, frozenset(nowhere))

    def expanded(self) -> IntArray:
        """Return counts over all categories: leaves, derived, total, on every axis."""
        return self._expand(self.counts)

    def _expand(self, counts: IntArray) -> IntArray:
        full = counts.astype(np.int64)
        for number, axis in enumerate(self.axes):
            full = np.moveaxis(np.tensordot(axis.membership(), full, (1, number)), 0, number)
        return np.asarray(full, dtype=np.int64)


@dataclass(frozen=True)
class Fact:
    """Something that everybody knows of the questionnaire, true within every group.

    The sum of weight x people in the category is 0 ("==") or is not below 0 (">="). Examples:
    those who ticked anything are at most the sum of the ticks; those asked question 9 are
    those who said yes to 8.
    """

    terms: tuple[tuple[Category, int], ...]
    relation: Literal["==", ">="]


@dataclass(frozen=True)
class Release:
    """All the tables of one publication, over the same people.

    A cell that stands in two tables must have the same count in both; it is then shown or
    hidden in both.

    population: whom it counts, and name: how people call it ("the release of 3 May"); both are
        needed only beside earlier releases.
    """

    tables: tuple[Table, ...]
    facts: tuple[Fact, ...] = ()
    population: Population = EVERYBODY
    name: str = ""

    def __post_init__(self) -> None:
        if not self.tables:
            raise TableError("a release needs at least one table")
        seen: dict[Cell, tuple[int, Shape]] = {}
        for table in self.tables:
            shape = table.shape
            for place, number in zip(shape.places(), table.expanded().ravel(), strict=True):
                cell = shape.cell(*place)
                count, where = seen.setdefault(cell, (int(number), shape))
                if count != number:
                    raise TableError(
                        f"{describe(cell)}: {count} in the table {where}, {number} in the table "
                        f"{shape}; count both over the same people"
                    )
        object.__setattr__(self, "_counts", {cell: count for cell, (count, _) in seen.items()})

    @property
    def counts(self) -> Mapping[Cell, int]:
        """The count of every cell, totals and derived cells too."""
        counts: dict[Cell, int] = self._counts  # type: ignore[attr-defined]  # set once, above
        return counts

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The tables without their counts."""
        return tuple(table.shape for table in self.tables)


def impossible_cells(shapes: Iterable[Shape]) -> frozenset[Cell]:
    """Return every cell in which nobody can be."""
    return frozenset().union(*(shape.impossible for shape in shapes))
