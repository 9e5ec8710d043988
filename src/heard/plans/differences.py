"""What changed between two frozen plans: pure, and told in words.

An action is known by its key; one that went on as another is told with what it became.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from heard.plans.frozen import (
    FrozenAction,
    FrozenDueChange,
    FrozenFinding,
    FrozenMeasure,
    FrozenMilestone,
    FrozenPlan,
)
from heard.plans.models.words import ActionState, Rating

# The worse a rating, the higher; what is over is neither better nor worse than before.
_WORSE = {Rating.ON_TRACK: 0, Rating.NOT_STARTED: 0, Rating.AT_RISK: 1, Rating.OFF_TRACK: 2}
_DONE = (ActionState.DELIVERED, ActionState.EVIDENCED)


@dataclass(frozen=True)
class ChangedAction:
    """One action then and now; `then` is None where it is new, `now` where it is gone."""

    then: FrozenAction | None
    now: FrozenAction | None

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
        return self.now.due_changes[len(self.then.due_changes) :]

    @property
    def days_moved(self) -> int | None:
        """Later is more than 0. None where one of the two has no day."""
        if not self.due_then or not self.due_now:
            return None
        return (date.fromisoformat(self.due_now) - date.fromisoformat(self.due_then)).days

    @property
    def milestones_done(self) -> tuple[FrozenMilestone, ...]:
        before = {m.key for m in self.then.milestones if m.done_on} if self.then else set()
        now = self.now.milestones if self.now else ()
        return tuple(m for m in now if m.done_on and m.key not in before)

    @property
    def was_said(self) -> str:
        """What was said of it since; empty where nothing new was."""
        if self.now is None or (self.then and self.then.said_on == self.now.said_on):
            return ""
        return self.now.said


@dataclass(frozen=True)
class ChangedMeasure:
    then: FrozenMeasure | None
    now: FrozenMeasure


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
        return not (told or self.measures or self.findings_new or self.findings_closed)


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
    then = {each.key: each for each in before.actions}
    now = {each.key: each for each in after.actions}
    pairs = [ChangedAction(then.get(key), each) for key, each in now.items()]
    pairs += [ChangedAction(each, None) for key, each in then.items() if key not in now]
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
    )


def ratings_of(plan: FrozenPlan) -> Counter[Rating]:
    """How many actions stand how."""
    return Counter(Rating(each.rating) for each in plan.actions)


def _group_of(pair: ChangedAction) -> str:
    then, now = pair.then, pair.now
    if then is None:
        return "new"
    if now is None:
        return "gone"
    if then == now:
        return "unchanged"
    return next((name for name, holds in _STEPS.items() if holds(then, now)), "changed")


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


def _only_in(
    ours: tuple[FrozenFinding, ...], theirs: tuple[FrozenFinding, ...]
) -> tuple[FrozenFinding, ...]:
    known = {each.key for each in theirs}
    return tuple(each for each in ours if each.key not in known)


def _closed(before: FrozenPlan, after: FrozenPlan) -> tuple[FrozenFinding, ...]:
    open_then = {each.key for each in before.findings if not each.closed_on}
    return tuple(each for each in after.findings if each.closed_on and each.key in open_then)
