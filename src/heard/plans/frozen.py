"""A plan as it is frozen: what a board saw, what bodies approved. Plain values, no names of people.

Read by the pages of snapshots, their differences, pictures and exports. Whoever leads is a post.
Dates are ISO 8601; numbers are text, as exact as they were stored. New fields need a default, so
that what was frozen before can still be read.
"""

import msgspec

FORMAT = "heard-plan-1"


class FrozenMilestone(msgspec.Struct, frozen=True):
    key: str
    words: str
    due_on: str | None = None
    done_on: str | None = None


class FrozenDueChange(msgspec.Struct, frozen=True):
    was: str  # a day, or words such as "ongoing"
    moved_to: str
    reason: str
    on: str


class FrozenAction(msgspec.Struct, frozen=True):
    """`findings` are keys; `reasons` say why it is rated so; `said` is the last accepted update."""

    key: str
    reference: str
    title: str
    state: str
    rating: str
    reasons: tuple[str, ...] = ()
    priority: int | None = None
    findings: tuple[str, ...] = ()
    outcome_sought: str = ""
    plain_words: str = ""
    changed_words: str = ""
    lead: str = ""
    organisation: str = ""
    group: str = ""
    starts_on: str | None = None
    due_on: str | None = None
    revised_due_on: str | None = None
    due_words: str = ""
    delivered_on: str | None = None
    evidenced_on: str | None = None
    stopped_because: str = ""
    said: str = ""
    said_on: str | None = None
    milestones: tuple[FrozenMilestone, ...] = ()
    due_changes: tuple[FrozenDueChange, ...] = ()
    impacts: tuple[str, ...] = ()
    became: tuple[str, ...] = ()  # keys of the actions that it went on as
    came_from: tuple[str, ...] = ()  # and of all that went on as it, over every plan


class FrozenPriority(msgspec.Struct, frozen=True):
    number: int
    title: str
    outcome: str = ""


class FrozenFinding(msgspec.Struct, frozen=True):
    key: str
    number: int
    kind: str
    title: str
    text: str
    plain_words: str = ""
    inspected_on: str | None = None
    responsible: tuple[str, ...] = ()
    closed_on: str | None = None


class FrozenReading(msgspec.Struct, frozen=True):
    on: str
    value: str | None = None
    symbol: str = ""
    base: int | None = None
    is_break: bool = False
    source: str = ""
    low: str | None = None
    high: str | None = None


class FrozenMeasure(msgspec.Struct, frozen=True):
    """`last` is its last reading then, `broken_on` its last series break; `actions` are keys."""

    key: str
    name: str
    unit: str
    direction: str
    decimals: int = 0
    baseline: str | None = None
    baseline_on: str | None = None
    target: str | None = None
    target_on: str | None = None
    last: FrozenReading | None = None
    actions: tuple[str, ...] = ()
    least_change: str = "0"
    broken_on: str | None = None


class FrozenPlan(msgspec.Struct, frozen=True):
    """Everything that one snapshot says."""

    format: str
    key: str
    title: str
    kind: str
    summary: str
    taken_on: str
    soon_days: int
    stale_days: int
    priorities: tuple[FrozenPriority, ...] = ()
    findings: tuple[FrozenFinding, ...] = ()
    actions: tuple[FrozenAction, ...] = ()
    measures: tuple[FrozenMeasure, ...] = ()
