"""What must be hidden at least for a count to be wide enough: one inequality from two optima.

With y = 1 for a hidden cell and 0 for a shown one, the bounds that a reader knows are linear in y.
Any dual solution of the attacker's programme bounds what the attacker can reach, for every y, so
that reaching the protection needs sum(weight * y) >= need. See Fischetti and Salazar, Management
Science 47(7), 2001, who call these capacity constraints.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray, Programme

_NOTHING = 1e-9
_EXACT = 1e-5


@dataclass(frozen=True)
class Bounds:
    """What a reader knows of cells and rests when they are shown, and when they are hidden.

    low, high: of the cells when shown; when hidden they are 0 and `cap`. rests: base minus
    cell is at least `rest_low` while the cell is shown (and the base, in `with_base`).
    """

    low: FloatArray
    high: FloatArray
    cap: float
    rest_low: FloatArray
    rest_pairs: IntArray
    with_base: bool

    def at(self, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return lows and highs of the cells, and lows of the rests, where so much is hidden."""
        gone = np.minimum(self._gone(y), 1.0)
        return (
            self.low * (1 - y),
            self.high + (self.cap - self.high) * y,
            self.rest_low * (1 - gone),
        )

    def _gone(self, y: FloatArray) -> FloatArray:
        cell, base = self.rest_pairs[:, 0], self.rest_pairs[:, 1]
        return np.asarray(y[cell] + y[base] if self.with_base else y[cell])

    def reach(self, cells: FloatArray, rests: FloatArray) -> tuple[float, FloatArray]:
        """Return what a dual solution says a weighted sum is at most: constant, and for each y.

        cells, rests: reduced costs of the cells, prices of the rests, in a maximum.
        """
        up, down = np.maximum(cells, 0.0), np.maximum(-cells, 0.0)
        low = np.maximum(-rests, 0.0) * self.rest_low
        per_y = up * (self.cap - self.high) + down * self.low
        np.add.at(per_y, self.rest_pairs[:, 0], low)
        if self.with_base:
            np.add.at(per_y, self.rest_pairs[:, 1], low)
        return float(up @ self.high - down @ self.low - low.sum()), per_y


def bounds_when_shown(known: Knowledge, rule: Rule) -> Bounds:
    """Return the bounds for an exact choice from knowledge of a release with every cell shown."""
    pairs = known.system.rests
    low, _ = known.rest_bounds()
    cap = float(known.high[known.system.number[()]])
    return Bounds(
        known.low.astype(np.float64),
        known.high.astype(np.float64),
        cap,
        np.where(np.isfinite(low), np.maximum(low, 0.0), 0.0),
        pairs,
        rule.zeros == "show",
    )


@dataclass(frozen=True)
class Cut:
    """sum(weight * y) >= 1 where every cell of `when` is hidden."""

    weight: FloatArray
    when: tuple[int, ...]

    def lacks(self, y: FloatArray) -> float:
        """Return how far a choice is from this."""
        wanted = 1.0 - sum(1.0 - y[cell] for cell in self.when)
        return float(wanted - self.weight @ y)


class Attack:
    """The attacker's programme where cells may be hidden in part."""

    def __init__(self, programme: Programme, bounds: Bounds):
        self.programme, self.bounds = programme, bounds
        self._every = np.arange(len(bounds.low))

    def know(self, y: FloatArray) -> None:
        """Say what is hidden."""
        low, high, rest_low = self.bounds.at(y)
        self.programme.bound(self._every, low, high)
        self.programme.bound_rests(rest_low, np.full(len(rest_low), np.inf))

    def reach(self, weights: FloatArray) -> tuple[float, tuple[float, FloatArray]]:
        """Return the largest value of a sum of cells, and what it is at most for every y."""
        counts = self.programme.maximise(weights)
        cells, rests = self.programme.prices()
        cells = np.where(np.abs(cells) < _NOTHING, 0.0, cells)
        return float(weights @ counts), self.bounds.reach(cells, rests)


def cut(
    parts: list[tuple[float, FloatArray]], goal: float, surely: BoolArray, when: tuple[int, ...]
) -> Cut | None:
    """Return what must hold for the reaches, added up, to come to a goal; None if nothing must.

    surely: mask of the cells that are hidden in any case.
    """
    constant = sum(part[0] for part in parts)
    weight = np.sum([part[1] for part in parts], axis=0)
    hidden = surely.copy()
    hidden[list(when)] = True
    need = goal - constant - float(weight[hidden].sum())
    if need < _EXACT:
        return None
    # No cell has to give more than all that is needed.
    return Cut(np.where(hidden, 0.0, np.minimum(weight, need) / need), when)
