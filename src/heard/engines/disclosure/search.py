"""The search for the range of every hidden count.

A *world* is a whole-number count for every cell that fits everything a reader knows; any of
them might be the true one. Worlds prove how wide a range is at least, a linear programme how
wide it is at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from heard.engines.disclosure.ceilings import Ceilings
from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.parts import Part
from heard.engines.disclosure.ranges import Ranges
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import (
    ContradictionError,
    FloatArray,
    Programme,
    in_whole_numbers,
)
from heard.engines.disclosure.targets import Targets
from heard.engines.disclosure.view import View
from heard.engines.disclosure.whole import WholeNumbers

_WHOLE = 1e-6
_SWEEPS = 60
_POOR_YIELD = 0.02
_TRIES = 10


class Search:
    """Ranges of the targets: at least `least`..`most` (worlds found), at most `floor`..`roof`.

    In a part of a system, worlds are looked for while the links are *held*: fixed as they are in
    an anchor, a world of the whole system. Beside the anchor's other counts they are worlds of
    the whole system. While the links are free, a programme still says how wide a range is at most.
    """

    def __init__(self, knowledge: Knowledge, rule: Rule, part: Part | None = None, seed: int = 1):
        cells = len(knowledge.system.cells)
        is_link = part.is_link if part else np.zeros(cells, dtype=np.bool_)
        self.rule = rule
        self.links = np.flatnonzero(is_link)
        self.anchors: list[IntArray] = []
        self.ranges = Ranges(knowledge.system, rule)
        self.worlds = self.ranges.worlds
        self.is_rounding = True  # whether fractions found by a programme are rounded to a world
        self.programme = Programme(knowledge.system, knowledge.low, knowledge.high)
        self._whole = WholeNumbers(knowledge.system, seed)
        self._is_link = is_link
        self._held: IntArray | None = None
        self._ceilings = Ceilings()
        self._has_learned = False
        self._random = np.random.default_rng(seed)
        self._places = cells + len(knowledge.system.rests) + len(knowledge.system.changes)
        self._is_excused = np.zeros(self._places, dtype=np.bool_)
        self._see(View(knowledge, rule, is_link))

    @property
    def knowledge(self) -> Knowledge:
        """What is known."""
        return self.view.knowledge

    @property
    def targets(self) -> Targets:
        """The numbers that must not be worked out."""
        return self.view.targets

    def _see(self, view: View) -> None:
        self.view = view
        self.ranges.forget_ends()
        low, high = view.knowledge.low, view.knowledge.high
        self.programme.bound(np.arange(len(low)), low, high)
        self.programme.bound_rests(*view.rests)
        self._held = None

    def learn(self, knowledge: Knowledge, *, is_less: bool) -> None:
        """Go on with other knowledge of the same cells, keeping the worlds that still fit.

        is_less: the new knowledge is part of the old, so that every world still fits.
        """
        self._see(View(knowledge, self.rule, self._is_link))
        self._has_learned = True
        worlds = np.array([] if is_less else list(self.worlds))
        if len(worlds):
            self.worlds.keep_only(worlds[knowledge.fit(worlds)])

    def go_back(self, view: View, worlds: list[IntArray]) -> None:
        """Know again what was known, with the worlds that were found when it was."""
        self.worlds.keep_only(worlds)
        self._see(view)

    @property
    def least(self) -> IntArray:
        """The smallest value of each target in the worlds found."""
        return np.asarray(self.worlds.least[self.targets.place])

    @property
    def most(self) -> IntArray:
        """The largest value of each target in the worlds found."""
        return np.asarray(self.worlds.most[self.targets.place])

    @property
    def floor(self) -> FloatArray:
        """The smallest value that each target can have, minus infinity where not known."""
        return self.ranges.floor[self.targets.place]

    @property
    def roof(self) -> FloatArray:
        """The largest value that each target can have, infinity where not known."""
        return self.ranges.roof[self.targets.place]

    def hold(self, anchor: IntArray | None) -> None:
        """Fix the links as they are in an anchor, or let them go."""
        if anchor is self._held or not len(self.links):
            return
        known = self.knowledge
        low, high = (known.low, known.high) if anchor is None else (anchor, anchor)
        self.programme.bound(self.links, low[self.links], high[self.links])
        self._held = anchor

    @property
    def _places_to_look(self) -> Sequence[IntArray | None]:
        return self.anchors if len(self.links) else [None]

    @property
    def _is_loose(self) -> bool:
        return bool(len(self.links)) and self._held is None

    def add(self, world: IntArray) -> bool:
        """Take a world into account if it fits what is known."""
        if not self.knowledge.fits(world):
            return False
        self.worlds.add(world)
        return True

    @property
    def is_safe(self) -> BoolArray:
        """Mask of the targets that are proved to be protected."""
        return self.ranges.are_protected(self.targets)

    def is_protected(self, target: int) -> bool:
        """Say of one target what `is_safe` says of all."""
        return self.ranges.is_protected(self.targets, target)

    @property
    def unsafe(self) -> IntArray:
        """The targets that are not proved to be protected, those excused not counted."""
        return np.flatnonzero(~self.is_safe & ~self._is_excused[self.targets.place])

    def target_at(self, place: int) -> int | None:
        """Return the target at a place, None where there is none any more."""
        found = np.flatnonzero(self.targets.place == place)
        return int(found[0]) if len(found) else None

    def excuse(self, place: int) -> None:
        """Leave the target at this place to the search in the whole system."""
        self._is_excused[place] = True

    def keeps_anchors(self) -> bool:
        """Say whether each anchor still fits, with other counts of this part if need be."""
        for number, anchor in enumerate(self.anchors):
            if not self.knowledge.fits(anchor):
                world = self.world_at(anchor)
                if world is None:
                    return False
                self.anchors[number] = world
        return True

    def prove(self, *, is_known_first: bool = False) -> None:
        """Try to prove every target protected.

        is_known_first: ask first which cells without a mark are known to be safe, which is
            quicker where most are.
        """
        if is_known_first:
            self._bound_unmarked()
        for anchor in self._places_to_look:
            self.hold(anchor)
            self.sweep()
            self._push_all(anchor)
        self._bound_unmarked()  # last: worlds of these, too, let others move

    def prove_at(self, anchor: IntArray | None) -> None:
        """Try to prove every target protected with the links as in one anchor."""
        self.hold(anchor)
        self.sweep()
        self._push_all(anchor)

    def _push_all(self, anchor: IntArray | None) -> None:
        for target in self.unsafe:
            self._push(target, anchor)

    def is_proved(self, first: int) -> bool:
        """Say whether every target can be proved protected; give up at the first that cannot.

        first: the place of the target to begin with, the likeliest to fail.
        """
        target = self.target_at(first)
        if target is not None and not self._is_excused[first] and not self.settle(target):
            return False
        self._bound_unmarked()
        while len(unsafe := self.unsafe):
            hardest = unsafe[np.argmin(self.most[unsafe] - self.least[unsafe])]
            if not self.settle(hardest):
                return False
        return True

    def _bound_unmarked(self) -> None:
        """Find out which of the cells that carry no mark are known to be safe."""
        for target in self.unsafe:
            self._is_known_to_be_safe(target)

    def _is_known_to_be_safe(self, target: int) -> bool:
        """Say whether a cell without a mark is safe whatever the links are."""
        is_asked = self.targets.is_marked[target] or self.targets.is_change[target]
        place = self.targets.place[target]
        # Where a world puts it under the threshold, no programme can say that it is above.
        is_under = len(self.links) and self.worlds.least[place] < self.rule.threshold
        if not is_asked and not is_under and not np.isfinite(self.ranges.floor[place]):
            if self._was_known_to_be_safe(place):
                self.ranges.is_high[place] = True
            else:
                self.hold(None)
                self.reach(target, is_up=False)
                self._ceilings.keep(place, self.programme.prices(), is_up=False)
        return self.is_protected(target)

    def _was_known_to_be_safe(self, place: int) -> bool:
        """Say whether what told before that a cell is safe still tells it.

        Only while cells are chosen: the attacker, who learns nothing new, asks a programme.
        """
        least = -self._ceilings.of(place, self.view.box(None), is_up=False)
        return self._has_learned and least > self.rule.threshold - _WHOLE

    def sweep(self) -> None:
        """Find worlds that settle many targets at once, for as long as that pays."""
        for _ in range(_SWEEPS):
            before = ~self.is_safe
            if not before.any():
                return
            self.look(self.mixed_weights())
            settled = int(before.sum()) - int((~self.is_safe).sum())
            if settled <= _POOR_YIELD * before.sum():
                return

    def look(self, weight: FloatArray) -> FloatArray:
        """Maximise a weighted sum of targets; keep the world if it is one; return the counts."""
        return self.look_at(self.view.weights(weight))

    def look_at(self, weights: FloatArray) -> FloatArray:
        """Maximise a weighted sum of cells; keep the world if it is one; return the counts."""
        counts = self.programme.maximise(weights)
        self._take(counts, is_rounding=self.is_rounding)
        return counts

    def _take(self, counts: FloatArray, *, is_rounding: bool) -> None:
        """Keep counts that a programme found, or whole ones near them, if they are a world."""
        if self._is_loose:
            return
        bounds = self.view.bounds(self._held)
        world = self._whole.near(counts, bounds) if is_rounding else in_whole_numbers(counts)
        if world is not None and self.worlds.is_news(world):
            self.add(world)

    def world_at(self, anchor: IntArray) -> IntArray | None:
        """Return a world in which the links are as in an anchor, None where none was found."""
        self.hold(anchor)
        with suppress(ContradictionError):
            for _ in range(_TRIES):
                weights = self.view.weights(self.mixed_weights())
                counts = self.programme.maximise(weights)
                world = self._whole.near(counts, self.view.bounds(anchor))
                if world is not None and self.add(world):
                    return world
        return None

    def mixed_weights(self) -> FloatArray:
        """Return weights at which many targets that are not proved yet are far out at once."""
        wanted = ~self.is_safe
        # Few targets of a line can be large together, so a few must outweigh the others.
        weight = np.exp(6 * self._random.random(len(wanted))) * wanted
        high_enough = self.most >= self.rule.threshold
        down = high_enough & (self._random.random(len(wanted)) < 0.5)
        return np.where(down, -weight, weight)

    def settle(self, target: int) -> bool:
        """Find out whether one target is protected. Says no where that could not be proved."""
        if self._is_known_to_be_safe(target):
            return True
        for anchor in self._places_to_look:
            if self._push(target, anchor):
                return True
        return not len(self.links) and self.settle_in_whole_numbers(target)

    def _push(self, target: int, anchor: IntArray | None) -> bool:
        """Look for worlds at both ends of the range of a target; say whether it is protected."""
        place, is_change = int(self.targets.place[target]), self.targets.is_change[target]
        for is_up in (True, False):
            if self.is_protected(target):
                return True
            value = self._ceilings.of(place, self.view.box(anchor), is_up=is_up)
            if self._may_help(target, value, is_up=is_up):
                self.hold(anchor)
                value = self.reach(target, is_up=is_up) * (1 if is_up else -1)
                if not self.is_protected(target):
                    self._ceilings.keep(place, self.programme.prices(), is_up=is_up)
            if is_up and value < self.rule.threshold - _WHOLE and not is_change:
                break
        return self.is_protected(target)

    def _may_help(self, target: int, value: float, *, is_up: bool) -> bool:
        """Say whether a world may help that puts a target (downwards: less than nothing) so far."""
        place = self.targets.place[target]
        if is_up and value < self.rule.threshold - _WHOLE and not self.targets.is_change[target]:
            return False
        if not len(self.links):  # both ends are wanted, to look between them in whole numbers
            return True
        known = self.worlds.most[place] if is_up else -self.worlds.least[place]
        return bool(value > known + 1 - _WHOLE)

    def reach(self, target: int, *, is_up: bool) -> float:
        """Find the largest (smallest) value of one target, and return it."""
        counts = np.append(self.farthest(target, is_up=is_up), 0.0)
        return float(counts[self.targets.plus[target]] - counts[self.targets.minus[target]])

    def farthest(self, target: int, *, is_up: bool) -> FloatArray:
        """Return the counts at which one target is largest (smallest)."""
        sign = 1.0 if is_up else -1.0
        weight = np.zeros(len(self.targets.plus))
        weight[target] = sign
        weights = self.view.weights(weight)
        counts = self.programme.maximise(weights)
        value = float(weights @ counts)
        is_rounding = self.is_rounding and self._may_help(target, value, is_up=is_up)
        self._take(counts, is_rounding=is_rounding)
        if self._held is None:
            place = self.targets.place[target]
            if is_up:
                self.ranges.roof[place] = np.floor(value + _WHOLE)
            else:
                self.ranges.floor[place] = np.ceil(-value - _WHOLE)
        return counts

    def settle_in_whole_numbers(self, target: int) -> bool:
        """Look for whole-number worlds where the linear programmes gave fractions only."""
        floor, roof = self.floor[target], self.roof[target]
        if self.targets.is_change[target] or not (np.isfinite(floor) and np.isfinite(roof)):
            return False
        top = max(self.rule.threshold, int(floor) + self.rule.protection)
        for low, high in ((top, int(roof)), (int(floor), top - self.rule.protection)):
            world = self._world_between(target, low, high)
            if world is not None:
                self.add(world)
        return self.is_protected(target)

    def _world_between(self, target: int, low: int, high: int) -> IntArray | None:
        """Return a world that puts a target between two values, None where none was found."""
        if low > high:
            return None
        cells, bounds = len(self.knowledge.low), self.view.bounds(self._held)
        place = int(self.targets.place[target])
        is_rest = place >= cells
        narrow = (
            bounds.with_rest(place - cells, low, high)
            if is_rest
            else bounds.with_cell(place, low, high)
        )
        return self._whole.between(narrow, self.worlds.latest(), self.knowledge.fits)
