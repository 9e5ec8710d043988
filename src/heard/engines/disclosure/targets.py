"""The numbers of a publication that must not be worked out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.knowledge import Knowledge
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray


@dataclass(frozen=True)
class Targets:
    """Numbers that must not be worked out: count `plus`, or `plus` minus `minus` (a rest).

    minus: number of the cell taken away, or the number of cells where there is none.
    is_marked: hidden cells that readers see the mark of; they must be wide. Of the others it is
        enough that they are known to be safe.
    is_change: mask of the targets that are what came (or went) between two editions.
    place: where the target stands among all cells, followed by all rests and all changes.
    """

    plus: IntArray
    minus: IntArray
    is_marked: BoolArray
    is_change: BoolArray
    place: IntArray

    def weights(self, weight: FloatArray, cells: int) -> FloatArray:
        """Return the weight of each cell in the weighted sum of the targets."""
        total = np.zeros(cells + 1)
        np.add.at(total, self.plus, weight)
        np.add.at(total, self.minus, -weight)
        return total[:cells]

    def only(self, wanted: BoolArray) -> Targets:
        """Return some of the targets, in order."""
        return Targets(
            self.plus[wanted],
            self.minus[wanted],
            self.is_marked[wanted],
            self.is_change[wanted],
            self.place[wanted],
        )


def targets_of(knowledge: Knowledge, rule: Rule, is_own: BoolArray) -> Targets:
    """Return the hidden counts, and the rests that the reader does not know to be safe.

    is_own: mask of the cells that are asked about. A rest is, when one of its two cells is.
    """
    cells = len(knowledge.system.cells)
    hidden = np.flatnonzero(~knowledge.shown)
    is_marked = ~knowledge.left_out[hidden]
    pairs = knowledge.system.rests
    low, _ = knowledge.rest_bounds()
    least = np.maximum(low, knowledge.low[pairs[:, 1]] - knowledge.high[pairs[:, 0]])
    doubtful = np.flatnonzero((least < rule.threshold) & ~_is_nobody(knowledge, rule))
    in_doubt, changes = pairs[doubtful], knowledge.system.changes
    numbers = np.arange(len(changes)) + cells + len(pairs)
    not_marked = np.zeros(len(in_doubt) + len(changes), dtype=np.bool_)
    every = Targets(
        np.concatenate([hidden, in_doubt[:, 1], changes[:, 1]]),
        np.concatenate([np.full(len(hidden), cells), in_doubt[:, 0], changes[:, 0]]),
        np.concatenate([is_marked, not_marked]),
        np.arange(len(hidden) + len(not_marked)) >= len(hidden) + len(in_doubt),
        np.concatenate([hidden, cells + doubtful, numbers]),
    )
    return every.only(is_own[every.plus] | np.append(is_own, False)[every.minus])


def _is_nobody(knowledge: Knowledge, rule: Rule) -> BoolArray:
    """Return a mask of the rests that are known to be nobody, where that may be known."""
    low, high = knowledge.rest_bounds()
    return np.asarray((low == 0) & (high == 0) & (rule.zeros == "show"))
