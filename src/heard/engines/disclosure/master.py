"""The programme that chooses which cells to hide, cheapest first, under the cuts known so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from heard.engines.disclosure.cuts import Cut
from heard.engines.disclosure.rule import BoolArray
from heard.engines.disclosure.solver import FloatArray, SolverError, quiet_highs

_NODES = 2000
_NOTHING = 1e-6


@dataclass(frozen=True)
class Solved:
    """A choice (None where the limit of nodes came first), and a cost that none can be below."""

    chosen: FloatArray | None
    bound: float


class Master:
    """min cost * y, y = 1 for a hidden cell, under cuts."""

    def __init__(self, cost: FloatArray, can_hide: BoolArray):
        self._columns = np.arange(len(cost), dtype=np.int32)
        self._highs: Any = quiet_highs()
        self._highs.setOptionValue("mip_max_nodes", _NODES)
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue("mip_abs_gap", 1e-6)
        for price, most in zip(cost, can_hide.astype(np.float64), strict=True):
            self._highs.addCol(float(price), 0.0, float(most), 0, [], [])
        self._is_whole = False

    def add(self, found: Cut) -> None:
        """Take a cut into account: sum(weight y) - sum(y of when) >= 1 - number of when."""
        weight = found.weight.copy()
        weight[list(found.when)] -= 1.0
        used = np.flatnonzero(weight)
        least = 1.0 - len(found.when)
        self._highs.addRow(least, highspy.kHighsInf, len(used), used.astype(np.int32), weight[used])

    def solve(self, *, is_whole: bool) -> Solved:
        """Return the cheapest choice under the cuts. Raises SolverError if there is none."""
        if is_whole and not self._is_whole:
            kinds = np.full(len(self._columns), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._highs.changeColsIntegrality(len(kinds), self._columns, kinds)
            self._is_whole = True
        self._highs.run()
        status = self._highs.getModelStatus()
        info = self._highs.getInfo()
        if status == highspy.HighsModelStatus.kSolutionLimit:
            return Solved(None, max(0.0, float(info.mip_dual_bound)))
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(f"the choice of cells stopped with {status}")
        chosen = np.array(self._highs.getSolution().col_value)
        chosen = np.rint(chosen) if is_whole else np.where(chosen < _NOTHING, 0.0, chosen)
        chosen = np.minimum(chosen, 1.0)
        bound = info.mip_dual_bound if is_whole else info.objective_function_value
        return Solved(chosen, float(bound))
