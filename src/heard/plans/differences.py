"""What changed between two frozen plans: pure, and told in words.

An action is known by its key. One that the next plan took over as one action counts as that one;
one that was split is told with what it became.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from heard.plans.frozen import (
    FrozenAction,
    FrozenDueChange,
    FrozenFinding,
    FrozenMeasure,
    FrozenMilestone,
    FrozenPlan,
    FrozenPriority,
    FrozenReading,
)
from heard.plans.models.words import ActionState, Direction, Rating

# The worse a rating, the higher; what is over is neither better nor worse than before.
_WORSE = {Rating.ON_TRACK: 0, Rating.NOT_STARTED: 0, Rating.AT_RISK: 1, Rating.OFF_TRACK: 2}
_DONE = (ActionState.DELIVERED, ActionState.EVIDENCED)


@dataclass(frozen=True)
class ChangedAction:
    """One action then and now; `then` is None where it is new, `now` where it is gone."""

    then: FrozenAction | None
    now: FrozenAction | None
    became: tuple[FrozenAction, ...] = ()  # those of now that it went on as
    came_from: tuple[FrozenAction, ...] = ()  # those of then that went on as it

    @property
    def action(self) -> FrozenAction:
        found = self.now or self.then
        if found is None:
            raise ValueError("an action is there then, or now")
        return found

    @property
    def due_then(self) -> str | None:
        return _due(self.then) if self.then else None

    @property
    def due_now(self) -> str | None:
        return _due(self.now) if self.now else None

    @property
    def moves(self) -> tuple[FrozenDueChange, ...]:
        """How its day moved since, with the reasons."""
        if self.then is None or self.now is None:
            return ()
        return tuple(each for each in self.now.due_changes if each not in self.then.due_changes)

    @property
    def days_moved(self) -> int | None:
        """Later is more than 0. None where one of the two has no day."""
        if not self.due_then or not self.due_now:
            return None
        return (date.fromisoformat(self.due_now) - date.fromisoformat(self.due_then)).days

    @property
    def milestones_done(self) -> tuple[FrozenMilestone, ...]:
        if self.then is not None and self.now is not None and self.then.key != self.now.key:
            return ()  # taken over with what was still to do: its steps are new ones
        before = {m.key for m in self.then.milestones if m.done_on} if self.then else set()
        now = self.now.milestones if self.now else ()
        return tuple(m for m in now if m.done_on and m.key not in before)

    @property
    def was_said(self) -> str:
        """What was said of it since; empty where nothing new was."""
        if self.now is None or (self.then and _said(self.then) == _said(self.now)):
            return ""
        return self.now.said

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of what is different, as `FrozenAction` calls them."""
        if self.then is None or self.now is None:
            return ()
        then, now = _as_if_it_were(self.then, self.now), self.now
        return tuple(n for n in now.__struct_fields__ if getattr(then, n) != getattr(now, n))

    @property
    def was_carried(self) -> bool:
        """It stands in another plan now."""
        return bool(self.then and self.now and self.then.key != self.now.key)


@dataclass(frozen=True)
class ChangedMeasure:
    then: FrozenMeasure | None
    now: FrozenMeasure

    @property
    def kind(self) -> Literal["better", "worse", "same", "cannot_say"]:
        """Never across a series break, and no change where chance alone might be it."""
        was = self.then.last if self.then else None
        now = self.now.last
        if not was or not now or was.value is None or now.value is None or self._is_broken(was):
            return "cannot_say"
        change = Decimal(now.value) - Decimal(was.value)
        if not change or abs(change) < Decimal(self.now.least_change) or _overlap(was, now):
            return "same"
        return "better" if (change > 0) == (self.now.direction == Direction.UP) else "worse"

    def _is_broken(self, was: FrozenReading) -> bool:
        return self.now.broken_on is not None and self.now.broken_on > was.on


@dataclass(frozen=True)
class ChangedPriority:
    """The same number with another title."""

    then: FrozenPriority
    now: FrozenPriority


