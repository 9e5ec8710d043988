"""Whole counts that fit what a reader knows, and how far apart they put every number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.system import System


class Worlds:
    """The worlds found so far. Only those are kept that put some number farther out than before.

    least, most: the smallest and largest value in them of every cell, rest and change, in this
        order; least is above most where there is no world.
    """

    def __init__(self, system: System):
        pairs = np.concatenate([system.rests, system.changes])
        self._less, self._of = pairs[:, 0].copy(), pairs[:, 1].copy()
        self._places = len(system.cells) + len(pairs)
        self.keep_only([])

    def __iter__(self) -> Iterator[IntArray]:
        return iter(self._found)

    def keep_only(self, worlds: Iterable[IntArray]) -> None:
        """Forget every world but these."""
        self._found = list(worlds)
        self.least = np.full(self._places, np.iinfo(np.int64).max)
        self.most = np.full(self._places, np.iinfo(np.int64).min)
        if self._found:
            values = self._values(np.array(self._found))
            self.least, self.most = values.min(axis=0), values.max(axis=0)

    def _values(self, worlds: IntArray) -> IntArray:
        """Return every value in one world, or one line of them for each of some worlds."""
        rests = worlds.take(self._of, axis=-1) - worlds.take(self._less, axis=-1)
        return np.concatenate([worlds, rests], axis=-1)

    def is_news(self, world: IntArray) -> bool:
        """Say whether a world puts some number farther out than those found so far."""
        values = self._values(world)
        return bool((values < self.least).any() or (values > self.most).any())

    def add(self, world: IntArray) -> None:
        """Take a world into account; whoever calls knows that it fits."""
        values = self._values(world)
        if (values < self.least).any() or (values > self.most).any():
            self._found.append(world)
            np.minimum(self.least, values, out=self.least)
            np.maximum(self.most, values, out=self.most)

    def latest(self) -> Iterator[IntArray]:
        """Give the world found last, if there is one."""
        yield from self._found[-1:]

    def take_over(self, places: IntArray, found: Worlds) -> None:
        """Take into account the worlds of a part, which stands at some places."""
        np.minimum.at(self.least, places, found.least)
        np.maximum.at(self.most, places, found.most)
