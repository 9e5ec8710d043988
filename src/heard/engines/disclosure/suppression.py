"""The choice of the cells to hide, so that nobody can work out what the rule hides."""

from __future__ import annotations

import numpy as np

from heard.engines.disclosure.attacker import attack
from heard.engines.disclosure.items import ANSWERED, BLANK, NEGATIVE, NOT_ASKED, POSITIVE, RATED
from heard.engines.disclosure.knowledge import Knowledge, bounds_of
from heard.engines.disclosure.published import ProtectedRelease, Published
from heard.engines.disclosure.rule import BoolArray, IntArray, Rule
from heard.engines.disclosure.search import Search
from heard.engines.disclosure.solver import FloatArray, Programme
from heard.engines.disclosure.system import System, build_system
from heard.engines.disclosure.tables import Cell, Release

# What it is worth to move a target by one person, in cells hidden; tried in this order. The low
# ones leave a target for a later batch where it gets in the way of others.
_REWARDS = (30.0, 1e3, 1e6)
_OVERALL = 200.0
_WORTH = {POSITIVE: 10.0, NEGATIVE: 10.0, RATED: 15.0, ANSWERED: 5.0}
_SILENT = frozenset({BLANK, NOT_ASKED, "dont_know"})
_TRIES = 2
_MOVED = 1e-6
# Up to so many secondary cells are tried one at a time, more of them so many together, for as long
# as so many programmes last.
_ONE_BY_ONE = 150
_TOGETHER = 32
_RUNS = 1500


def suppress_unsafe(release: Release, rule: Rule) -> ProtectedRelease:
    """Hide what the rule names and nothing else. Not safe to publish: for comparison only."""
    system = build_system(release.shapes, release.facts)
    primary = _primary(system, _truth(system, release), rule)
    return ProtectedRelease(release, rule, _named(system, primary), frozenset())


def protect(release: Release, rule: Rule) -> ProtectedRelease:
    """Return the release with every unsafe cell hidden, and others so that none is worked out.

    The secondary cells come from linear programmes: each asks for the cheapest set of shown
    cells that would let some hidden counts reach their protection. Then those that turn out not
    to be needed are shown again, the dearest first. Raises SolverError if a programme fails:
    then nothing is safe. The result is the same every time.
    """
    choice = _Choice(release, rule)
    choice.widen()
    wider = choice.hidden
    choice.show_needless()
    if choice.is_opened():
        # The choice knows the true counts for one that fits; an attacker has to find one.
        choice.hidden = wider
    hidden = choice.hidden & ~choice.primary & ~choice.left_out
    system = choice.system
    return ProtectedRelease(
        release,
        rule,
        _named(system, choice.primary),
        _named(system, hidden),
        _named(system, choice.left_out),
    )


def _truth(system: System, release: Release) -> IntArray:
    return np.array([release.counts[cell] for cell in system.cells], dtype=np.int64)


def _named(system: System, mask: BoolArray) -> frozenset[Cell]:
    return frozenset(system.cells[position] for position in np.flatnonzero(mask))


def _primary(system: System, truth: IntArray, rule: Rule) -> BoolArray:
    """Return a mask of the cells whose count, or the rest of whose base, is unsafe."""
    unsafe = rule.unsafe(truth)
    pairs = system.rest_pairs
    rest_is_unsafe = rule.unsafe(truth[pairs[:, 1]] - truth[pairs[:, 0]])
    unsafe[pairs[rest_is_unsafe, 0]] = True
    return np.asarray(unsafe & ~system.impossible)


def _left_out(release: Release, system: System, primary: BoolArray) -> BoolArray:
    """Return a mask of the cells that no reader needs: see `Published.left_out`."""
    axes = [axis for table in release.tables for axis in table.axes]
    unshown = {(axis.variable, name) for axis in axes for name in axis.unshown}
    bases = {(a.variable, base) for a in axes for base in a.bases.values() if base in a.derived}
    needless = np.array([any(pair in unshown for pair in cell) for cell in system.cells])
    # A base over everybody stays: it says how many answered at all.
    is_base = np.array([len(c) > 1 and any(p in bases for p in c) for c in system.cells])
    is_used = np.zeros_like(needless)
    for share, base in system.rests:
        is_used[base] |= not (primary[share] or needless[share])
    return np.asarray((needless | (is_base & ~is_used)) & ~primary & ~system.impossible)


