"""The choice of the cells to hide, so that nobody can work out what the rule hides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from heard.engines.disclosure.attacker import attack
from heard.engines.disclosure.choice import Choice, truth_of
from heard.engines.disclosure.exact import Cheapest, ExactSearch
from heard.engines.disclosure.published import Price, ProtectedRelease
from heard.engines.disclosure.report import Opening
from heard.engines.disclosure.rule import BoolArray, Rule
from heard.engines.disclosure.system import System, build_system
from heard.engines.disclosure.tables import Cell, Release
from heard.engines.disclosure.worth import unsafe_cells

_MOST_CELLS = 3000
_MOST_AXES = 2
_ROUNDS = 8  # of cuts, where a relaxed choice is all that is wanted
_LEANING = 0.5


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
    that turn out not to be needed are shown again, the dearest first. `price` says which it was,
    and, for a small release, what any safe choice costs at least.

    Last, the attacker tries the result. Raises SolverError if a programme fails: then nothing is
    safe. The result is the same every time.
    """
    choice = Choice(release, rule)
    if not _is_plain(choice):
        choice.widen()
        return _proved(choice, release, None)
    search = ExactSearch(choice.all_shown(), rule, choice.primary, choice.cost)
    is_flat = len(release.tables) == 1 and len(release.tables[0].axes) <= _MOST_AXES
    found = search.cheapest() if is_flat else search.leaning(_ROUNDS)
    if found.hidden is None:
        choice = _cheaper(choice, found, release)
    else:
        choice.hidden = found.hidden
    return _proved(choice, release, found.bound)


def _is_plain(choice: Choice) -> bool:
    """Say whether the release is small, of one piece, and prints every cell that it does not hide.

    Only then is the optimum, or a bound on it, within reach.
    """
    everybody = choice.system.number[()]
    is_small = len(choice.truth) <= _MOST_CELLS and len(choice.hunt.parts) == 1
    return is_small and not choice.left_out.any() and not choice.primary[everybody]


def _cheaper(choice: Choice, found: Cheapest, release: Release) -> Choice:
    """Choose twice, once leaning to what the relaxed choice hides; return the cheaper choice."""
    choice.widen()
    if not choice.secondary.any():
        return choice
    other = Choice(release, choice.rule)
    other.price = other.cost * (1 - _LEANING * found.leaning)
    other.widen()
    return other if other.spent < choice.spent else choice


def _named(system: System, mask: BoolArray) -> frozenset[Cell]:
    return frozenset(system.cells[position] for position in np.flatnonzero(mask))


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
