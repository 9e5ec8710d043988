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
        part, search = self.hunt.parts[number], self.hunt.searches[number]
        knowledge = self.ground.knowledge_of(part, self.hidden, self.left_out)
        search.learn(knowledge, is_less=is_less)

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
        found = loosening.cheapest_from(search.anchors[:_STARTS], target)
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
            view, worlds = search.view, list(search.worlds)
            self.hidden[cell] = False
            self._tell(number, is_less=False)
            likeliest = self._hidden_for.get(int(cell), -1)
            if not (search.keeps_anchors() and search.is_proved(likeliest)):
                self.hidden[cell] = True
                search.go_back(view, worlds)

    def _widen_whole(self, *, only_links: bool = False) -> None:
        """Hide more until what no part can answer for is protected too."""
        targets_left = self.hunt.unsafe_links if only_links else self.hunt.prove
        loosening: Loosening | None = None
        while len(targets := targets_left()):
            before = self.hidden.copy()
            loosening = loosening or Loosening(self.hunt.whole, self.price)
            # All that is open now, and only then is everything asked again: that costs most.
            for place in self.hunt.whole.targets.place[targets]:
                self._protect_in_whole(loosening, int(place))
            if (self.hidden == before).all():
                return

    def _protect_in_whole(self, loosening: Loosening, place: int) -> None:
        """Hide what one target of the whole needs, if it needs anything."""
        whole = self.hunt.whole
        target = whole.target_at(place)
        if target is None or self.hunt.settle(target):
            return
        found = loosening.cheapest(target, self.truth)
        more = found.cells if found else self.neighbours(target)
        if more.any():
            self._hide(np.flatnonzero(more))
        else:
            whole.excuse(place)

    def neighbours(self, target: int) -> BoolArray:
        """Return shown cells to hide where no programme helps: those nearest to the target."""
        near = np.zeros_like(self.hidden)
        near[self.hunt.whole.targets.plus[target]] = True
        grown = self.system.rows.beside(near)
        while (grown != near).any() and not (self._can_be_hidden & grown).any():
            near, grown = grown, self.system.rows.beside(grown)
        return self.first_shown(grown)

    @property
    def _can_be_hidden(self) -> BoolArray:
        """Mask of the shown cells that may be hidden, but for the number of all people."""
        shown = ~self.hidden & ~self.system.impossible & self.ground.mine
        return np.asarray(shown & np.isfinite(self.cost))

    def first_shown(self, near: BoolArray) -> BoolArray:
        """Return those of some cells that can be hidden; if none, all others; last, everybody."""
        can_be_hidden = self._can_be_hidden
        for mask in (near & can_be_hidden, can_be_hidden):
            if mask.any():
                return np.asarray(mask)
        return np.asarray(np.isinf(self.cost) & ~self.hidden & self.ground.mine)
