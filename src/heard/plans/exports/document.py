"""What the files of a plan are written from: plain values, nothing that is for staff alone."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heard.plans.answers import kind_of
from heard.plans.count_words import count_words
from heard.plans.frozen import FrozenAction, FrozenFinding, FrozenPlan
from heard.plans.models.words import ActionState, Rating
from heard.sessions.models.words import AnswerKind


@dataclass(frozen=True)
class Statement:
    """The forum's own words, on a day."""

    on: date
    words: str


@dataclass(frozen=True)
class Approved:
    """What one body said; `decision` is in words."""

    name: str
    decision: str
    on: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Part:
    """A finding, or what answers none of them, with its actions."""

    finding: FrozenFinding | None
    actions: tuple[FrozenAction, ...]


@dataclass(frozen=True)
class PlanDocument:
    """A plan with what was said of it. `address` is where its page is."""

    plan: FrozenPlan
    partnership: str
    language: str
    address: str
    statements: tuple[Statement, ...] = ()
    approvals: tuple[Approved, ...] = ()

    @property
    def taken_on(self) -> date:
        return date.fromisoformat(self.plan.taken_on)

    @property
    def actions(self) -> list[FrozenAction]:
        """Without those that went on as others: these are told by what they went on as."""
        return [each for each in self.plan.actions if each.state != ActionState.REPLACED]

    @property
    def count_words(self) -> str:
        """As on the page of the plan."""
        counts = Counter(kind_of(each.state) for each in self.actions)
        noticed = sum(each.state == ActionState.EVIDENCED for each in self.actions)
        return count_words(counts, noticed)

    @property
    def ratings(self) -> list[tuple[Rating, int]]:
        """How many actions stand how, the worst first."""
        counts = Counter(each.rating for each in self.actions)
        return [(rating, counts[rating]) for rating in Rating if counts[rating]]

    @property
    def parts(self) -> list[Part]:
        """By finding, in the order of the report; then what answers none."""
        known = {each.key for each in self.plan.findings}
        under: defaultdict[str, list[FrozenAction]] = defaultdict(list)
        for action in self.actions:
            for key in [each for each in action.findings if each in known] or [""]:
                under[key].append(action)
        parts = [Part(each, tuple(under[each.key])) for each in self.plan.findings]
        if under[""]:
            parts.append(Part(None, tuple(under[""])))
        return parts


def told(action: FrozenAction) -> str:
    """What families read of it: what changed, why not, or what we do."""
    words = action.plain_words or action.title
    kind = kind_of(action.state)
    if kind == AnswerKind.CANNOT:
        return f"{words}\n{action.stopped_because}"
    return (action.changed_words or words) if kind == AnswerKind.DID else words


def led_by(action: FrozenAction) -> str:
    """A post and its organisation, or the group."""
    names: Sequence[str] = [each for each in (action.lead, action.organisation) if each]
    return ", ".join(names) or action.group
