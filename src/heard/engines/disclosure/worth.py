"""What the rule hides in a release, what is left out of it, and what hiding more would cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heard.engines.disclosure.items import ANSWERED, BLANK, NEGATIVE, NOT_ASKED, POSITIVE, RATED
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.solver import FloatArray
from heard.engines.disclosure.system import System
from heard.engines.disclosure.tables import Release, Shape

_OVERALL = 200.0
_WORTH = {POSITIVE: 12.0, NEGATIVE: 9.0, RATED: 16.0, ANSWERED: 5.0}
_SILENT = frozenset({BLANK, NOT_ASKED, "dont_know"})


def unsafe_cells(system: System, truth: IntArray, rule: Rule) -> BoolArray:
    """Return a mask of the cells whose count, or the rest of whose base, is unsafe."""
    unsafe = rule.unsafe(truth)
    pairs = system.rests
    rest_is_unsafe = rule.unsafe(truth[pairs[:, 1]] - truth[pairs[:, 0]])
    unsafe[pairs[rest_is_unsafe, 0]] = True
    return np.asarray(unsafe & ~system.impossible)


def needless_cells(release: Release, system: System, primary: BoolArray) -> BoolArray:
    """Return a mask of the cells that no reader needs: see `Published.left_out`."""
    axes = [axis for table in release.tables for axis in table.axes]
    unshown = {(axis.variable, name) for axis in axes for name in axis.unshown}
    bases = {(a.variable, base) for a in axes for base in a.bases.values() if base in a.derived}
    needless = np.array([any(pair in unshown for pair in cell) for cell in system.cells])
    # A base over everybody stays: it says how many answered at all.
    is_base = np.array([len(c) > 1 and any(p in bases for p in c) for c in system.cells])
    share, base = system.rests.T
    is_used = np.zeros_like(needless)
    is_used[base[~(primary | needless)[share]]] = True
    return np.asarray((needless | (is_base & ~is_used)) & ~primary & ~system.impossible)


def costs(system: System, truth: IntArray, shapes: Sequence[Shape]) -> FloatArray:
    """Return what readers lose when a cell is hidden.

    A count over everybody serves every table that stands on it, so it costs by far the most; then
    come, in a group, the base of its shares, good answers (the headline), and bad ones; then single
    options, more where more people are meant; last who said nothing. A subtotal costs twice what
    its parts do. The number of all people cannot be bought at all.
    """
    names = [{category for _, category in cell} for cell in system.cells]
    worth = [max((_WORTH.get(name, 2.0) for name in cell), default=np.inf) for cell in names]
    is_silent = np.array([not cell.isdisjoint(_SILENT) for cell in names])
    cost = np.where(is_silent, 1.0, np.array(worth) * (0.75 + np.minimum(truth, 50) / 100))
    cost *= np.where(_is_subtotal(system, shapes), 2.0, 1.0)
    is_overall = np.array([len(cell) == 1 for cell in system.cells])
    return np.asarray(np.where(is_overall, cost * _OVERALL, cost))


def _is_subtotal(system: System, shapes: Sequence[Shape]) -> BoolArray:
    """Return a mask of the cells over two variables or more that a table breaks down further."""
    tables = [frozenset(axis.variable for axis in shape.axes) for shape in shapes]
    broken = {names for names in tables if len(names) > 2}
    of_cells = (frozenset(variable for variable, _ in cell) for cell in system.cells)
    return np.array([len(c) > 1 and any(c < names for names in broken) for c in of_cells])
