"""What a row would change of an action that is there, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Body
from heard.design.words import date_words, join_and
from heard.partnerships.models import Organisation
from heard.plans.models import Action, Plan, Post, Priority
from heard.plans.models.words import ActionState, Claim
from heard.plans.tables.leads import Lead
from heard.plans.tables.proposed import Proposed
from heard.plans.tables.status import Said

CLAIMS = {
    Said.ON_TRACK: Claim.ON_TRACK,
    Said.AT_RISK: Claim.AT_RISK,
    Said.OFF_TRACK: Claim.OFF_TRACK,
    Said.DELIVERED: Claim.DELIVERED,
}
_TEXTS: dict[str, Promise] = {
    "title": _("Action"),
    "outcome_sought": _("Outcome sought"),
    "why": _("Why"),
    "plain_words": _("In plain words"),
    "cost_words": _("Cost"),
}


@dataclass(frozen=True)
class Who:
    """What the names in a row were found to be. `new_post` is made when it is taken in."""

    lead: Post | None = None
    new_post: Lead | None = None
    group: Body | None = None
    partners: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class There:
    """The action that a row is about, as far as it is there; `update_keys` are all of its plan."""

    action: Action | None
    priority: Priority | None
    update_keys: frozenset[UUID]


@dataclass(frozen=True)
class Change:
    """One field: as it is, as it would be."""

    field: str
    label: str | Promise
    was: str
    becomes: str


def changes(read: Proposed, who: Who, there: There) -> tuple[Change, ...]:
    """Nothing for a new action. What the file does not say stays as it is."""
    action = there.action
    if action is None:
        return ()
    found = [*_texts(read, action), *_people(read, who, there.priority, action)]
    found += [*_days(read, action), *_progress(read, action, there.update_keys)]
    return tuple(found)


def _texts(read: Proposed, action: Action) -> Iterator[Change]:
    for name, label in _TEXTS.items():
        was, becomes = getattr(action, name), getattr(read, name)
        if becomes and becomes != was:
            yield Change(name, label, was, becomes)
    if read.cost is not None and read.cost != action.cost:
        yield Change("cost", _("Cost"), _pounds(action.cost), _pounds(read.cost))


def _people(
    read: Proposed, who: Who, priority: Priority | None, action: Action
) -> Iterator[Change]:
    is_other = priority.pk != action.priority_id if priority else bool(read.priority)
    if is_other:
        becomes = str(priority or read.priority)
        yield Change("priority", _("Priority"), str(action.priority or ""), becomes)
    lead = who.lead.title if who.lead else (title_of(who.new_post) if who.new_post else "")
    if lead and (who.new_post or (who.lead and who.lead.pk != action.lead_id)):
        yield Change("lead", _("Who leads"), str(action.lead or ""), lead)
    if who.group and who.group.pk != action.group_id:
        yield Change("group", _("Group"), str(action.group or ""), str(who.group))
    there = set(action.partners.all())
    if more := [each for each in who.partners if each not in there]:
        yield Change("partners", _("Who helps"), "", join_and(more))


def _days(read: Proposed, action: Action) -> Iterator[Change]:
    for name, label in (("starts_on", _("Start")), ("review_on", _("Review"))):
        was, becomes = getattr(action, name), getattr(read, name)
        if becomes and becomes != was:
            yield Change(name, label, _day(was), _day(becomes))
    if due := moved_to(read, action):
        yield Change("due", _("By when"), _day(action.due) or action.due_words, _day(due))
    elif new_words(read, action):
        yield Change("due", _("By when"), action.due_words, read.due_words)


def new_words(read: Proposed, action: Action) -> bool:
    """Whether other words come in place of a day, where neither is a promise."""
    is_other = bool(read.due_words) and read.due_words != action.due_words
    return is_other and action.due is None and may_be_typed(action)


def moved_to(read: Proposed, action: Action) -> date | None:
    """The day that the row has and the action has not; a promise moves only for a reason."""
    due = read.revised_due_on or read.due_on
    if due is None or due in (action.due, action.due_on if not read.revised_due_on else None):
        return None
    can_move = bool(read.reason) and action.is_open
    return due if may_be_typed(action) or can_move else None


def ends_before(read: Proposed, action: Action | None) -> bool:
    """Whether it would be due before it starts, by the days that the row brings."""
    days = [read.due_on, read.revised_due_on]
    starts_on = read.starts_on
    if action is not None:
        brings_day = moved_to(read, action)
        if not brings_day and read.starts_on in (None, action.starts_on):
            return False
        starts_on = read.starts_on or action.starts_on
        days = [brings_day or action.due_on]
        if not may_be_typed(action):
            days.append(action.due_on)
    return starts_on is not None and any(day < starts_on for day in days if day)


def may_be_typed(action: Action) -> bool:
    """Whether its day is no promise yet."""
    return action.state == ActionState.DRAFT or not (action.due_on or action.due_words)


def is_held_back(read: Proposed, action: Action | None) -> bool:
    """Whether a promised day would move, and nobody says why."""
    due = read.revised_due_on or read.due_on
    if read.reason or due is None:
        return False
    if action is None:
        return read.revised_due_on is not None
    is_other = due not in (action.due, action.due_on if not read.revised_due_on else None)
    return is_other and action.is_open and not may_be_typed(action)


def _progress(read: Proposed, action: Action, known: frozenset[UUID]) -> Iterator[Change]:
    there = {milestone.words.casefold() for milestone in action.milestones.all()}
    if steps := [step.words for step in read.milestones if step.words.casefold() not in there]:
        yield Change("milestones", _("Milestones"), "", "\n".join(steps))
    if read.delivered_on and action.is_open:
        yield Change("delivered_on", _("Delivered"), "", _day(read.delivered_on))
    if brings_update(read, action) and update_key(read, action.plan) not in known:
        words = update_words(read) or (read.said or "")
        yield Change("update", _("Update"), "", words)
    if read.risk and read.risk not in {risk.words for risk in action.risks.all()}:
        yield Change("risk", _("Risk"), "", read.risk)


def brings_update(read: Proposed, action: Action) -> bool:
    """Whether the row says something of an open action."""
    if not action.is_open or read.said == Said.STOPPED:
        return False
    is_news = read.said in CLAIMS and CLAIMS[read.said] != (action.claim or Claim.ON_TRACK)
    return bool(update_words(read)) or is_news


def update_words(read: Proposed) -> str:
    """What was done, what is said of impact, what shows it."""
    labelled = (
        ("", read.progress),
        (_now("Impact"), read.impact),
        (_now("Evidence"), read.evidence),
    )
    return "\n".join(f"{label}: {words}" if label else words for label, words in labelled if words)


def update_key(read: Proposed, plan: Plan) -> UUID:
    """The same words of the same row, brought in twice, are one update."""
    said = "\n".join((read.reference.casefold(), read.said or "", update_words(read)))
    return uuid5(plan.key, said)


def title_of(lead: Lead) -> str:
    """What a new post is called."""
    return (lead.post or lead.organisation)[:200]


def _day(day: date | None) -> str:
    return date_words(day) if day else ""


def _pounds(cost: object) -> str:
    return f"£{cost:,.2f}" if cost is not None else ""