def _costs(system: System, truth: IntArray) -> FloatArray:
    """Return what readers lose when a cell is hidden.

    A count over everybody serves every table that stands on it, so it costs by far the most; then
    come the shares of good and bad answers in a group, with the base that both need; then single
    options, more where more people are meant; last who said nothing. The number of all people
    cannot be bought at all.
    """
    names = [{category for _, category in cell} for cell in system.cells]
    worth = [max((_WORTH.get(name, 2.0) for name in cell), default=np.inf) for cell in names]
    is_silent = np.array([not cell.isdisjoint(_SILENT) for cell in names])
    cost = np.where(is_silent, 1.0, np.array(worth) * (0.5 + np.minimum(truth, 50) / 50))
    is_overall = np.array([len(cell) == 1 for cell in system.cells])
    return np.asarray(np.where(is_overall, cost * _OVERALL, cost))


class _Choice:
    """Which cells are hidden so far, and the search that says what is not protected yet."""

    def __init__(self, release: Release, rule: Rule):
        system = build_system(release.shapes, release.facts)
        self.release = release
        self.rule, self.system, self.truth = rule, system, _truth(system, release)
        self.values = {cell: rule.rounded(n) for cell, n in release.counts.items()}
        self.primary = _primary(system, self.truth, rule)
        self.left_out = _left_out(release, system, self.primary)
        self.hidden = self.primary | self.left_out
        self.cost = _costs(system, self.truth)
        self.search = Search(self._knowledge(), rule)
        self.search.add(self.truth)
        known = self.search.knowledge
        self.elastic = Programme(system, known.low, known.high, elastic=True)
        self.random = np.random.default_rng(2)

    def _knowledge(self) -> Knowledge:
        return bounds_of(self.system, self.rule, self.values, (~self.hidden, self.left_out))

    def is_opened(self) -> bool:
        """Say whether the attacker, who has nothing but what is shown, opens something."""
        values = {
            cell: self.values[cell]
            for cell, is_hidden in zip(self.system.cells, self.hidden, strict=True)
            if not is_hidden
        }
        left_out = _named(self.system, self.left_out)
        release = self.release
        published = Published(self.rule, release.shapes, values, release.facts, left_out)
        return bool(attack(published, enough=1).opened)

    def widen(self) -> None:
        """Hide more until every target is protected."""
        while True:
            self.search.sweep()
            left = np.flatnonzero(~self.search.is_safe)
            if not len(left):
                return
            batch = self._batch(left)
            more = self._cheapest(batch, _REWARDS[0])
            if not more.any():
                more = self._cheapest(batch, _REWARDS[0], with_rests=True)
            if not more.any():
                more = self._one_by_one(batch)
            if more.any():
                self._hide(more)

    def _one_by_one(self, batch: IntArray) -> BoolArray:
        """Return cells to hide for the targets of a batch that are not protected, one for each."""
        more = np.zeros_like(self.hidden)
        last = None
        for target in batch:
            if self.search.settle(target):
                continue
            holding = self._holding(target)
            if (holding & more).any():
                continue
            if holding.any():
                more[np.argmin(np.where(holding, self.cost, np.inf))] = True
            else:
                last = target
        if last is not None and not more.any():
            more = self._cheapest_for(last)
        return more

    def _holding(self, target: int) -> BoolArray:
        """Return the shown cells whose bounds, or known rests, stop a target where it stops.

        Dual prices of the programme: without one of these the target could go further.
        """
        for is_up in (True, False):
            self.search.reach(target, is_up=is_up)
            prices, rest_prices = self.search.programme.prices()
            holding = np.abs(prices) > _MOVED
            holding[self.system.rest_pairs[np.abs(rest_prices) > _MOVED, 0]] = True
            holding &= ~self.hidden & ~self.system.impossible & np.isfinite(self.cost)
            if holding.any():
                break
        return np.asarray(holding)

    def _cheapest_for(self, target: int) -> BoolArray:
        """Return shown cells to hide for one target, whatever they cost."""
        for reward in _REWARDS[1:]:
            more = self._cheapest(np.array([target]), reward, with_rests=True)
            if more.any():
                return more
        return self._neighbours(target)

    def _hide(self, more: BoolArray) -> None:
        self.hidden = self.hidden | more
        self.search.learn(self._knowledge(), is_less=True)

    def _batch(self, left: IntArray) -> IntArray:
        """Pick targets that can be large together: of each variable, one category only."""
        chosen: dict[str, str] = {}
        batch = []
        for target in self.random.permutation(left):
            cell = self.system.cells[self.search.targets.plus[target]]
            if all(chosen.get(variable, category) == category for variable, category in cell):
                chosen.update(cell)
                batch.append(int(target))
        return np.array(sorted(batch))

    def _cheapest(self, batch: IntArray, reward: float, *, with_rests: bool = False) -> BoolArray:
        """Return shown cells whose hiding lets targets of a batch come nearer their protection."""
        weights = self._loosen(batch, reward)
        rest_low, rest_high = self.search.knowledge.rest_bounds()
        if with_rests:
            # A hidden cell no longer tells that its rest is safe, so a rest may move too.
            unbound = np.full(len(rest_low), np.inf)
            self.elastic.bound_rests(-unbound, unbound)
        else:
            self.elastic.bound_rests(rest_low, rest_high)
        low, high = self.search.knowledge.low, self.search.knowledge.high
        base_cost = np.where(np.isfinite(self.cost), self.cost, 0.0)
        counts, moved, cost = np.zeros(0), np.zeros(0), base_cost
        for _ in range(_TRIES):
            counts = self.elastic.maximise(weights, cost)
            moved = np.maximum(np.maximum(low - counts, counts - high), 0.0)
            # A cell costs the same however far it moves: what moves far becomes cheap, and the
            # next answer uses fewer cells.
            cost = base_cost / (moved + 0.25)
        more = moved > _MOVED
        pairs = self.system.rest_pairs
        rest = counts[pairs[:, 1]] - counts[pairs[:, 0]]
        broken = (rest < rest_low - _MOVED) | (rest > rest_high + _MOVED)
        more[pairs[broken, 0]] = True
        return np.asarray(more & ~self.hidden & ~self.system.impossible)

    def _loosen(self, batch: IntArray, reward: float) -> FloatArray:
        """Let shown cells move at a cost, and return the rewards for moving the targets."""
        targets, known = self.search.targets, self.search.knowledge
        reach = self.rule.threshold + self.rule.protection
        low = np.where(self.hidden, np.maximum(self.truth - reach, 0), known.low)
        high = np.where(self.hidden, self.truth + reach, known.high)
        is_count = targets.minus[batch] == len(self.truth)
        goal = np.maximum(self.rule.threshold, self.search.least[batch] + self.rule.protection)
        high[targets.plus[batch[is_count]]] = goal[is_count]
        self.elastic.bound(np.arange(len(low)), np.minimum(low, high), high)
        movable = ~self.hidden & ~self.system.impossible & np.isfinite(self.cost)
        self.elastic.let_move(movable)
        weight = np.zeros(len(targets.plus))
        weight[batch] = reward
        return targets.weights(weight, len(low))

    def _neighbours(self, target: int) -> BoolArray:
        """Return shown cells to hide where no programme helps: next to the target, or all."""
        cell = int(self.search.targets.plus[target])
        near = np.zeros_like(self.hidden)
        for row in self.system.rows:
            columns = [column for column, _ in row.terms]
            if cell in columns:
                near[columns] = True
        shown = ~self.hidden & ~self.system.impossible
        everybody = np.zeros_like(near)
        everybody[self.system.number[()]] = True
        for mask in (near & ~everybody, ~everybody, everybody):
            if (mask & shown).any():
                return np.asarray(mask & shown)
        raise ValueError("the rule asks for more protection than hiding every cell can give")

    def show_needless(self) -> None:
        """Show secondary cells again, the dearest first, where the others stay protected."""
        secondary = np.flatnonzero(self.hidden & ~self.primary & ~self.left_out)
        dearest = secondary[np.argsort(-self.cost[secondary], kind="stable")]
        size = 1 if len(dearest) <= _ONE_BY_ONE else _TOGETHER
        last = self.search.programme.runs + _RUNS
        for start in range(0, len(dearest), size):
            if self.search.programme.runs >= last:
                return
            self._show_again(dearest[start : start + size], last)

    def _show_again(self, part: IntArray, last: int) -> None:
        """Show a part of the cells, and hide those of them again that open something.

        Ends with every target proved protected, or with all hidden that was hidden before.
        """
        kept, worlds = self.hidden, list(self.search.worlds)
        self.hidden = kept.copy()
        self.hidden[part] = False
        self.search.learn(self._knowledge(), is_less=False)
        while self.search.programme.runs < last:
            self.search.sweep()
            opened, more = self._opened_by(kept & ~self.hidden, last)
            if not opened:
                return
            if not more.any() or not (kept & ~self.hidden & ~more).any():
                break
            self._hide(more)
        self.hidden, self.search.worlds = kept, worlds
        self.search.learn(self._knowledge(), is_less=False)

    def _opened_by(self, tried: BoolArray, last: int) -> tuple[bool, BoolArray]:
        """Say whether a target is unprotected, and which of the cells tried hold such targets."""
        more = np.zeros_like(self.hidden)
        is_opened = False
        for target in np.flatnonzero(~self.search.is_safe):
            if self.search.settle(int(target)):
                continue
            is_opened = True
            if self.search.programme.runs >= last:
                break
            holding = self._holding(int(target)) & tried
            if holding.any() and not (holding & more).any():
                more[np.argmin(np.where(holding, self.cost, np.inf))] = True
        return is_opened, more
