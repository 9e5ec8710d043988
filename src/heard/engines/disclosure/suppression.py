"""The choice of the cells to hide, so that nobody can work out what the rule hides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from heard.engines.disclosure.attacker import attack
from heard.engines.disclosure.choice import Choice, truth_of
from heard.engines.disclosure.exact import Cheapest, ExactSearch
from heard.engines.disclosure.knowledge import bounds_of
from heard.engines.disclosure.published import Price, ProtectedRelease
from heard.engines.disclosure.report import Opening
from heard.engines.disclosure.rule import BoolArray, Rule
from heard.engines.disclosure.system import System, build_system
from heard.engines.disclosure.tables import Cell, Release
from heard.engines.disclosure.worth import unsafe_cells

_MOST_CELLS = 3000
_MOST_AXES = 2


def suppress_unsafe(release: Release, rule: Rule) -> ProtectedRelease:
    """Hide what the rule names and nothing else. Not safe to publish: for comparison only."""
    system = build_system(release.shapes, release.facts)
    primary = unsafe_cells(system, truth_of(system, release), rule)
    return ProtectedRelease(release, rule, _named(system, primary), frozenset())


def protect(release: Release, rule: Rule) -> ProtectedRelease:
    """Return the release with every unsafe cell hidden, and others so that none is worked out.

    For one table of one or two variables the secondary cells are the cheapest there are, proved by
    a mixed-integer programme. For others they come from linear programmes: for a count that is not
    protected yet, one asks for the cheapest set of shown cells that would let it move. Then those
    that turn out not to be needed are shown again, the dearest first. `price` says which it was.
    Last, the attacker tries the result. Raises SolverError if a programme fails: then nothing is
    safe. The result is the same every time.
    """
    choice = Choice(release, rule)
    cheapest = _cheapest(choice, release)
    if cheapest.hidden is None:
        choice.widen()
    else:
        choice.hidden = cheapest.hidden
    return _proved(choice, release, cheapest.bound)


def _named(system: System, mask: BoolArray) -> frozenset[Cell]:
    return frozenset(system.cells[position] for position in np.flatnonzero(mask))


def _cheapest(choice: Choice, release: Release) -> Cheapest:
    """Ask for the optimum where it is within reach: in a plain table of one or two variables."""
    everybody = choice.system.number[()]
    is_small = len(choice.truth) <= _MOST_CELLS and len(release.tables) == 1
    is_plain = not choice.left_out.any() and not choice.primary[everybody]
    if not (is_small and is_plain and len(release.tables[0].axes) <= _MOST_AXES):
        return Cheapest(None, None)
    shown = np.ones_like(choice.hidden)
    known = bounds_of(choice.system, choice.rule, choice.printed, (shown, ~shown))
    return ExactSearch(known, choice.rule, choice.primary, choice.cost).cheapest()


def _proved(choice: Choice, release: Release, bound: float | None) -> ProtectedRelease:
    """Return the release that the attacker cannot open, hiding more as long as it can.

    The choice knows the true counts for one that fits; the attacker has to find one.
    """
    while (report := attack(_protected(choice, release).published)).opened:
        for opening in report.opened:
            choice.hidden |= choice.first_shown(_cheapest_used(choice, opening))
    return replace(_protected(choice, release), report=report, price=Price(choice.spent, bound))


def _cheapest_used(choice: Choice, opening: Opening) -> BoolArray:
    used = [choice.system.number[cell] for cell, _ in opening.used if cell]
    cheapest = np.zeros_like(choice.hidden)
    cheapest[sorted(used, key=choice.cost.__getitem__)[:1]] = True
    return cheapest


def _protected(choice: Choice, release: Release) -> ProtectedRelease:
    return ProtectedRelease(
        release,
        choice.rule,
        _named(choice.system, choice.primary),
        _named(choice.system, choice.secondary),
        _named(choice.system, choice.left_out),
    )
