"""The search for the range of every hidden count.

A *world* is a whole-number count for every cell that fits everything a reader knows; any of
them might be the true one. Worlds prove how wide a range is at least, a linear programme how
wide it is at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray, Programme

_WHOLE = 1e-6
_SWEEPS = 60
_POOR_YIELD = 0.02


@dataclass(frozen=True)
class Targets:
    """Numbers that must not be worked out: count `plus`, or `plus` minus `minus` (a rest).

    minus: number of the cell taken away, or the number of cells where there is none.
    is_marked: hidden cells that readers see the mark of; they must be wide. Of the others it is
        enough that they are known to be safe.
    place: where the target stands among all cells, followed by all rests.
    """

    plus: IntArray
    minus: IntArray
    is_marked: BoolArray
    place: IntArray

    def weights(self, weight: FloatArray, cells: int) -> FloatArray:
        """Return the weight of each cell in the weighted sum of the targets."""
        total = np.zeros(cells + 1)
        np.add.at(total, self.plus, weight)
        np.add.at(total, self.minus, -weight)
        return total[:cells]


def targets_of(knowledge: Knowledge, rule: Rule) -> Targets:
    """Return the hidden counts, and the rests that the reader does not know to be safe."""
    cells = len(knowledge.system.cells)
    hidden = np.flatnonzero(~knowledge.shown)
    is_marked = ~knowledge.left_out[hidden]
    pairs = knowledge.system.rest_pairs
    low, _ = knowledge.rest_bounds()
    least = np.maximum(low, knowledge.low[pairs[:, 1]] - knowledge.high[pairs[:, 0]])
    doubtful = np.flatnonzero((least < rule.threshold) & ~_is_nobody(knowledge, rule))
    in_doubt = pairs[doubtful]
    return Targets(
        np.concatenate([hidden, in_doubt[:, 1]]),
        np.concatenate([np.full(len(hidden), cells), in_doubt[:, 0]]),
        np.concatenate([is_marked, np.zeros(len(in_doubt), dtype=np.bool_)]),
        np.concatenate([hidden, cells + doubtful]),
    )


def _is_nobody(knowledge: Knowledge, rule: Rule) -> BoolArray:
    """Return a mask of the rests that are known to be nobody, where that may be known."""
    low, high = knowledge.rest_bounds()
    return np.asarray((low == 0) & (high == 0) & (rule.zeros == "show"))


class Search:
    """Ranges of the targets: at least `least`..`most` (worlds found), at most `floor`..`roof`."""

    def __init__(self, knowledge: Knowledge, rule: Rule, seed: int = 1):
        self.knowledge = knowledge
        self.rule = rule
        self.targets = targets_of(knowledge, rule)
        self.programme = Programme(knowledge.system, knowledge.low, knowledge.high)
        self.programme.bound_rests(*knowledge.rest_bounds())
        self.worlds: list[IntArray] = []
        self._random = np.random.default_rng(seed)
        self._pairs = knowledge.system.rest_pairs
        self._reset_worlds()
        self._forget()

    def _forget(self) -> None:
        """Start the ranges again for the present targets, from the worlds found so far."""
        size = len(self.targets.plus)
        self.floor = np.full(size, -np.inf)
        self.roof = np.full(size, np.inf)

    @property
    def least(self) -> IntArray:
        """The smallest value of each target in the worlds found."""
        return self._least[self.targets.place]

    @property
    def most(self) -> IntArray:
        """The largest value of each target in the worlds found."""
        return self._most[self.targets.place]

    def learn(self, knowledge: Knowledge, *, is_less: bool) -> None:
        """Go on with other knowledge of the same cells, keeping the worlds that still fit.

        is_less: the new knowledge is part of the old, so that every world still fits.
        """
        self.knowledge = knowledge
        self.targets = targets_of(knowledge, self.rule)
        self.programme.bound(np.arange(len(knowledge.low)), knowledge.low, knowledge.high)
        self.programme.bound_rests(*knowledge.rest_bounds())
        self._forget()
        if not is_less:
            worlds, self.worlds = self.worlds, []
            self._reset_worlds()
            for world in worlds:
                self.add(world)

    def _reset_worlds(self) -> None:
        size = len(self.knowledge.system.cells) + len(self.knowledge.system.rests)
        self._least = np.full(size, np.iinfo(np.int64).max)
        self._most = np.full(size, np.iinfo(np.int64).min)

    def add(self, world: IntArray) -> bool:
        """Take a world into account if it fits what is known."""
        if not self.knowledge.fits(world):
            return False
        self.worlds.append(world)
        pairs = self._pairs
        values = np.concatenate([world, world[pairs[:, 1]] - world[pairs[:, 0]]])
        self._least = np.minimum(self._least, values)
        self._most = np.maximum(self._most, values)
        return True

    @property
    def is_safe(self) -> BoolArray:
        """Mask of the targets that are proved to be protected."""
        wide = (self.most >= self.rule.threshold) & (self.width >= self.rule.protection)
        harmless = ~self.targets.is_marked & (self.floor >= self.rule.threshold)
        if self.rule.zeros == "show":
            harmless |= ~self.targets.is_marked & (self.roof == 0)
        return np.asarray(wide | harmless)

    @property
    def width(self) -> IntArray:
        """How far apart the worlds found so far put each target; -1 before the first world."""
        return np.where(self.most >= self.least, self.most - self.least, -1)

    def sweep(self) -> None:
        """Find worlds that settle many targets at once, for as long as that pays."""
        for _ in range(_SWEEPS):
            before = ~self.is_safe
            if not before.any():
                return
            self.look(self._mixed_weights(before))
            settled = int(before.sum()) - int((~self.is_safe).sum())
            if len(self.worlds) > 2 and settled <= _POOR_YIELD * before.sum():
                return

    def look(self, weight: FloatArray) -> FloatArray:
        """Maximise a weighted sum of targets; keep the world if it is one; return the counts."""
        cells = len(self.knowledge.system.cells)
        counts = self.programme.maximise(self.targets.weights(weight, cells))
        nearest = np.rint(counts).astype(np.int64)
        if np.abs(counts - nearest).max(initial=0.0) < _WHOLE:
            self.add(nearest)
        return counts

    def _mixed_weights(self, wanted: BoolArray) -> FloatArray:
        # Few targets of a line can be large together, so a few must outweigh the others.
        weight = np.exp(6 * self._random.random(len(wanted))) * wanted
        high_enough = self.most >= self.rule.threshold
        down = high_enough & (self._random.random(len(wanted)) < 0.5)
        return np.where(down, -weight, weight)

    def settle(self, target: int) -> bool:
        """Find out whether one target is protected. Says no where that could not be proved."""
        for is_up in (True, False):
            if self.is_safe[target]:
                return True
            self.reach(target, is_up=is_up)
            if not self.could_be_safe(target):
                return False
        return bool(self.is_safe[target]) or self._settle_whole(target)

    def reach(self, target: int, *, is_up: bool) -> None:
        """Find the largest (smallest) value of one target."""
        weight = np.zeros(len(self.targets.plus))
        weight[target] = 1.0 if is_up else -1.0
        value = float(
            self.targets.weights(weight, len(self.knowledge.system.cells)) @ self.look(weight)
        )
        if is_up:
            self.roof[target] = np.floor(value + _WHOLE)
        else:
            self.floor[target] = np.ceil(-value - _WHOLE)

    def could_be_safe(self, target: int) -> bool:
        """Say whether the bounds found so far leave room for a protected target."""
        width = self.roof[target] - max(self.floor[target], 0.0)
        is_wide = self.roof[target] >= self.rule.threshold and width >= self.rule.protection
        # The least of a rest is not known yet while its floor is minus infinity.
        is_harmless = not self.targets.is_marked[target] and not np.isfinite(self.floor[target])
        return bool(is_wide or is_harmless or self.is_safe[target])

    def _settle_whole(self, target: int) -> bool:
        """Look for whole-number worlds where the linear programmes gave fractions only."""
        if self.targets.minus[target] < len(self.knowledge.system.cells):
            return False
        column = int(self.targets.plus[target])
        if not np.isfinite(self.floor[target] + self.roof[target]):
            return False
        top = max(self.rule.threshold, int(self.floor[target]) + self.rule.protection)
        for low, high in (
            (top, int(self.roof[target])),
            (int(self.floor[target]), top - self.rule.protection),
        ):
            world = self.programme.whole_world(column, low, high)
            if world is not None:
                self.add(world)
        return bool(self.is_safe[target])
