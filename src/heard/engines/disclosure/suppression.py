"""The choice of the cells to hide, so that nobody can work out what the rule hides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from heard.engines.disclosure.attacker import attack_from
from heard.engines.disclosure.choice import Choice
from heard.engines.disclosure.exact import Cheapest, ExactSearch
from heard.engines.disclosure.ground import ground_beside, ground_of
from heard.engines.disclosure.published import Price, ProtectedRelease, Published
from heard.engines.disclosure.report import Opening
from heard.engines.disclosure.rule import BoolArray, Rule
from heard.engines.disclosure.tables import Release

_MOST_CELLS = 3000
_MOST_AXES = 2
_ROUNDS = 8  # of cuts, where a relaxed choice is all that is wanted
_LEANING = 0.5


def suppress_unsafe(release: Release, rule: Rule) -> ProtectedRelease:
    """Hide what the rule names and nothing else. Not safe to publish: for comparison only."""
    ground = ground_of(release, rule)
    return ProtectedRelease(release, rule, ground.names(ground.primary), frozenset())


def protect(release: Release, rule: Rule, *, earlier: Sequence[Published] = ()) -> ProtectedRelease:
    """Return the release with every unsafe cell hidden, and others so that none is worked out.

    For one table of one or two variables the secondary cells are the cheapest there are, proved by
    a mixed-integer programme. For others they come from linear programmes: for a count that is not
    protected yet, one asks for the cheapest set of shown cells that would let it move. Then those
    that turn out not to be needed are shown again, the dearest first. `price` says which it was,
    and, for a small release, what any safe choice costs at least.

    Last, the attacker tries the result. Raises SolverError if a programme fails: then nothing is
    safe. The result is the same every time.
    """
    if earlier:
        choice = Choice(ground_beside(release, rule, earlier))
        choice.widen()
        return _proved(choice, release, earlier)
    choice = Choice(ground_of(release, rule))
    if not _is_plain(choice):
        choice.widen()
        return _proved(choice, release)
    search = ExactSearch(choice.all_shown(), rule, choice.primary, choice.cost)
    is_flat = len(release.tables) == 1 and len(release.tables[0].axes) <= _MOST_AXES
    found = search.cheapest() if is_flat else search.leaning(_ROUNDS)
    if found.hidden is None:
        choice = _cheaper(choice, found)
    else:
        choice.hidden = found.hidden
    return _proved(choice, release, bound=found.bound)


def _is_plain(choice: Choice) -> bool:
    """Say whether the release is small, of one piece, and prints every cell that it does not hide.

    Only then is the optimum, or a bound on it, within reach.
    """
    everybody = choice.system.number[()]
    is_small = len(choice.truth) <= _MOST_CELLS and len(choice.hunt.parts) == 1
    return is_small and not choice.left_out.any() and not choice.primary[everybody]


def _cheaper(choice: Choice, found: Cheapest) -> Choice:
    """Choose twice, once leaning to what the relaxed choice hides; return the cheaper choice."""
    choice.widen()
    if not choice.secondary.any():
        return choice
    other = Choice(choice.ground)
    other.price = other.cost * (1 - _LEANING * found.leaning)
    other.widen()
    return other if other.spent < choice.spent else choice


def _proved(
    choice: Choice,
    release: Release,
    earlier: Sequence[Published] = (),
    bound: float | None = None,
) -> ProtectedRelease:
    """Return the release that the attacker cannot open, hiding more as long as it can.

    The worlds that the choice found save the attacker its time; it checks each of them.
    """
    while True:
        published = _protected(choice, release).published
        report = attack_from(choice.hunt.found, published, earlier=earlier)
        before = choice.hidden.copy()
        for opening in report.opened:
            choice.hidden |= choice.first_shown(_cheapest_used(choice, opening))
        if (choice.hidden == before).all():
            break
    return replace(_protected(choice, release), report=report, price=Price(choice.spent, bound))


def _cheapest_used(choice: Choice, opening: Opening) -> BoolArray:
    used = [choice.system.number[cell] for cell, _ in opening.used if cell]
    cheapest = np.zeros_like(choice.hidden)
    used = [cell for cell in used if choice.ground.mine[cell] and not choice.hidden[cell]]
    cheapest[sorted(used, key=choice.cost.__getitem__)[:1]] = True
    return cheapest


def _protected(choice: Choice, release: Release) -> ProtectedRelease:
    masks = (choice.primary, choice.secondary, choice.left_out)
    primary, secondary, left_out = (choice.ground.names(mask) for mask in masks)
    return ProtectedRelease(release, choice.rule, primary, secondary, left_out)
