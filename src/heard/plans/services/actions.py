"""Making and changing actions, and how far they are."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.details import ActionDetails, Delivered, Stopped
from heard.plans.models import Action, Plan
from heard.plans.models.words import ActionState
from heard.plans.references import free_reference
from heard.plans.services.held_actions import (
    PlanOfActionClosedError,
    locked_action,
    locked_as_read,
    save_next,
)
from heard.plans.services.states import change_state

OPEN = (ActionState.AGREED, ActionState.IN_PROGRESS)


class ReferenceTakenError(Exception):
    """Another action of the plan has this reference."""


class WrongWayRoundError(Exception):
    """It is due before it starts."""


class NotInThisStateError(Exception):
    """From the state that it is in, this is no step. The first argument is the action."""


class PromisedAlreadyError(Exception):
    """The day first promised stays as it was: move it, with a reason."""


class NotYetError(Exception):
    """It is said to have happened on a day that is to come."""


@transaction.atomic
def make_action(plan: Plan, details: ActionDetails, *, by: Member) -> Action:
    """A draft, at the end of the plan.

    Raises ReferenceTakenError, WrongWayRoundError, PlanOfActionClosedError.
    """
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if plan.is_closed:
        raise PlanOfActionClosedError(plan)
    _check(details)
    last = plan.actions.aggregate(last=Max("position"))["last"] or 0
    action = Action(plan=plan, position=last + 1, **_columns(details, plan))
    action.save()
    _set_links(action, details)
    change_state(action, ActionState.DRAFT, by=by)
    record("action made", action, by=by.user)
    return action


@transaction.atomic
def change_action(action: Action, details: ActionDetails, *, revision: int, by: Member) -> Action:
    """Once it is agreed its promised day stays: `move_due` moves it, with a reason.

    Raises ActionChangedError, ReferenceTakenError, WrongWayRoundError, PromisedAlreadyError,
    PlanOfActionClosedError.
    """
    action = locked_as_read(action, revision)
    _check(details)
    is_promised = action.state != ActionState.DRAFT and (action.due_on or action.due_words)
    asked = (details.when.due_on, details.when.due_words)
    if is_promised and asked != (action.due_on, action.due_words):
        raise PromisedAlreadyError(action)
    columns = _columns(details, action.plan, but=action)
    if action.state != ActionState.DRAFT:
        columns["is_considered"] = False
    for name, value in columns.items():
        setattr(action, name, value)
    save_next(action, *columns)
    _set_links(action, details)
    record("action changed", action, by=by.user)
    return action


@transaction.atomic
def agree_action(action: Action, *, by: Member) -> Action:
    """A draft becomes a promise. Raises NotInThisStateError."""
    action = _from(action, ActionState.DRAFT)
    action.agreed_on, action.is_considered = timezone.localdate(), False
    change_state(action, ActionState.AGREED, by=by)
    return _save(action, "action agreed", by, "agreed_on", "is_considered")


@transaction.atomic
def start_action(action: Action, *, by: Member) -> Action:
    """Earlier than was planned, it started today. Raises NotInThisStateError."""
    action = _from(action, ActionState.AGREED)
    today = timezone.localdate()
    action.starts_on = min(action.starts_on or today, today)
    change_state(action, ActionState.IN_PROGRESS, by=by)
    return _save(action, "action started", by, "starts_on")


@transaction.atomic
def deliver_action(action: Action, delivered: Delivered, *, by: Member) -> Action:
    """Everything that was to be done is done. Whether anybody notices is another state.

    Raises NotInThisStateError, NotYetError.
    """
    action = _from(action, *OPEN)
    if delivered.on > timezone.localdate():
        raise NotYetError(delivered.on)
    action.delivered_on, action.changed_words = delivered.on, delivered.changed_words
    change_state(action, ActionState.DELIVERED, by=by, words=delivered.changed_words)
    return _save(action, "action delivered", by, "delivered_on", "changed_words")


@transaction.atomic
def stop_action(action: Action, stopped: Stopped, *, by: Member) -> Action:
    """It will not be done. Raises NotInThisStateError, NotYetError."""
    action = _from(action, ActionState.DRAFT, *OPEN)
    if stopped.on > timezone.localdate():
        raise NotYetError(stopped.on)
    action.stopped_on, action.stopped_because = stopped.on, stopped.because
    action.is_considered = False
    change_state(action, ActionState.STOPPED, by=by, words=stopped.because)
    return _save(action, "action stopped", by, "stopped_on", "stopped_because", "is_considered")


@transaction.atomic
def reopen_action(action: Action, *, because: str, by: Member) -> Action:
    """It was not done after all, or will be done: it is in progress again.

    What had shown an impact does not count any more, with the same reason. Raises
    NotInThisStateError.
    """
    action = _from(action, ActionState.DELIVERED, ActionState.EVIDENCED, ActionState.STOPPED)
    action.delivered_on = action.evidenced_on = action.stopped_on = None
    action.changed_words = action.stopped_because = ""
    shown = action.impacts.filter(withdrawn_on=None)
    shown.update(withdrawn_on=timezone.localdate(), withdrawn_because=because)
    change_state(action, ActionState.IN_PROGRESS, by=by, words=because)
    cleared = ("delivered_on", "evidenced_on", "stopped_on", "changed_words", "stopped_because")
    return _save(action, "action opened again", by, *cleared)


def _from(action: Action, *states: ActionState) -> Action:
    action = locked_action(action)
    if action.state not in states:
        raise NotInThisStateError(action)
    return action


def _save(action: Action, deed: str, by: Member, *columns: str) -> Action:
    save_next(action, "state", *columns)
    record(deed, action, by=by.user)
    return action


def _check(details: ActionDetails) -> None:
    when = details.when
    if when.starts_on and when.due_on and when.due_on < when.starts_on:
        raise WrongWayRoundError(when)


def _columns(details: ActionDetails, plan: Plan, but: Action | None = None) -> dict[str, Any]:
    """Raises ReferenceTakenError."""
    others = plan.actions.exclude(pk=but.pk) if but else plan.actions.all()
    taken = set(others.values_list("reference", flat=True))
    reference = details.reference or free_reference(details.priority, taken)
    if reference in taken:
        raise ReferenceTakenError(reference)
    return {
        "reference": reference,
        "priority": details.priority,
        "title": details.title,
        "outcome_sought": details.outcome_sought,
        "why": details.why,
        "plain_words": details.plain_words,
        "is_considered": details.is_considered,
        "group": details.who.group,
        "lead": details.who.lead,
        "starts_on": details.when.starts_on,
        "review_on": details.when.review_on,
        "due_on": details.when.due_on,
        "due_words": details.when.due_words,
        "cost": details.cost,
        "cost_words": details.cost_words,
    }


def _set_links(action: Action, details: ActionDetails) -> None:
    action.findings.set(details.findings)
    action.partners.set(details.who.partners)
