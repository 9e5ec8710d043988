"""The choice of the cells to hide: which are hidden so far, and what is not protected yet."""

from __future__ import annotations

import numpy as np

from heard.engines.disclosure.ground import Ground
from heard.engines.disclosure.hunt import Hunt
from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.loosening import Loosening
from heard.engines.disclosure.rule import BoolArray, IntArray

_STARTS = 2  # anchors to start from: the true counts, and those with large hidden groups


class Choice:
    """Which cells are hidden so far, and the hunt that says what is not protected yet."""

    def __init__(self, ground: Ground):
        self.ground = ground
        self.rule, self.system, self.truth = ground.rule, ground.system, ground.truth
        self.primary, self.left_out = ground.primary, ground.left_out
        self.hidden = self.primary | self.left_out | ~ground.mine
        self.cost = ground.cost
        self.price = self.cost  # what cells cost while they are chosen; it may lean to some
        self.hunt = Hunt(self._knowledge(), self.rule)
        self._hidden_for: dict[int, int] = {}  # cell -> place, in its part, of the target it serves
        self.hunt.anchor(self.truth)
        self.hunt.find_anchors()

    @property
    def secondary(self) -> BoolArray:
        """Mask of the cells hidden for the sake of others."""
        return np.asarray(self.hidden & ~self.primary & ~self.left_out & self.ground.mine)

    @property
    def spent(self) -> float:
        """What the secondary cells cost."""
        return float(self.cost[self.secondary].sum())

    def all_shown(self) -> Knowledge:
        """Return what a reader would know if every cell were shown."""
        nothing = np.zeros_like(self.hidden)
        return self.ground.knowledge(nothing, nothing)

    def _knowledge(self) -> Knowledge:
        return self.ground.knowledge(self.hidden, self.left_out)

    def _tell(self, number: int, *, is_less: bool) -> None:
        """Tell the search in one part what is hidden now."""
        knowledge = self._knowledge().of(self.hunt.parts[number])
        self.hunt.searches[number].learn(knowledge, is_less=is_less)

    def _hide(self, cells: IntArray) -> None:
        """Hide cells of the whole system, and tell everybody."""
        self.hidden[cells] = True
        self.hunt.learn(self._knowledge(), is_less=True)

    def widen(self) -> None:
        """Hide more until every target is protected."""
        self._widen_whole(only_links=True)
        for number in range(len(self.hunt.parts)):
            self.widen_part(number)
            self.show_needless(number)
        self.hunt.learn(self._knowledge(), is_less=False)
        self._widen_whole()

    def widen_part(self, number: int) -> None:
        """Hide cells of a part until all of its targets are protected that can be so there."""
        part, search = self.hunt.parts[number], self.hunt.searches[number]
        search.prove()
        loosening = Loosening(search, self.price[part.cells])
        while len(unsafe := search.unsafe):
            places = search.targets.place[unsafe]
            for place in places:
                self._protect(number, loosening, int(place))

    def _protect(self, number: int, loosening: Loosening, place: int) -> None:
        """Hide what one target of a part needs, or leave it to the whole."""
        part, search = self.hunt.parts[number], self.hunt.searches[number]
        target = search.target_at(place)
        if target is None or search.settle(target):
            return
        ways = [loosening.cheapest(target, anchor) for anchor in search.anchors[:_STARTS]]
        found = min((way for way in ways if way), key=lambda way: way.cost, default=None)
        if found is None:
            search.excuse(place)
            return
        more = part.cells[found.cells]
        self.hidden[more] = True
        self._hidden_for |= dict.fromkeys(more.tolist(), place)
        self._tell(number, is_less=True)
        if found.world is not None:
            search.add(found.world)

    def show_needless(self, number: int) -> None:
        """Show secondary cells of a part again, the dearest first, where nothing is opened."""
        part, search = self.hunt.parts[number], self.hunt.searches[number]
        own = part.cells[~part.is_link]
        secondary = own[self.hidden[own] & ~self.primary[own] & ~self.left_out[own]]
        for cell in secondary[np.argsort(-self.cost[secondary], kind="stable")]:
            knowledge, worlds = search.knowledge, list(search.worlds)
            self.hidden[cell] = False
            self._tell(number, is_less=False)
            likeliest = self._hidden_for.get(int(cell), -1)
            if not (search.keeps_anchors() and search.is_proved(likeliest)):
                self.hidden[cell] = True
                search.go_back(knowledge, worlds)

    def _widen_whole(self, *, only_links: bool = False) -> None:
        loosening = None
        while True:
            for target in self.hunt.unsafe_links() if only_links else self.hunt.prove():
                if self.hunt.settle(target):
                    continue
                loosening = loosening or Loosening(self.hunt.whole, self.price)
                found = loosening.cheapest(target, self.truth)
                more = found.cells if found else self._neighbours(target)
                if not more.any():
                    self.hunt.whole.excuse(int(self.hunt.whole.targets.place[target]))
                    continue
                self._hide(np.flatnonzero(more))
                break
            else:
                return

    def _neighbours(self, target: int) -> BoolArray:
        """Return shown cells to hide where no programme helps: next to the target, or all."""
        cell = int(self.hunt.whole.targets.plus[target])
        near = np.zeros_like(self.hidden)
        for row in self.system.rows:
            columns = [column for column, _ in row.terms]
            if cell in columns:
                near[columns] = True
        return self.first_shown(near)

    def first_shown(self, near: BoolArray) -> BoolArray:
        """Return those of some cells that are shown; if none is, all other cells that are."""
        shown = ~self.hidden & ~self.system.impossible & self.ground.mine
        everybody = np.zeros_like(near)
        everybody[np.isinf(self.cost)] = True
        for mask in (near & ~everybody, ~everybody, everybody):
            if (mask & shown).any():
                return np.asarray(mask & shown)
        return np.zeros_like(near)
