"""Linear programmes over a system of cells, by HiGHS."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from heard.engines.disclosure.rule import IntArray
from heard.engines.disclosure.system import System

FloatArray = npt.NDArray[np.float64]

_WHOLE = 1e-6
_NODES = 200
_BAD = "the solver stopped with {status} where it should have found the optimum"
# Only the objective changes between most runs, so the last corner stays feasible: primal simplex.
_OPTIONS = (("output_flag", False), ("threads", 1), ("random_seed", 1), ("simplex_strategy", 4))


class SolverError(RuntimeError):
    """The solver did not reach an optimum. Nothing may be concluded, so nothing is published."""


class ContradictionError(SolverError):
    """No counts fit what is shown, or what was tried."""


def in_whole_numbers(counts: FloatArray) -> IntArray | None:
    """Return counts as whole numbers, None if they are not."""
    nearest = np.rint(counts).astype(np.int64)
    return nearest if np.abs(counts - nearest).max(initial=0.0) < _WHOLE else None


class _QuietHighs(highspy.Highs):
    """HiGHS without its banner, which would stand before what a command prints."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the package is not typed here

    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the package's
        """Silence the solver at the first thing that its construction does."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # nor here


def quiet_highs() -> Any:
    """Return a solver that prints nothing and does the same work every time.

    Every solver in one process is given the same `threads`: HiGHS has one scheduler for all, and
    an instance that asks for another number may hand back results that are not its own.
    """
    highs = _QuietHighs()
    for name, value in _OPTIONS:
        highs.setOptionValue(name, value)
    return highs


class Programme:
    """The largest or smallest weighted sum of cells that fits rows and bounds.

    With `elastic`, a cell may also leave its bounds, at a cost for each person that it moves.
    runs: how many programmes were solved so far, the measure of work that is the same anywhere.
    """

    def __init__(self, system: System, low: IntArray, high: IntArray, *, elastic: bool = False):
        self._size = len(system.cells)
        self._columns = np.arange(self._size, dtype=np.int32)
        self._copies = 3 if elastic else 1
        self._fixed_rows = len(system.rows)
        self._rests = system.rests
        # A rest that never had a bound has no row: most never do, and rows cost time.
        self._rest_rows = np.full(len(self._rests), -1, dtype=np.int32)
        self.runs = 0
        self._objective = np.zeros(self._size * self._copies)
        self._solution: Any = None
        self._highs: Any = quiet_highs()
        if elastic:  # moves the bounds between runs, so that the last corner is feasible no more
            self._highs.setOptionValue("simplex_strategy", 1)
            self._highs.setOptionValue("dual_simplex_cost_perturbation_multiplier", 0.0)
        self._highs.passModel(self._model(system, low, high))
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def _model(self, system: System, low: IntArray, high: IntArray) -> Any:
        model = highspy.HighsLp()
        rows = system.rows
        indices, values = self._entries(rows.columns, rows.weights)
        spare = np.zeros(self._size * (self._copies - 1))
        model.num_col_ = self._size * self._copies
        model.num_row_ = len(rows)
        model.col_cost_ = np.zeros(model.num_col_)
        model.col_lower_ = np.concatenate([low.astype(np.float64), spare])
        model.col_upper_ = np.concatenate([high.astype(np.float64), spare])
        model.row_lower_ = np.zeros(len(rows))
        model.row_upper_ = np.where(rows.is_equal, 0.0, highspy.kHighsInf)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = self._copies * np.append(rows.starts, len(rows.columns))
        model.a_matrix_.index_ = indices
        model.a_matrix_.value_ = values
        return model

    def _entries(self, columns: IntArray, weights: IntArray) -> tuple[IntArray, FloatArray]:
        """Return column and weight of each term, those of its moves up and down after it."""
        copies, signs = np.arange(self._copies), np.array([1.0, 1.0, -1.0])[: self._copies]
        indices = columns[:, np.newaxis] + self._size * copies
        return indices.ravel(), (weights[:, np.newaxis] * signs).ravel()

    def bound(
        self, columns: IntArray, low: IntArray | FloatArray, high: IntArray | FloatArray
    ) -> None:
        """Put new bounds on some cells."""
        self._bound(columns, low.astype(np.float64), high.astype(np.float64))

    def bound_rests(self, low: FloatArray, high: FloatArray) -> None:
        """Put bounds on the rests of the system, in order."""
        is_bound = np.isfinite(low) | np.isfinite(high)
        self._add_rests(np.flatnonzero(is_bound & (self._rest_rows < 0)))
        known = np.flatnonzero(self._rest_rows >= 0)
        self._highs.changeRowsBounds(len(known), self._rest_rows[known], low[known], high[known])

    def _add_rests(self, rests: IntArray) -> None:
        """Add a row for each of some rests, without bounds."""
        if not len(rests):
            return
        rows = self._fixed_rows + np.count_nonzero(self._rest_rows >= 0)
        self._rest_rows[rests] = rows + np.arange(len(rests))
        columns, signs = self._rests[rests, ::-1].ravel(), np.tile([1, -1], len(rests))
        indices, values = self._entries(columns, signs)
        free = np.full(len(rests), highspy.kHighsInf)
        starts = 2 * self._copies * np.arange(len(rests), dtype=np.int32)
        self._highs.addRows(
            len(rests), -free, free, len(values), starts, indices.astype(np.int32), values
        )

    def let_move(self, movable: npt.NDArray[np.bool_]) -> None:
        """Say which cells may leave their bounds (elastic programmes)."""
        reach = np.where(movable, highspy.kHighsInf, 0.0)
        for copy in (1, 2):
            self._bound(self._columns + copy * self._size, np.zeros(self._size), reach)

    def start_at(self, counts: IntArray, down: IntArray, up: IntArray) -> None:
        """Let every cell move from a count, at most so far down and up (elastic programmes).

        The next run starts afresh: with most cells still, the solver takes them out beforehand.
        """
        start = counts.astype(np.float64)
        self._bound(self._columns, start, start)
        for copy, reach in ((1, up), (2, down)):
            columns = self._columns + copy * self._size
            self._bound(columns, np.zeros(self._size), reach.astype(np.float64))
        self._highs.clearSolver()

    def _bound(self, columns: npt.NDArray[Any], low: FloatArray, high: FloatArray) -> None:
        self._highs.changeColsBounds(len(columns), columns.astype(np.int32), low, high)

    def maximise(self, weights: FloatArray, cost: FloatArray | None = None) -> FloatArray:
        """Return the cell counts at which the weighted sum, less the cost of moves, is largest.

        Raises SolverError for anything but a proved optimum.
        """
        objective = weights if cost is None else np.concatenate([weights, -cost, -cost])
        changed = np.flatnonzero(objective != self._objective).astype(np.int32)
        self._highs.changeColsCost(len(changed), changed, objective[changed])
        self._objective = objective
        self._run()
        self._solution = self._highs.getSolution()
        values = np.array(self._solution.col_value)
        moved = values.reshape(self._copies, self._size)
        counts: FloatArray = moved[0] if self._copies == 1 else moved[0] + moved[1] - moved[2]
        return counts

    def prices(self) -> tuple[FloatArray, FloatArray]:
        """Return what each cell's bound, and each rest's, is worth in the optimum just found."""
        duals = np.append(np.array(self._solution.row_dual), 0.0)
        return np.array(self._solution.col_dual)[: self._size], duals[self._rest_rows]

    def _run(self) -> None:
        self.runs += 1
        self._highs.run()
        status = self._highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            # A warm start can end in a muddle that a cold start does not: one more try.
            self._highs.clearSolver()
            self._highs.run()
            status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise ContradictionError(
                "the published numbers contradict each other: no counts fit them"
            )
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(_BAD.format(status=status))

    def whole_world(self, gaps: IntArray, most: int) -> IntArray | None:
        """Return whole counts that fit rows and bounds, None where none were found.

        gaps: for each rest that is nobody or at least so many, how many; for others 0.
        most: more people than any rest can have.

        None is no proof that there are none: the search gives up after some nodes. The programme
        asks for whole counts and knows of the gaps from then on.
        """
        for rest in np.flatnonzero(gaps):
            self._add_gap(self._rests[rest], int(gaps[rest]), most)
        kinds = np.full(self._highs.getNumCol(), int(highspy.HighsVarType.kInteger), np.uint8)
        self._highs.changeColsIntegrality(len(kinds), np.arange(len(kinds), dtype=np.int32), kinds)
        self._highs.setOptionValue("mip_max_nodes", _NODES)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return in_whole_numbers(np.array(self._highs.getSolution().col_value)[: self._size])

    def _add_gap(self, rest: IntArray, least: int, most: int) -> None:
        """Add a column d, 1 where a rest is somebody, with least * d <= rest <= most * d."""
        cell, base = rest
        columns = np.array([base, cell, self._highs.getNumCol()], dtype=np.int32)
        self._highs.addVar(0.0, 1.0)
        for low, high, people in ((0.0, highspy.kHighsInf, least), (-highspy.kHighsInf, 0.0, most)):
            weights = np.array([1.0, -1.0, -people])
            self._highs.addRow(low, high, len(columns), columns, weights)
