"""What a choice of cells stands on: the true counts, what the rule hides, what readers have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heard.engines.disclosure.knowledge import Knowledge, bounds_of, knowledge_of, most_people
from heard.engines.disclosure.ledger import together
from heard.engines.disclosure.parts import Part
from heard.engines.disclosure.published import Published
from heard.engines.disclosure.rounding import Rounding
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import (
    ContradictionError,
    FloatArray,
    Programme,
    SolverError,
    in_whole_numbers,
)
from heard.engines.disclosure.system import System, build_system
from heard.engines.disclosure.tables import Cell, Release, TableError, describe
from heard.engines.disclosure.union import Union, union_of
from heard.engines.disclosure.worth import costs, needless_cells, unsafe_cells


@dataclass(frozen=True)
class Ground:
    """The cells of one release by itself. All arrays have one place for each cell of `system`.

    truth, printed: the counts, and as they would be shown. primary: hidden by the rule. left_out:
    not printed. cost: of hiding. mine: mask of the cells that this release could show.
    """

    system: System
    rule: Rule
    truth: IntArray
    printed: IntArray
    primary: BoolArray
    left_out: BoolArray
    cost: FloatArray
    mine: BoolArray

    def names(self, mask: BoolArray) -> frozenset[Cell]:
        """Return some cells as they are called in the release."""
        return frozenset(self.system.cells[position] for position in np.flatnonzero(mask))

    def knowledge(self, hidden: BoolArray, left_out: BoolArray) -> Knowledge:
        """Return what readers know where some cells are hidden."""
        return self._known(self.system, slice(None), ~hidden, left_out)

    def knowledge_of(self, part: Part, hidden: BoolArray, left_out: BoolArray) -> Knowledge:
        """Return `knowledge` of the cells of a part, without looking at the others."""
        return self._known(part.system, part.cells, ~hidden, left_out)

    def _known(
        self, system: System, cells: IntArray | slice, shown: BoolArray, left_out: BoolArray
    ) -> Knowledge:
        """Return what is known of some cells, which make up a system."""
        most = most_people(self.system, self.rule, self.printed, shown)
        masks = shown[cells], left_out[cells]
        return bounds_of(system, self.rule, self.printed[cells], masks, most)


@dataclass(frozen=True)
class UnionGround(Ground):
    """The cells of a release beside earlier ones. A cell that those show cannot be un-shown."""

    union: Union
    own: Ground
    known: tuple[Knowledge, ...]

    def names(self, mask: BoolArray) -> frozenset[Cell]:
        """Return some cells as they are called in the last release."""
        return self.own.names(mask[self.union.numbers[-1]])

    def knowledge(self, hidden: BoolArray, left_out: BoolArray) -> Knowledge:
        """Return what readers know of all releases where some cells of the last are hidden."""
        mine = self.union.numbers[-1]
        last = self.own.knowledge(hidden[mine], left_out[mine])
        return together(self.union, [*self.known, last], self.rule)

    def knowledge_of(self, part: Part, hidden: BoolArray, left_out: BoolArray) -> Knowledge:
        """Return what all releases say of the cells of a part."""
        return self.knowledge(hidden, left_out).of(part)


def truth_of(system: System, release: Release) -> IntArray:
    """Return the true count of each cell of the system."""
    return np.array([release.counts[cell] for cell in system.cells], dtype=np.int64)


def ground_of(release: Release, rule: Rule) -> Ground:
    """Return the ground of a release by itself."""
    system = build_system(release.shapes, release.facts)
    truth = truth_of(system, release)
    primary = unsafe_cells(system, truth, rule)
    return Ground(
        system,
        rule,
        truth,
        np.array([rule.rounded(int(n)) for n in truth], dtype=np.int64),
        primary,
        needless_cells(release, system, primary),
        costs(system, truth, release.shapes),
        ~system.impossible,
    )


def ground_beside(release: Release, rule: Rule, earlier: Sequence[Published]) -> UnionGround:
    """Return the ground of a release beside earlier ones of the same wave.

    Raises TableError if its counts cannot be true of the people that those were about.
    """
    own = ground_of(release, rule)
    draft = Published(
        rule, release.shapes, {}, release.facts, population=release.population, name=release.name
    )
    union = union_of([*earlier, draft])
    known = tuple(knowledge_of(r, s) for r, s in zip(earlier, union.systems, strict=False))
    before = together(union, known, rule)
    cells, size = union.numbers[-1], len(union.system.cells)
    cost, mine = np.full(size, np.inf), np.zeros(size, dtype=np.bool_)
    cost[cells], mine[cells] = own.cost, True
    mine &= ~before.shown
    cost[before.shown] = np.inf
    return UnionGround(
        union.system,
        rule,
        _world(before, cells, own.truth),
        np.zeros(size, dtype=np.int64),
        _lifted(own.primary, cells, size),
        _lifted(own.left_out, cells, size),
        cost,
        mine,
        union,
        own,
        known,
    )


def _lifted(mask: BoolArray, cells: IntArray, size: int) -> BoolArray:
    lifted = np.zeros(size, dtype=np.bool_)
    lifted[cells] = mask
    return lifted


def _world(before: Knowledge, cells: IntArray, truth: IntArray) -> IntArray:
    """Return whole counts of the union: true ones of this release, others that fit the earlier."""
    wrong = np.flatnonzero((truth < before.low[cells]) | (truth > before.high[cells]))
    for place in wrong:
        raise TableError(
            f"{describe(before.system.cells[cells[place]])}: {truth[place]} now, which an earlier "
            "release of the same people rules out; if counts were corrected, give an edition"
        )
    low, high = before.low.copy(), before.high.copy()
    low[cells] = high[cells] = truth
    programme = Programme(before.system, low, high)
    programme.bound_rests(*before.rest_bounds())
    try:
        counts = programme.maximise(np.zeros(len(low)))
    except ContradictionError as error:
        raise TableError(
            "the counts do not fit what earlier releases of the same people show; if they were "
            "corrected since, give an edition"
        ) from error
    world = in_whole_numbers(counts)
    if world is None:
        rounding = Rounding(before.system, 7)
        rounding.bound_rests(*before.rest_bounds())
        world = rounding.near(counts, low, high)
    if world is None:
        raise SolverError("no whole counts were found that fit the earlier releases")
    return world
