"""Whole counts between bounds: near fractional ones, near known ones, or found by branching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from heard.engines.disclosure.rounding import Rounding
from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.solver import FloatArray, Programme, in_whole_numbers
from heard.engines.disclosure.system import System


@dataclass(frozen=True)
class Bounds:
    """Bounds on every cell, in people, and on every rest (infinite where there is none).

    rest_gap: of a rest that is nobody or at least so many people; else 0.
    """

    low: IntArray
    high: IntArray
    rest_low: FloatArray
    rest_high: FloatArray
    rest_gap: IntArray

    def with_cell(self, cell: int, low: int, high: int) -> Bounds:
        """Return these bounds with one cell between two values."""
        lows, highs = self.low.copy(), self.high.copy()
        lows[cell], highs[cell] = max(low, lows[cell]), min(high, highs[cell])
        return replace(self, low=lows, high=highs)

    def with_rest(self, rest: int, low: int, high: int) -> Bounds:
        """Return these bounds with one rest between two values."""
        lows, highs = self.rest_low.copy(), self.rest_high.copy()
        lows[rest], highs[rest] = max(low, lows[rest]), min(high, highs[rest])
        return replace(self, rest_low=lows, rest_high=highs)


class WholeNumbers:
    """Finds whole counts in one system."""

    def __init__(self, system: System, seed: int):
        self._system, self._seed = system, seed
        self._rounding: Rounding | None = None

    def near(self, counts: FloatArray, bounds: Bounds) -> IntArray | None:
        """Return these counts if they are whole, else whole ones near them, None if none found."""
        whole = in_whole_numbers(counts)
        return self._round(counts, bounds) if whole is None else whole

    def between(
        self, bounds: Bounds, known: Iterator[IntArray], fits: Callable[[IntArray], bool]
    ) -> IntArray | None:
        """Return counts near some that are known, or found by branching; None if none found.

        fits: says of counts near known ones whether they are a world; rounding knows no gaps.
        """
        for start in known:
            world = self._round(start.astype(np.float64), bounds)
            if world is not None and fits(world):
                return world
        programme = Programme(self._system, bounds.low, bounds.high)
        programme.bound_rests(bounds.rest_low, bounds.rest_high)
        return programme.whole_world(bounds.rest_gap, most=int(bounds.high.max()))

    def _round(self, counts: FloatArray, bounds: Bounds) -> IntArray | None:
        if self._rounding is None:
            self._rounding = Rounding(self._system, self._seed)
        self._rounding.bound_rests(bounds.rest_low, bounds.rest_high)
        return self._rounding.near(counts, bounds.low, bounds.high)
