"""Whole counts between bounds: near fractional ones, near known ones, or found by branching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from heard.engines.disclosure.rounding import Rounding
from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.solver import FloatArray, Programme, in_whole_numbers
from heard.engines.disclosure.system import System


@dataclass(frozen=True)
class Bounds:
    """Bounds on every cell, in people, and on every rest (infinite where there is none)."""

    low: IntArray
    high: IntArray
    rest_low: FloatArray
    rest_high: FloatArray

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

    def put_on(self, programme: Programme) -> None:
        """Let a programme keep to these bounds."""
        programme.bound(np.arange(len(self.low)), self.low, self.high)
        programme.bound_rests(self.rest_low, self.rest_high)


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
        self, bounds: Bounds, known: Iterator[IntArray], programme: Programme
    ) -> IntArray | None:
        """Return counts near some that are known, or found by branching; None if none found.

        The programme is left with these bounds.
        """
        for start in known:
            world = self._round(start.astype(np.float64), bounds)
            if world is not None:
                return world
        bounds.put_on(programme)
        return programme.whole_world()

    def _round(self, counts: FloatArray, bounds: Bounds) -> IntArray | None:
        if self._rounding is None:
            self._rounding = Rounding(self._system, self._seed)
        self._rounding.bound_rests(bounds.rest_low, bounds.rest_high)
        return self._rounding.near(counts, bounds.low, bounds.high)
