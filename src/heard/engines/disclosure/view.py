"""What a search goes by: what is known, which numbers it must protect, and the bounds of both."""

from __future__ import annotations

import numpy as np

from heard.engines.disclosure.ceilings import Box
from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray
from heard.engines.disclosure.targets import targets_of
from heard.engines.disclosure.whole import Bounds


class View:
    """Knowledge of a system's cells, with all that follows from it alone.

    rests: bounds on each rest that do not follow from those on its two cells.
    """

    def __init__(self, knowledge: Knowledge, rule: Rule, is_link: BoolArray):
        self.knowledge = knowledge
        self.targets = targets_of(knowledge, rule, ~is_link)
        (low, high), (least, most) = knowledge.rest_bounds(), knowledge.implied_rests()
        self.rests = np.where(low > least, low, -np.inf), np.where(high < most, high, np.inf)
        self._all_of_rests = np.maximum(low, least), np.minimum(high, most)
        self._gaps = knowledge.rest_gaps()
        self._links = np.flatnonzero(is_link)
        self._boxes: dict[int, tuple[IntArray | None, Box]] = {}

    def weights(self, weight: FloatArray) -> FloatArray:
        """Return the weight of each cell in the weighted sum of the targets."""
        return self.targets.weights(weight, len(self.knowledge.low))

    def bounds(self, anchor: IntArray | None) -> Bounds:
        """Return the bounds while the links are held at an anchor, or free."""
        low, high = self.knowledge.low, self.knowledge.high
        if anchor is not None and len(self._links):
            low, high = low.copy(), high.copy()
            low[self._links] = high[self._links] = anchor[self._links]
        return Bounds(low, high, *self.rests, self._gaps)

    def box(self, anchor: IntArray | None) -> Box:
        """Return the bounds of all cells and rests with the links as in an anchor, or free."""
        known = self._boxes.get(id(anchor))
        if known is None:
            bounds = self.bounds(anchor)
            box = Box.of((bounds.low, bounds.high), self._all_of_rests)
            known = self._boxes[id(anchor)] = (anchor, box)  # kept with it: no other has its id
        return known[1]
