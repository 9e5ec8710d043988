"""The attacker: somebody who has everything that was published, and does the sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

import numpy as np

from heard.engines.disclosure.evidence import Evidence, evidence_of, evidence_of_all
from heard.engines.disclosure.hunt import Found, Hunt
from heard.engines.disclosure.knowledge import Knowledge, knowledge_of
from heard.engines.disclosure.ledger import knowledge_of_all
from heard.engines.disclosure.published import Published
from heard.engines.disclosure.report import AttackReport, Opening, Range
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.search import Search
from heard.engines.disclosure.system import build_system
from heard.engines.disclosure.tables import Cell
from heard.engines.disclosure.union import union_of

_PRICE = 1e-7


def attack(
    published: Published,
    rule: Rule | None = None,
    *,
    exact: bool = False,
    enough: int | None = None,
    earlier: Sequence[Published] = (),
) -> AttackReport:
    """Try to work out the hidden counts of a publication, from nothing but what is published.

    rule: what has to hold (by default the rule that the publication itself states).
    exact: find the range of every hidden cell to the end, two linear programmes each, instead
        of stopping where it is proved wide enough.
    enough: stop when this many openings are found; the ranges are then unfinished.
    earlier: releases of the same wave that readers have; all are attacked as one union.

    A cell is never passed without proof: two whole-number sets of counts that fit everything
    published and put the cell far enough apart. What could not be proved counts as opened.
    Raises SolverError if a programme fails, TableError if what is published contradicts itself.
    """
    hunt, evidence = _begin(published, rule or published.rule, earlier)
    return _attack(hunt, evidence, exact, enough)


def attack_from(
    found: Found, published: Published, *, earlier: Sequence[Published] = ()
) -> AttackReport:
    """Do as `attack` does, but begin with worlds that somebody found.

    Those that do not fit everything that is published count for nothing.
    """
    hunt, evidence = _begin(published, published.rule, earlier)
    hunt.check(found)
    return _attack(hunt, evidence, exact=False, enough=None)


def _begin(published: Published, rule: Rule, earlier: Sequence[Published]) -> tuple[Hunt, Evidence]:
    if earlier:
        union = union_of([*earlier, published])
        return Hunt(knowledge_of_all(union, rule), rule), evidence_of_all(union, rule)
    system = build_system(published.shapes, published.facts, published.percentages)
    return Hunt(knowledge_of(published, system), rule), evidence_of(published, rule)


def attack_union(releases: Sequence[Published], rule: Rule | None = None) -> AttackReport:
    """Attack releases of one wave together, in the order in which they came out.

    rule: what has to hold (by default the rule of the last of them).
    """
    return attack(releases[-1], rule, earlier=releases[:-1])


def _attack(hunt: Hunt, evidence: Evidence, exact: bool, enough: int | None) -> AttackReport:
    search = hunt.whole
    plain = chain(_shown_but_unsafe(hunt.knowledge, search.rule), evidence.plain)
    opened = list(islice(plain, enough))
    if enough is None or len(opened) < enough:
        hunt.prove()
    named = {(opening.cell, opening.base) for opening in opened}
    for target in range(len(search.targets.plus)):
        if enough is not None and len(opened) >= enough:
            break
        name = _name(search, target)
        if name in named and not exact:
            continue
        is_protected = search.is_protected(target) or hunt.settle(target)
        if exact:
            _exhaust(search, target)
        if not is_protected and name not in named:
            opened.append(evidence.named(_opening(search, evidence.values, target)))
    return AttackReport(tuple(opened), tuple(_ranges(search)))


def _shown_but_unsafe(knowledge: Knowledge, rule: Rule) -> Iterator[Opening]:
    """Give the shown cells that may be too small to show (the publication's rule was weaker)."""
    for position in np.flatnonzero(knowledge.shown & ~knowledge.system.impossible):
        low, high = int(knowledge.low[position]), int(knowledge.high[position])
        is_nobody = rule.zeros == "show" and high == 0
        if low < rule.threshold and not is_nobody:
            yield Opening(knowledge.system.cells[position], None, low, high, ())


def _name(search: Search, target: int) -> tuple[Cell, Cell | None]:
    cells = search.knowledge.system.cells
    plus, minus = int(search.targets.plus[target]), int(search.targets.minus[target])
    return (cells[plus], None) if minus == len(cells) else (cells[minus], cells[plus])


def _exhaust(search: Search, target: int) -> None:
    """Find both ends of a target's range by programmes over the whole."""
    if not np.isfinite(search.roof[target]):
        search.reach(target, is_up=True)
    if not np.isfinite(search.floor[target]):
        search.reach(target, is_up=False)


def _opening(search: Search, values: Mapping[Cell, int], target: int) -> Opening:
    """Return what opens a target: the shown numbers whose bounds hold it where it is."""
    _exhaust(search, target)
    used: dict[Cell, int] = {}
    for is_up in (True, False):
        search.reach(target, is_up=is_up)
        for position in np.flatnonzero(np.abs(search.programme.prices()[0]) > _PRICE):
            cell = search.knowledge.system.cells[position]
            if cell in values:
                used[cell] = values[cell]
        if search.roof[target] < search.rule.threshold and not search.targets.is_change[target]:
            break
    cell, base = _name(search, target)
    low, high = int(search.floor[target]), int(search.roof[target])
    return Opening(cell, base, low, high, tuple(sorted(used.items())))


def _ranges(search: Search) -> Iterator[Range]:
    for target in range(len(search.targets.plus)):
        cell, base = _name(search, target)
        if base is not None:
            continue
        low, high = search.floor[target], search.roof[target]
        if np.isfinite(low) and np.isfinite(high):
            yield Range(cell, int(low), int(high), is_exact=True)
        elif search.least[target] <= search.most[target]:
            yield Range(cell, int(search.least[target]), int(search.most[target]), is_exact=False)
