"""The search in a whole system and in its parts, which are hundreds of times quicker to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.parts import parts_of
from heard.engines.disclosure.rule import IntArray, Rule
from heard.engines.disclosure.search import Search
from heard.engines.disclosure.solver import FloatArray, in_whole_numbers

_ANCHORS = 3
_FRUITLESS = 3


@dataclass(frozen=True)
class Found:
    """Worlds that one hunt found, as a hint to another, which takes none on trust.

    anchors, whole: worlds of the whole system. parts: for each part in order, worlds of it with
        the links as in one of the anchors.
    """

    anchors: Sequence[IntArray]
    whole: Sequence[IntArray]
    parts: Sequence[Sequence[IntArray]]


class Hunt:
    """One search in the whole, one in each part, and the anchors that the parts are held at.

    Worlds of a part count for the whole. What the parts leave open is asked of the whole, and
    where the links stand then is a new anchor for all parts.
    """

    def __init__(self, knowledge: Knowledge, rule: Rule):
        self.knowledge = knowledge
        self.whole = Search(knowledge, rule)
        self.parts = parts_of(knowledge.system)
        self.searches = [self.whole]
        if len(self.parts) > 1:
            self.whole.is_rounding = False  # too large: its parts round
            self.searches = [
                Search(knowledge.of(part), rule, part, seed) for seed, part in enumerate(self.parts)
            ]
        self.is_link = np.ones(len(knowledge.low), dtype=np.bool_)
        for part in self.parts:
            self.is_link[part.cells[~part.is_link]] = False
        self._anchors_of_whole: list[IntArray] = []
        self._random = np.random.default_rng(3)

    def learn(self, knowledge: Knowledge, *, is_less: bool) -> None:
        """Go on with other knowledge of the same cells: see `Search.learn`."""
        self.knowledge = knowledge
        for part, search in zip(self.parts, self.searches, strict=True):
            search.learn(knowledge.of(part), is_less=is_less)
        self.whole.learn(knowledge, is_less=is_less)
        for anchor in self._anchors():
            self.whole.add(anchor)
        self._gather()

    def _anchors(self) -> Iterator[IntArray]:
        """Give the anchors as they stand in the parts now."""
        for number, first in enumerate(self._anchors_of_whole):
            world = first.copy()  # a link that no part touches stands nowhere else
            for part, search in zip(self.parts, self.searches, strict=True):
                world[part.cells] = search.anchors[number]
            yield world

    def anchor(self, world: IntArray) -> bool:
        """Hold the parts at this world too, if it is one."""
        if not self.whole.add(world):
            return False
        self._anchors_of_whole.append(world)
        for part, search in zip(self.parts, self.searches, strict=True):
            mine = world[part.cells]
            search.anchors.append(mine)
            search.add(mine)
        return True

    @property
    def found(self) -> Found:
        """The worlds found so far."""
        parts = [list(search.worlds) for search in self.searches]
        return Found(list(self._anchors()), list(self.whole.worlds), parts)

    def check(self, found: Found) -> None:
        """Take those worlds into account that fit what is known here."""
        for anchor in found.anchors:
            self.anchor(anchor)
        for world in found.whole:
            self.whole.add(world)
        for search, worlds in zip(self.searches, found.parts, strict=True):
            held = {anchor[search.links].tobytes() for anchor in search.anchors}
            for world in worlds:
                if world[search.links].tobytes() in held:
                    search.add(world)

    def find_anchors(self) -> None:
        """Look for a few worlds with links as different as can be, small ones large first."""
        for number in range(_ANCHORS if self.is_link.any() else 0):
            self._anchor_near(self.whole.look_at(self._link_weights(number)))

    def _link_weights(self, number: int) -> FloatArray:
        known = self.knowledge
        size = np.where(known.shown, known.low, 1)
        weights = (1 + self._random.random(len(size))) * 100 / (10 + size)
        if number:
            weights *= np.where(known.shown, self._random.choice([-1.0, 1.0], len(size)), 1.0)
        return np.asarray(np.where(self.is_link & ~known.system.impossible, weights, 0.0))

    def _anchor_near(self, counts: FloatArray) -> bool:
        """Make an anchor with the links of these counts; say whether there is a new one.

        A programme over the whole rarely ends in whole numbers in every part at once.
        """
        if in_whole_numbers(counts[self.is_link]) is None:
            return False
        world = np.rint(counts).astype(np.int64)
        for part, search in zip(self.parts, self.searches, strict=True):
            if in_whole_numbers(counts[part.cells]) is None:
                mine = search.world_at(world[part.cells])
                if mine is None:
                    return False
                world[part.cells] = mine
        return self.anchor(world)

    def prove(self) -> IntArray:
        """Return the targets of the whole that could not be proved protected."""
        if not self._anchors_of_whole:
            self.find_anchors()
        for search in self.searches:
            search.prove(is_known_first=True)
        self._gather()
        fruitless = 0
        while len(before := self.whole.unsafe) and fruitless < _FRUITLESS:
            if self._anchor_near(self.whole.look(self.whole.mixed_weights())):
                for search in self.searches:
                    search.prove_at(search.anchors[-1])
                self._gather()
            fruitless = fruitless + 1 if len(self.whole.unsafe) == len(before) else 0
        return self.whole.unsafe

    def _gather(self) -> None:
        for part, search in zip(self.parts, self.searches, strict=True):
            self.whole.ranges.take_over(part, search.ranges)

    def unsafe_links(self) -> IntArray:
        """Return the targets that no part can be asked about and that are not proved."""
        targets, is_link = self.whole.targets, np.append(self.is_link, [True])
        unsafe = self.whole.unsafe
        return np.asarray(unsafe[is_link[targets.plus[unsafe]] & is_link[targets.minus[unsafe]]])

    def settle(self, target: int) -> bool:
        """Find out whether one target of the whole is protected. No where that was not proved."""
        for is_up in (True, False):
            if self.whole.is_protected(target):
                return True
            self._anchor_near(self.whole.farthest(target, is_up=is_up))
        return self.whole.is_protected(target) or self.whole.settle_in_whole_numbers(target)
