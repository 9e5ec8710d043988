"""Which shown cells to hide so that a count that must not be worked out can move far enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.rule import BoolArray, IntArray
from heard.engines.disclosure.search import Search
from heard.engines.disclosure.solver import FloatArray, Programme, in_whole_numbers

# What it is worth to move a target by one person, in cells hidden; tried in this order.
_REWARDS = (30.0, 1e3, 1e6)
_TRIES = 3
_MOVED = 1e-6


@dataclass(frozen=True)
class Loosened:
    """Shown cells to hide together, what that costs, and a world that is possible then."""

    cells: BoolArray
    cost: float
    world: IntArray | None


class Loosening:
    """An elastic programme over the cells of a search: a shown cell may move, at a cost."""

    def __init__(self, search: Search, cost: FloatArray):
        known = search.knowledge
        self.search, self.cost = search, cost
        self.elastic = Programme(known.system, known.low, known.high, elastic=True)
        self._fixed = known.system.impossible | ~np.isfinite(cost)
        self._fixed[search.links] = True

    def cheapest_from(self, anchors: Sequence[IntArray], target: int) -> Loosened | None:
        """Return the cheapest way that was found from any of some worlds, see `cheapest`."""
        best: Loosened | None = None
        for anchor in anchors:
            found = self.cheapest(target, anchor)
            if found and (best is None or found.cost < best.cost):
                best = found
            if best and best.cells.sum() == 1:
                break  # fewer there cannot be
        return best

    def cheapest(self, target: int, base: IntArray) -> Loosened | None:
        """Return the cheapest way that was found to let a target come to its protection.

        base: a world to start from; the links stay as in it. None where nothing helps.
        """
        for reward in _REWARDS:
            for with_rests in (False, True):
                found = self._cheapest(target, base, reward, with_rests=with_rests)
                if found.cells.any():
                    return found
        return None

    def _cheapest(
        self, target: int, base: IntArray, reward: float, *, with_rests: bool
    ) -> Loosened:
        low, high = self._loosen(target, base)
        rest_low, rest_high = self.search.knowledge.rest_bounds()
        # A hidden cell no longer tells that its rest is safe, so a rest may move too.
        free = np.full(len(rest_low), np.inf)
        self.elastic.bound_rests(*((-free, free) if with_rests else (rest_low, rest_high)))
        targets = self.search.targets
        weight = np.zeros(len(targets.plus))
        weight[target] = reward
        weights = targets.weights(weight, len(low))
        base_cost = np.where(np.isfinite(self.cost), self.cost, 0.0)
        counts, moved, cost = np.zeros(0), np.zeros(0), base_cost
        for _ in range(_TRIES):
            counts = self.elastic.maximise(weights, cost)
            before, moved = moved, np.maximum(np.maximum(low - counts, counts - high), 0.0)
            if np.array_equal(before, moved) or np.count_nonzero(moved > _MOVED) == 1:
                break
            # A cell costs the same however far it moves: what moves far becomes cheap, and the
            # next answer uses fewer cells.
            cost = base_cost / (moved + 0.25)
        pairs = self.search.knowledge.system.rests
        rest = counts[pairs[:, 1]] - counts[pairs[:, 0]]
        more = moved > _MOVED
        more[pairs[(rest < rest_low - _MOVED) | (rest > rest_high + _MOVED), 0]] = True
        more &= self.search.knowledge.shown & ~self._fixed
        return Loosened(more, float(base_cost[more].sum()), in_whole_numbers(counts))

    def _loosen(self, target: int, base: IntArray) -> tuple[IntArray, IntArray]:
        """Set the bounds for one target, and return those that cells may only leave at a cost."""
        targets, known, rule = self.search.targets, self.search.knowledge, self.search.rule
        reach = rule.threshold + rule.protection
        low = np.where(known.shown, known.low, np.maximum(base - reach, 0))
        high = np.where(known.shown, known.high, base + reach)
        low[self.search.links] = high[self.search.links] = base[self.search.links]
        if targets.minus[target] == len(base):
            least = min(int(self.search.least[target]), int(base[targets.plus[target]]))
            goal = max(rule.threshold, least + rule.protection)
            high[targets.plus[target]] = max(goal, int(low[targets.plus[target]]))
        self.elastic.bound(np.arange(len(low)), low, high)
        self.elastic.let_move(known.shown & ~self._fixed)
        return low, high