@dataclass(frozen=True)
class Difference:
    """Every action stands in exactly one of the groups from `new` to `unchanged`."""

    before: FrozenPlan
    after: FrozenPlan
    new: tuple[ChangedAction, ...]
    gone: tuple[ChangedAction, ...]
    noticed: tuple[ChangedAction, ...]
    delivered: tuple[ChangedAction, ...]
    stopped: tuple[ChangedAction, ...]
    replaced: tuple[ChangedAction, ...]
    reopened: tuple[ChangedAction, ...]
    worse: tuple[ChangedAction, ...]
    better: tuple[ChangedAction, ...]
    changed: tuple[ChangedAction, ...]
    unchanged: tuple[ChangedAction, ...]
    measures: tuple[ChangedMeasure, ...]
    findings_new: tuple[FrozenFinding, ...]
    findings_closed: tuple[FrozenFinding, ...]
    priorities: tuple[ChangedPriority, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many actions stand in each group."""
        return {name: len(group) for name, group in self.groups.items()}

    @property
    def is_of_two_plans(self) -> bool:
        return self.before.key != self.after.key

    @property
    def groups(self) -> dict[str, tuple[ChangedAction, ...]]:
        """By name, in the order in which they are told."""
        return {name: getattr(self, name) for name in GROUPS}

    @property
    def everything(self) -> tuple[ChangedAction, ...]:
        return tuple(each for group in self.groups.values() for each in group)

    @property
    def moved(self) -> tuple[ChangedAction, ...]:
        """Actions whose day moved, whatever else became of them; the furthest first."""
        moved = [each for each in self.everything if each.moves or each.days_moved]
        return tuple(sorted(moved, key=lambda each: -(each.days_moved or 0)))

    @property
    def is_empty(self) -> bool:
        told = len(self.everything) - len(self.unchanged)
        others = (self.measures, self.findings_new, self.findings_closed, self.priorities)
        return not (told or any(others))


GROUPS = (
    "noticed",
    "delivered",
    "worse",
    "better",
    "stopped",
    "reopened",
    "new",
    "replaced",
    "gone",
    "changed",
    "unchanged",
)


def difference(before: FrozenPlan, after: FrozenPlan) -> Difference:
    """What changed from `before` to `after`, in the order of the plan."""
    pairs = _pairs(before.actions, after.actions)
    groups: dict[str, list[ChangedAction]] = {name: [] for name in GROUPS}
    for pair in pairs:
        groups[_group_of(pair)].append(pair)
    return Difference(
        before,
        after,
        **{name: tuple(group) for name, group in groups.items()},
        measures=tuple(_measures(before, after)),
        findings_new=_only_in(after.findings, before.findings),
        findings_closed=_closed(before, after),
        priorities=tuple(_renamed(before, after)),
    )


def ratings_of(plan: FrozenPlan) -> Counter[Rating]:
    """How many actions stand how."""
    return Counter(Rating(each.rating) for each in plan.actions)


def _pairs(
    before: tuple[FrozenAction, ...], after: tuple[FrozenAction, ...]
) -> list[ChangedAction]:
    """Each action of one or the other once, in the order of the plan of now."""
    then, now = {each.key: each for each in before}, {each.key: each for each in after}
    went_on: defaultdict[str, list[FrozenAction]] = defaultdict(list)
    for each in after:
        for key in each.came_from:
            if key in then:
                went_on[key].append(each)
    taken_over = {
        found[0].key: key for key, found in went_on.items() if key not in now and len(found) == 1
    }
    pairs = []
    for key, each in now.items():
        known_as = key if key in then else taken_over.get(key, "")
        olds = (k for k in each.came_from if k in then and k != known_as)
        origins = () if key in then else tuple(then[k] for k in olds)
        pairs.append(ChangedAction(then.get(known_as), each, tuple(went_on[key]), origins))
    told = {*now, *(taken_over[key] for key in now if key in taken_over and key not in then)}
    left = (each for key, each in then.items() if key not in told)
    return pairs + [ChangedAction(each, None, tuple(went_on[each.key])) for each in left]


def _group_of(pair: ChangedAction) -> str:
    then, now = pair.then, pair.now
    if then is None:
        return "new"
    if now is None:
        return "replaced" if pair.became else "gone"
    if _as_if_it_were(then, now) == now:
        return "unchanged"
    return next((name for name, holds in _STEPS.items() if holds(then, now)), "changed")


def _as_if_it_were(then: FrozenAction, now: FrozenAction) -> FrozenAction:
    """`then` with what tells where an action comes from, which is no change to it."""
    return msgspec.structs.replace(then, key=now.key, came_from=now.came_from)


def _said(action: FrozenAction) -> tuple[str, str | None]:
    return action.said, action.said_on


def _due(action: FrozenAction) -> str | None:
    return action.revised_due_on or action.due_on


def _became(*states: ActionState) -> Callable[[FrozenAction, FrozenAction], bool]:
    return lambda then, now: now.state in states and then.state not in states


def _is_worse(then: FrozenAction, now: FrozenAction) -> bool:
    return _by_how_much(then, now) > 0


def _is_better(then: FrozenAction, now: FrozenAction) -> bool:
    return _by_how_much(then, now) < 0


def _by_how_much(then: FrozenAction, now: FrozenAction) -> int:
    was, became = _WORSE.get(Rating(then.rating)), _WORSE.get(Rating(now.rating))
    return 0 if was is None or became is None else became - was


def _is_open_again(then: FrozenAction, now: FrozenAction) -> bool:
    """Also one that is delivered still, and that nobody notices any more."""
    over = (*_DONE, ActionState.STOPPED)
    taken_back = then.state == ActionState.EVIDENCED and now.state == ActionState.DELIVERED
    return taken_back or (then.state in over and now.state not in over)


_STEPS: Mapping[str, Callable[[FrozenAction, FrozenAction], bool]] = {
    "noticed": _became(ActionState.EVIDENCED),
    "reopened": _is_open_again,
    "delivered": _became(*_DONE),
    "stopped": _became(ActionState.STOPPED),
    "replaced": _became(ActionState.REPLACED),
    "worse": _is_worse,
    "better": _is_better,
}


def _measures(before: FrozenPlan, after: FrozenPlan) -> Iterable[ChangedMeasure]:
    """Those with another last value."""
    then = {each.key: each for each in before.measures}
    for now in after.measures:
        was = then.get(now.key)
        if now.last and (was is None or was.last != now.last):
            yield ChangedMeasure(was, now)


def _renamed(before: FrozenPlan, after: FrozenPlan) -> Iterable[ChangedPriority]:
    """Of one plan: the next plan has priorities of its own."""
    if before.key != after.key:
        return
    then = {each.number: each for each in before.priorities}
    for now in after.priorities:
        was = then.get(now.number)
        if was is not None and was.title != now.title:
            yield ChangedPriority(was, now)


def _overlap(was: FrozenReading, now: FrozenReading) -> bool:
    """Two intervals that overlap: the values cannot be told apart."""
    if was.low is None or was.high is None or now.low is None or now.high is None:
        return False
    return Decimal(was.low) <= Decimal(now.high) and Decimal(now.low) <= Decimal(was.high)


def _only_in(
    ours: tuple[FrozenFinding, ...], theirs: tuple[FrozenFinding, ...]
) -> tuple[FrozenFinding, ...]:
    known = {each.key for each in theirs}
    return tuple(each for each in ours if each.key not in known)


def _closed(before: FrozenPlan, after: FrozenPlan) -> tuple[FrozenFinding, ...]:
    open_then = {each.key for each in before.findings if not each.closed_on}
    return tuple(each for each in after.findings if each.closed_on and each.key in open_then)
