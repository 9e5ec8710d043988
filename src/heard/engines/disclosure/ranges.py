"""What is known of the range of every target, and which of them are protected by it."""

from __future__ import annotations

import numpy as np

from heard.engines.disclosure.parts import Part
from heard.engines.disclosure.rule import BoolArray, Rule
from heard.engines.disclosure.system import System
from heard.engines.disclosure.targets import Targets
from heard.engines.disclosure.worlds import Worlds


class Ranges:
    """Ranges of every cell, rest and change of a system, in this order.

    worlds: tell how wide a range is at least. floor, roof: the ends of it where a programme found
        them, else minus and plus infinity. is_high: mask of what is known to reach the threshold.
    """

    def __init__(self, system: System, rule: Rule):
        self.rule, self.worlds = rule, Worlds(system)
        self._cells, self._rests = len(system.cells), len(system.rests)
        self.forget_ends()

    def forget_ends(self) -> None:
        """Forget floors and roofs: other things are known now."""
        places = len(self.worlds.least)
        self.floor, self.roof = np.full(places, -np.inf), np.full(places, np.inf)
        self.is_high = np.zeros(places, dtype=np.bool_)

    def take_over(self, part: Part, found: Ranges) -> None:
        """Take into account what was found in a part."""
        changes = self._cells + self._rests
        places = np.concatenate([part.cells, self._cells + part.rests, changes + part.changes])
        self.worlds.take_over(places, found.worlds)
        np.maximum.at(self.floor, places, found.floor)
        np.minimum.at(self.roof, places, found.roof)
        np.logical_or.at(self.is_high, places, found.is_high)

    def are_protected(self, targets: Targets) -> BoolArray:
        """Return a mask of the targets that are proved to be protected."""
        rule, place = self.rule, targets.place
        least, most = self.worlds.least[place], self.worlds.most[place]
        width = np.where(most >= least, most - least, -1)
        wide = (most >= rule.threshold) & (width >= rule.protection)
        known = self.is_high[place] | (self.floor[place] >= rule.threshold)
        if rule.zeros == "show":
            known |= self.roof[place] == 0
        # Where it cannot be said that anybody came or went, a change tells of nobody.
        lost = (-least >= rule.threshold) & (width >= rule.protection)
        unsure = (least <= 0) & (most >= 0)
        harmless = np.where(targets.is_change, lost | unsure, known & ~targets.is_marked)
        return np.asarray(wide | harmless)

    def is_protected(self, targets: Targets, target: int) -> bool:
        """Say of one target what `are_protected` says of all."""
        place, rule = targets.place[target], self.rule
        least, most = int(self.worlds.least[place]), int(self.worlds.most[place])
        is_wide = most >= least and most - least >= rule.protection
        if is_wide and most >= rule.threshold:
            return True
        if targets.is_change[target]:
            return (is_wide and -least >= rule.threshold) or least <= 0 <= most
        is_nobody = rule.zeros == "show" and self.roof[place] == 0
        is_high = self.is_high[place] or self.floor[place] >= rule.threshold
        return bool(is_high or is_nobody) and not targets.is_marked[target]
