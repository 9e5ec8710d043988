"""Whole counts near fractional ones.

A linear programme over tables of three or more dimensions ends in fractions. The counts nearest
to the rounded ones that fit (least sum of moves) are another linear programme. It moves few cells,
and nearly always ends in whole numbers, hundreds of times quicker than a search by branching.
"""

from __future__ import annotations

import numpy as np

from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.solver import (
    ContradictionError,
    FloatArray,
    Programme,
    in_whole_numbers,
)
from heard.engines.disclosure.system import System

_TRIES = 3


class Rounding:
    """Finds whole counts near fractional ones, in one system."""

    def __init__(self, system: System, seed: int):
        nothing = np.zeros(len(system.cells), dtype=np.int64)
        self._programme = Programme(system, nothing, nothing, elastic=True)
        self._random = np.random.default_rng(seed)

    def bound_rests(self, low: FloatArray, high: FloatArray) -> None:
        """Put bounds on the rests of the system, in order."""
        self._programme.bound_rests(low, high)

    def near(self, counts: FloatArray, low: IntArray, high: IntArray) -> IntArray | None:
        """Return whole counts between `low` and `high` that fit every row, None if none found."""
        nearest = np.rint(counts).astype(np.int64)
        for _ in range(_TRIES):
            start = np.clip(nearest, low, high)
            self._programme.start_at(start, start - low, high - start)
            # Costs that differ a little lead to a corner, where the counts are whole.
            cost = 1 + 0.5 * self._random.random(len(low))
            try:
                found = self._programme.maximise(np.zeros(len(low)), cost)
            except ContradictionError:
                return None
            whole = in_whole_numbers(found)
            if whole is not None:
                return whole
            nearest = np.rint(found).astype(np.int64)
        return None
