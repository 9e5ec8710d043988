"""How far a sum of cells can reach at most, told by the prices of an optimum found before.

The prices of a programme's optimum bound the same sum under any other bounds on the cells: each
price times the bound that it pulls at (weak duality of linear programming). So the answer "this
count cannot reach 8" is kept, and holds at hardly any cost while cells are hidden elsewhere or the
links stand otherwise. While cells are chosen, it also tells what stays safe. The attacker uses
ceilings only to save programmes that would find nothing new: no count passes it because of one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.solver import FloatArray

_FAR = 1e9  # people, where a rest has no bound
_NOTHING = 1e-9


@dataclass(frozen=True)
class Box:
    """Bounds on every cell, followed by those on every rest."""

    low: FloatArray
    high: FloatArray

    @classmethod
    def of(cls, cells: tuple[IntArray, IntArray], rests: tuple[FloatArray, FloatArray]) -> Box:
        """Return the box of bounds (low, high) on cells and on rests."""
        low = np.concatenate([cells[0].astype(np.float64), rests[0]])
        high = np.concatenate([cells[1].astype(np.float64), rests[1]])
        return cls(np.maximum(low, -_FAR), np.minimum(high, _FAR))


class Ceilings:
    """The prices of the last optimum of each target, upwards and downwards."""

    def __init__(self) -> None:
        self._prices: dict[tuple[int, bool], FloatArray] = {}

    def keep(self, place: int, prices: tuple[FloatArray, FloatArray], *, is_up: bool) -> None:
        """Keep the prices of cells and rests of an optimum of the target at a place."""
        every = np.concatenate(prices)
        every[np.abs(every) < _NOTHING] = 0.0
        self._prices[place, is_up] = every

    def of(self, place: int, box: Box, *, is_up: bool) -> float:
        """Return what the target (downwards: less than nothing) cannot exceed between bounds."""
        prices = self._prices.get((place, is_up))
        if prices is None:
            return np.inf
        return float(prices @ np.where(prices > 0, box.high, box.low))
