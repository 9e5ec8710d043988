"""What a reader knows of every cell before doing any sums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from heard.engines.disclosure.parts import Part
from heard.engines.disclosure.published import Published
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray
from heard.engines.disclosure.system import System
from heard.engines.disclosure.tables import TableError, describe

_MANY = 50_000  # people, where nothing says how many there are


@dataclass(frozen=True)
class Knowledge:
    """Bounds on every cell, from what is shown, from rounding and from the rule.

    low, high: people, one for each cell of the system. shown: mask of the cells that are shown.
    left_out: mask of the cells that are not printed.
    rest_least: people, one for each cell: the rest of its base, while the cell is shown, is at
        least so many, or nobody where `rest_nobody`.
    """

    system: System
    rule: Rule
    low: IntArray
    high: IntArray
    shown: BoolArray
    left_out: BoolArray
    rest_least: IntArray
    rest_nobody: BoolArray

    def of(self, part: Part) -> Knowledge:
        """Return what is known of the cells of a part."""
        cells = part.cells
        return Knowledge(
            part.system,
            self.rule,
            self.low[cells],
            self.high[cells],
            self.shown[cells],
            self.left_out[cells],
            self.rest_least[cells],
            self.rest_nobody[cells],
        )

    def rest_bounds(self) -> tuple[FloatArray, FloatArray]:
        """Return bounds on base minus cell for each rest: a shown cell has a safe rest.

        Where zeros are shown, a rest is nobody or safe; that is a bound only if one of them
        is out of the question. For the others see `rest_gaps`.
        """
        is_nobody, is_safe, _ = self._kinds_of_rest
        low, high = np.full(len(is_safe), -np.inf), np.full(len(is_safe), np.inf)
        low[is_nobody] = high[is_nobody] = 0.0
        low[is_safe] = self.rest_least[self._rests()[0]][is_safe]
        return low, high

    def rest_gaps(self) -> IntArray:
        """Return, for each rest that is nobody or at least so many people, how many; else 0."""
        is_either = self._kinds_of_rest[2]
        return np.where(is_either, self.rest_least[self._rests()[0]], 0)

    @cached_property
    def _kinds_of_rest(self) -> tuple[BoolArray, BoolArray, BoolArray]:
        """Return masks of the rests known to be nobody, to be safe, and to be one or the other."""
        cell, base = self._rests()
        known, may_be_nobody = self.shown[cell], self.rest_nobody[cell]
        cannot_be_safe = self.high[base] - self.low[cell] < self.rest_least[cell]
        is_nobody = known & may_be_nobody & cannot_be_safe
        is_somebody = ~may_be_nobody | (self.low[base] - self.high[cell] > 0)
        return is_nobody, known & ~is_nobody & is_somebody, known & ~is_nobody & ~is_somebody

    def implied_rests(self) -> tuple[FloatArray, FloatArray]:
        """Return the bounds on base minus cell that follow from those on the two cells."""
        cell, base = self._rests()
        low, high = self.low[base] - self.high[cell], self.high[base] - self.low[cell]
        return low.astype(np.float64), high.astype(np.float64)

    def fits(self, world: IntArray) -> bool:
        """Say whether these counts could be the true ones, in whole-number arithmetic."""
        return bool(self.fit(world[np.newaxis])[0]) and self.system.rows.hold(world)

    def fit(self, worlds: IntArray) -> BoolArray:
        """Return a mask of those worlds (worlds x cells) that fit all but the system's rows."""
        inside = ((worlds >= self.low) & (worlds <= self.high)).all(axis=1)
        cell, base, least, may_be_nobody = self._known_rests
        rests = worlds[:, base] - worlds[:, cell]
        unsafe = (rests < least) & ~(may_be_nobody & (rests == 0))
        return np.asarray(inside & ~unsafe.any(axis=1))

    @cached_property
    def _known_rests(self) -> tuple[IntArray, IntArray, IntArray, BoolArray]:
        """Cell, base, least and whether it may be nobody, of each rest whose cell is shown."""
        cell, base = self.system.rests[self.shown[self.system.rests[:, 0]]].T
        return cell, base, self.rest_least[cell], self.rest_nobody[cell]

    def _rests(self) -> tuple[IntArray, IntArray]:
        pairs = self.system.rests
        return pairs[:, 0], pairs[:, 1]


def knowledge_of(published: Published, system: System) -> Knowledge:
    """Return what a reader knows. Raises TableError if a shown number cannot come from the rule."""
    shown = np.array([cell in published.values for cell in system.cells])
    left_out = np.array([cell in published.left_out for cell in system.cells])
    printed = np.array([published.values.get(cell, 0) for cell in system.cells], dtype=np.int64)
    most = most_people(system, published.rule, printed, shown)
    known = bounds_of(system, published.rule, printed, (shown, left_out), most)
    for position in np.flatnonzero(known.low > known.high):
        cell = system.cells[position]
        raise TableError(
            f"{describe(cell)}: {published.values[cell]} cannot be shown under this rule"
        )
    return known


def bounds_of(
    system: System, rule: Rule, printed: IntArray, masks: tuple[BoolArray, BoolArray], cap: int
) -> Knowledge:
    """Return the bounds where the cells of the first mask are shown, of the second left out.

    printed: the rounded number of each cell; it counts only where the cell is shown.
    cap: no cell has more people.
    """
    shown, left_out = masks
    visible = shown & ~system.impossible
    least, most = rule.all_behind(printed)
    low = np.where(visible, least, 0)
    high = np.where(visible, most, cap)
    high[system.impossible] = 0
    least = np.full(len(low), rule.threshold, dtype=np.int64)
    nobody = np.full(len(low), rule.zeros == "show")
    return Knowledge(system, rule, low, high, shown | system.impossible, left_out, least, nobody)


def most_people(system: System, rule: Rule, printed: IntArray, shown: BoolArray) -> int:
    """Return a number that no cell can exceed. Everybody is shown unless nothing is."""
    everybody = system.number.get(())
    if everybody is None or not shown[everybody]:
        largest = int(printed[shown].max(initial=0))
        return 2 * max(largest, _MANY + rule.threshold + rule.protection)
    return rule.behind(int(printed[everybody]))[1]
