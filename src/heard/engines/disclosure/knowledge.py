"""What a reader knows of every cell before doing any sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.published import Published
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray
from heard.engines.disclosure.system import System
from heard.engines.disclosure.tables import Cell, TableError, describe


@dataclass(frozen=True)
class Knowledge:
    """Bounds on every cell, from what is shown, from rounding and from the rule.

    low, high: people, one for each cell of the system. shown: mask of the cells that are shown.
    left_out: mask of the cells that are not printed.
    """

    system: System
    rule: Rule
    low: IntArray
    high: IntArray
    shown: BoolArray
    left_out: BoolArray

    def rest_bounds(self) -> tuple[FloatArray, FloatArray]:
        """Return bounds on base minus cell for each rest: a shown cell has a safe rest.

        Where zeros are shown, a rest is nobody or safe; that is a bound only if one of them
        is out of the question. `fits` asks the whole of it.
        """
        cell, base = self._rests()
        known = self.shown[cell]
        low, high = np.full(len(cell), -np.inf), np.full(len(cell), np.inf)
        threshold = float(self.rule.threshold)
        if self.rule.zeros == "hide":
            low[known] = threshold
            return low, high
        is_nobody = known & (self.high[base] - self.low[cell] < threshold)
        is_somebody = known & ~is_nobody & (self.low[base] - self.high[cell] > 0)
        low[is_nobody] = high[is_nobody] = 0.0
        low[is_somebody] = threshold
        return low, high

    def fits(self, world: IntArray) -> bool:
        """Say whether these counts could be the true ones, in whole-number arithmetic."""
        if (world < self.low).any() or (world > self.high).any() or not self.system.holds(world):
            return False
        cell, base = self._rests()
        known = self.shown[cell]
        return not self.rule.unsafe((world[base] - world[cell])[known]).any()

    def _rests(self) -> tuple[IntArray, IntArray]:
        pairs = self.system.rest_pairs
        return pairs[:, 0], pairs[:, 1]


def knowledge_of(published: Published, system: System) -> Knowledge:
    """Return what a reader knows. Raises TableError if a shown number cannot come from the rule."""
    shown = np.array([cell in published.values for cell in system.cells])
    left_out = np.array([cell in published.left_out for cell in system.cells])
    return bounds_of(system, published.rule, published.values, (shown, left_out))


def bounds_of(
    system: System,
    rule: Rule,
    values: Mapping[Cell, int],
    masks: tuple[BoolArray, BoolArray],
) -> Knowledge:
    """Return the bounds where the cells of the first mask are shown, of the second left out."""
    shown, left_out = masks
    low = np.zeros(len(system.cells), dtype=np.int64)
    visible = {system.cells[i]: values[system.cells[i]] for i in np.flatnonzero(shown)}
    high = np.full(len(system.cells), _cap(rule, visible), dtype=np.int64)
    for position in np.flatnonzero(shown & ~system.impossible):
        cell = system.cells[position]
        least, most = rule.behind(values[cell])
        if least > most:
            raise TableError(f"{describe(cell)}: {values[cell]} cannot be shown under this rule")
        low[position], high[position] = least, most
    high[system.impossible] = 0
    return Knowledge(system, rule, low, high, shown | system.impossible, left_out)


def _cap(rule: Rule, values: Mapping[Cell, int]) -> int:
    """Return more people than can be in any cell. Everybody is shown unless nothing is."""
    everybody = values.get(())
    if everybody is None:
        return 2 * max([*values.values(), 1000 + rule.threshold + rule.protection])
    return rule.behind(everybody)[1]
