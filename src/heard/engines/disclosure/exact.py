"""The cheapest cells to hide, proved: a mixed-integer programme (HiGHS) that grows by cuts.

The programme chooses cells to hide, and the attacker answers with what is still too close, as a
cut. Once the attacker has no answer, the choice is the cheapest there is. What the programme found
before is a bound: nothing cheaper can be safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.cuts import Attack, Cut, bounds_when_shown, cut
from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.master import Master
from heard.engines.disclosure.rule import BoolArray, Rule
from heard.engines.disclosure.solver import FloatArray, Programme

_ROUNDS = 80
_LACKING = 1e-4
_WHOLE = 1e-6
_SOME = 0.3


@dataclass(frozen=True)
class Cheapest:
    """Cells to hide, the primary ones too, and what the others cost at least in any safe choice.

    hidden is None where the limits came first. leaning: 1 for a cell that the best relaxed choice
    hides, 0 for one that it shows, between them where it hides a cell in part.
    """

    hidden: BoolArray | None
    leaning: FloatArray
    bound: float


class ExactSearch:
    """The search for the cheapest secondary cells of one small system.

    known: what a reader would know if every cell were shown. primary: cells hidden in any case.
    cost: of hiding each cell; infinite where it must be shown.
    """

    def __init__(self, known: Knowledge, rule: Rule, primary: BoolArray, cost: FloatArray):
        self.system, self.rule, self.primary = known.system, rule, primary
        self.bounds = bounds_when_shown(known, rule)
        self.attack = Attack(Programme(known.system, known.low, known.high), self.bounds)
        can_hide = np.isfinite(cost) & ~primary & ~known.system.impossible
        self.master = Master(np.where(can_hide, cost, 0.0), can_hide)

    def cheapest(self) -> Cheapest:
        """Return the cheapest choice. The work is limited by rounds and nodes, never by time."""
        found = self.leaning(_ROUNDS)
        bound = found.bound
        for _ in range(_ROUNDS):
            solved = self.master.solve(is_whole=True)
            bound = max(bound, solved.bound)
            if solved.chosen is None:
                break
            y = np.where(self.primary, 1.0, solved.chosen)
            cuts = list(self._cuts(y, y > _SOME)) or list(self._rest_cuts(y))
            if not cuts:
                return Cheapest(y > _SOME, found.leaning, bound)
            self._add(cuts)
        return Cheapest(None, found.leaning, bound)

    def leaning(self, rounds: int) -> Cheapest:
        """Return how far each cell would be hidden if that could be done in part."""
        bound, y = 0.0, self.primary.astype(np.float64)
        for _ in range(rounds):
            cuts = list(self._cuts(y, self.primary | (y > _SOME)))
            if not cuts:
                break
            self._add(cuts)
            solved = self.master.solve(is_whole=False)
            if solved.chosen is None:
                break
            bound = solved.bound
            y = np.where(self.primary, 1.0, solved.chosen)
        return Cheapest(None, y, bound)

    def _add(self, cuts: list[Cut]) -> None:
        for found in cuts:
            self.master.add(found)

    def _cuts(self, y: FloatArray, asked: BoolArray) -> Iterator[Cut]:
        """Give what the attacker answers to a choice about the cells that are asked about."""
        self.attack.know(y)
        for cell in np.flatnonzero(asked):
            when = () if self.primary[cell] else (int(cell),)
            weights = np.zeros(len(y))
            weights[cell] = 1.0
            for found in self._needs(weights, when):
                if found.lacks(y) > _LACKING:
                    yield found

    def _rest_cuts(self, y: FloatArray) -> Iterator[Cut]:
        """Give what the attacker says of the rests of bases: each is known to be safe, or wide.

        Whether a rest is known to be safe depends on all that is hidden, and a rest that is not
        has to be wide for as long as all of that stays hidden.
        """
        chosen = tuple(np.flatnonzero((y > _SOME) & ~self.primary).tolist())
        for cell, base in self.system.rests:
            if y[cell] + y[base] == 0:
                continue
            weights = np.zeros(len(y))
            weights[[base, cell]] = 1.0, -1.0
            if -self.attack.reach(-weights)[0] >= self.rule.threshold - _WHOLE:
                continue
            is_nobody = self.attack.reach(weights)[0] < _WHOLE
            if is_nobody and self.rule.zeros == "show":
                continue
            yield from self._needs(weights, chosen)

    def _needs(self, weights: FloatArray, when: tuple[int, ...]) -> Iterator[Cut]:
        """Give the cuts for one number to reach the threshold, and to be wide."""
        rule = self.rule
        most, up = self.attack.reach(weights)
        if most < rule.threshold - _WHOLE:
            yield from _some(cut([up], rule.threshold, self.primary, when))
        least, down = self.attack.reach(-weights)
        if most + least < rule.protection - _WHOLE:
            yield from _some(cut([up, down], rule.protection, self.primary, when))


def _some(found: Cut | None) -> Iterator[Cut]:
    if found is not None:
        yield found
