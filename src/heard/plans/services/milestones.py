"""Steps on the way of an action: said, done, and done after all."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, Milestone
from heard.plans.models.words import ActionState
from heard.plans.services.actions import NotInThisStateError, NotYetError
from heard.plans.services.held_actions import locked_action, save_next

AT_WORK = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)


class DayOfMilestoneStaysError(Exception):
    """Its day was agreed with the action, so that it shows if it is late."""


class MilestoneStaysError(Exception):
    """It was agreed with the action, or is done: it is not taken out."""


@transaction.atomic
def add_milestone(action: Action, words: str, due_on: date | None, *, by: Member) -> Milestone:
    """The same words with the same day are there once.

    Raises NotInThisStateError, PlanOfActionClosedError.
    """
    action = _at_work(action)
    milestone, is_new = action.milestones.get_or_create(words=words, due_on=due_on)
    if is_new:
        _record("milestone added", action, by)
    return milestone


@transaction.atomic
def change_milestone(
    milestone: Milestone, words: str, due_on: date | None, *, by: Member
) -> Milestone:
    """Raises DayOfMilestoneStaysError, NotInThisStateError, PlanOfActionClosedError."""
    action, milestone = _held(milestone)
    is_promised = action.state != ActionState.DRAFT and milestone.due_on is not None
    if is_promised and due_on != milestone.due_on:
        raise DayOfMilestoneStaysError(action)
    milestone.words, milestone.due_on = words, due_on
    milestone.save(update_fields=["words", "due_on"])
    _record("milestone changed", action, by)
    return milestone


@transaction.atomic
def finish_milestone(milestone: Milestone, on: date, *, by: Member) -> Milestone:
    """Done already: the day that was said first stays.

    Raises NotYetError, NotInThisStateError, PlanOfActionClosedError.
    """
    action, milestone = _held(milestone)
    if on > timezone.localdate():
        raise NotYetError(on)
    if milestone.done_on is None:
        milestone.done_on = on
        milestone.save(update_fields=["done_on"])
        _record("milestone done", action, by)
    return milestone


@transaction.atomic
def reopen_milestone(milestone: Milestone, *, by: Member) -> Milestone:
    """It was not done after all. Raises NotInThisStateError, PlanOfActionClosedError."""
    action, milestone = _held(milestone)
    if milestone.done_on is not None:
        milestone.done_on = None
        milestone.save(update_fields=["done_on"])
        _record("milestone opened again", action, by)
    return milestone


@transaction.atomic
def remove_milestone(milestone: Milestone, *, by: Member) -> None:
    """Only of a draft: what was agreed is done, or late.

    Raises MilestoneStaysError, NotInThisStateError, PlanOfActionClosedError.
    """
    action, milestone = _held(milestone)
    if action.state != ActionState.DRAFT or milestone.done_on is not None:
        raise MilestoneStaysError(action)
    milestone.delete()
    _record("milestone removed", action, by)


def _held(milestone: Milestone) -> tuple[Action, Milestone]:
    """Both as they are now, the action held."""
    action = _at_work(milestone.action)
    return action, action.milestones.get(pk=milestone.pk)


def _at_work(action: Action) -> Action:
    action = locked_action(action)
    if action.state not in AT_WORK:
        raise NotInThisStateError(action)
    return action


def _record(deed: str, action: Action, by: Member) -> None:
    save_next(action)
    record(deed, action, by=by.user)
