"""What one enters on an action."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from heard.boards.models import Body
from heard.partnerships.models import Organisation
from heard.plans.models import Finding, Post, Priority


@dataclass(frozen=True)
class ActionWhen:
    """Its days; `due_words` stands in place of a day: "ongoing", "Q3 2026"."""

    starts_on: date | None = None
    review_on: date | None = None
    due_on: date | None = None
    due_words: str = ""


@dataclass(frozen=True)
class ActionWho:
    """Who leads, which group does it, who helps."""

    lead: Post | None = None
    group: Body | None = None
    partners: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class ActionDetails:
    """Everything on an action that is typed in, save its state and the day that moves.

    Without a `reference` it gets the next free one of its priority.
    """

    title: str
    reference: str = ""
    priority: Priority | None = None
    findings: tuple[Finding, ...] = ()
    outcome_sought: str = ""
    why: str = ""
    plain_words: str = ""
    is_considered: bool = False
    who: ActionWho = field(default_factory=ActionWho)
    when: ActionWhen = field(default_factory=ActionWhen)
    cost: Decimal | None = None
    cost_words: str = ""


@dataclass(frozen=True)
class Delivered:
    """On which day, and what changed, in words for families."""

    on: date
    changed_words: str


@dataclass(frozen=True)
class Stopped:
    """We can't, because: in words for families."""

    on: date
    because: str


@dataclass(frozen=True)
class Part:
    """One of the actions that another is split into.

    Without a day in `when` it keeps the one that holds now; `plain_words` are for families.
    """

    title: str
    reference: str = ""
    plain_words: str = ""
    when: ActionWhen = field(default_factory=ActionWhen)
    lead: Post | None = None
