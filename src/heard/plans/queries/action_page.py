"""One action with all that is known of it, for its keepers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q
from django.utils import timezone

from heard.design.words import Tag, date_words, number_words
from heard.partnerships.models import Organisation
from heard.plans.details import ActionDetails, ActionWhen, ActionWho
from heard.plans.models import (
    Action,
    ActionSuccession,
    DueChange,
    Finding,
    Holder,
    Impact,
    Measure,
    Milestone,
    Risk,
    StateChange,
    Update,
)
from heard.plans.models.words import Claim, UpdateState
from heard.plans.queries.ratings import rated, rule_of
from heard.plans.rating import Rated, rule_words

UPDATES_SHOWN = 3


@dataclass(frozen=True)
class Happened:
    """One step in the history of an action; exactly one of the two is there."""

    at: datetime
    state: StateChange | None = None
    move: DueChange | None = None


@dataclass(frozen=True)
class ActionCounts:
    """How much shows that it is needed, how often families had a say, what is to be looked at."""

    evidence: int = 0
    shapings: int = 0
    updates: int = 0


@dataclass(frozen=True)
class ActionPage:
    """All of one action."""

    action: Action
    rated: Rated
    rule: list[tuple[Tag, str]]
    holder: Holder | None
    milestones: Sequence[Milestone]
    risks: Sequence[Risk]
    history: Sequence[Happened]
    updates: Sequence[Update]
    measures: Sequence[Measure]
    impacts: Sequence[Impact]
    came_from: Sequence[ActionSuccession]
    became: Sequence[ActionSuccession]
    findings: Sequence[Finding]
    partners: Sequence[Organisation]
    counts: ActionCounts

    @property
    def open_risks(self) -> list[Risk]:
        return [each for each in self.risks if each.closed_on is None]

    @property
    def times_moved(self) -> int:
        return sum(each.move is not None for each in self.history)

    @property
    def claims_delivery(self) -> bool:
        """Whoever leads it says so, and nobody who keeps the plan has said so yet."""
        return self.action.is_open and self.action.claim == Claim.DELIVERED

    @property
    def holder_words(self) -> str:
        """Their name, or a reference once they are forgotten; empty where nobody has the post."""
        return (self.holder.name or str(self.holder)) if self.holder else ""

    @property
    def cost_words(self) -> str:
        """In pounds, without pence where there are none."""
        cost = self.action.cost
        return f"£{number_words(float(cost))}" if cost is not None else ""


def action_page(action: Action) -> ActionPage:
    """Give it an action with its plan, priority, post and group."""
    lead = action.lead
    held = lead.holders.filter(until=None).select_related("member__user") if lead else None
    return ActionPage(
        action=action,
        rated=rated(action),
        rule=rule_words(rule_of(action.plan)),
        holder=held.first() if held is not None else None,
        milestones=list(action.milestones.all()),
        risks=list(action.risks.all()),
        history=history_of(action),
        updates=list(action.updates.select_related("holder__post")[:UPDATES_SHOWN]),
        measures=list(action.measures.all()),
        impacts=list(action.impacts.filter(withdrawn_on=None)),
        came_from=list(action.inheritances.select_related("predecessor__plan")),
        became=list(action.successions.select_related("successor__plan")),
        findings=list(action.findings.select_related("inspection")),
        partners=list(action.partners.all()),
        counts=_counts(action),
    )


def _counts(action: Action) -> ActionCounts:
    """One statement."""
    waiting = Q(updates__state=UpdateState.RECEIVED)
    counted = Action.objects.annotate(
        reasons=Count("evidence", distinct=True),
        people=Count("shapings", distinct=True),
        waiting=Count("updates", filter=waiting, distinct=True),
    )
    columns = counted.values_list("reasons", "people", "waiting")
    return ActionCounts(*columns.get(pk=action.pk))


def history_of(action: Action) -> list[Happened]:
    """How its state changed and its day moved, the first first."""
    states = [
        Happened(each.at, state=each) for each in action.state_changes.select_related("by__user")
    ]
    moves = [
        Happened(_start_of(each.on), move=each)
        for each in action.due_changes.select_related("by__user")
    ]
    # A move has a day and no hour: that of a step of the same day comes after it.
    return sorted([*states, *moves], key=lambda each: (timezone.localdate(each.at), each.at))


def delivered_words(action: Action) -> str:
    """What families read of the update that says that it is delivered; empty without one."""
    last = action.updates.filter(state=UpdateState.ACCEPTED).first()
    return last.public_words if last and last.claim == Claim.DELIVERED else ""


def was_words(move: DueChange) -> str:
    """From where it moved: a day, or words such as “ongoing”."""
    return date_words(move.was_on) if move.was_on else move.was_words


def details_of(action: Action) -> ActionDetails:
    """What one would have typed in for it as it is."""
    return ActionDetails(
        title=action.title,
        reference=action.reference,
        priority=action.priority,
        findings=tuple(action.findings.all()),
        outcome_sought=action.outcome_sought,
        why=action.why,
        plain_words=action.plain_words,
        is_considered=action.is_considered,
        who=ActionWho(action.lead, action.group, tuple(action.partners.all())),
        when=ActionWhen(action.starts_on, action.review_on, action.due_on, action.due_words),
        cost=action.cost,
        cost_words=action.cost_words,
    )


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
