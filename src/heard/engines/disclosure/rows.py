"""Sums of cells that are 0, or at least 0, held as arrays: a release has tens of thousands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from heard.engines.disclosure.rule import BoolArray, IntArray

Terms = tuple[tuple[int, int], ...]
"""Number of a cell and its whole-number weight, for each cell of a sum."""


class Row(NamedTuple):
    """A sum of cells that is 0 (`is_equal`), or at least 0."""

    terms: Terms
    is_equal: bool


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows one after the other. No row is empty.

    starts: where each row's terms start. columns, weights: cell and weight of each term.
    is_equal: for each row, whether its sum is 0.
    """

    starts: IntArray
    columns: IntArray
    weights: IntArray
    is_equal: BoolArray

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Rows:
        """Return rows as arrays, each once."""
        once = list(dict.fromkeys(rows))
        sizes = np.array([len(row.terms) for row in once], dtype=np.int64)
        flat = [part for row in once for term in row.terms for part in term]
        columns, weights = np.array(flat, dtype=np.int64).reshape(-1, 2).T
        return cls(
            np.cumsum(sizes) - sizes,
            columns.copy(),
            weights.copy(),
            np.array([row.is_equal for row in once], dtype=np.bool_),
        )

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def sizes(self) -> IntArray:
        """How many terms each row has."""
        return np.diff(np.append(self.starts, len(self.columns)))

    def __iter__(self) -> Iterator[Row]:
        columns, weights = self.columns.tolist(), self.weights.tolist()
        ends = (self.starts + self.sizes).tolist()
        for start, end, is_equal in zip(
            self.starts.tolist(), ends, self.is_equal.tolist(), strict=True
        ):
            terms = zip(columns[start:end], weights[start:end], strict=True)
            yield Row(tuple(terms), is_equal)

    def numbered(self, number: IntArray) -> Rows:
        """Return the rows with other numbers for their cells."""
        return replace(self, columns=number[self.columns])

    def some(self, wanted: IntArray) -> Rows:
        """Return some of the rows, in this order."""
        sizes = self.sizes[wanted]
        starts = np.cumsum(sizes) - sizes
        terms = np.arange(sizes.sum()) + np.repeat(self.starts[wanted] - starts, sizes)
        return Rows(starts, self.columns[terms], self.weights[terms], self.is_equal[wanted])

    def hold(self, world: IntArray) -> bool:
        """Say whether counts fit every row, in exact whole-number arithmetic."""
        if not len(self):
            return True
        sums = np.add.reduceat(world[self.columns] * self.weights, self.starts)
        return bool((sums[self.is_equal] == 0).all() and (sums[~self.is_equal] >= 0).all())

    def beside(self, near: BoolArray) -> BoolArray:
        """Return a mask of some cells and all that stand in a row with one of them."""
        beside = near.copy()
        if len(self):
            is_near = np.logical_or.reduceat(near[self.columns], self.starts)
            beside[self.columns[np.repeat(is_near, self.sizes)]] = True
        return beside
