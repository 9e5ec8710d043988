"""A promised day that moves, with its reason."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, DueChange
from heard.plans.models.words import ActionState
from heard.plans.services.held_actions import ActionChangedError, locked_action, save_next

MOVES = (ActionState.AGREED, ActionState.IN_PROGRESS)


class NotToBeMovedError(Exception):
    """A draft has no promised day, and what is over has none to keep."""


class SameDayError(Exception):
    """It is that day already."""


class BeforeItStartsError(Exception):
    """It would be due before it starts."""


@dataclass(frozen=True)
class Moved:
    """`reason` is in words that families may read.

    `revision` is the action's as whoever moves it has it before them; None where nobody does.
    """

    to: date
    reason: str
    revision: int | None = None


@transaction.atomic
def move_due(action: Action, moved: Moved, *, by: Member) -> Action:
    """The day first promised stays; every move is kept with its reason.

    Moved back to the day first promised, it counts as kept again. Raises NotToBeMovedError,
    SameDayError, BeforeItStartsError, PlanOfActionClosedError; ActionChangedError where another
    has changed it meanwhile.
    """
    action = locked_action(action)
    if moved.revision not in (None, action.revision):
        raise ActionChangedError(action)
    if action.state not in MOVES:
        raise NotToBeMovedError(action)
    if moved.to == action.due:
        raise SameDayError(action)
    if action.starts_on and moved.to < action.starts_on:
        raise BeforeItStartsError(action)
    keep_move(action, moved, by=by)
    save_next(action, "due_on", "revised_due_on")
    record("action's day moved", action, by=by.user, to=moved.to.isoformat())
    return action


def keep_move(action: Action, moved: Moved, *, by: Member) -> None:
    """Write down the move and set it on `action`; the caller saves, holding the row."""
    DueChange.objects.create(
        action=action,
        was_on=action.due,
        was_words="" if action.due else action.due_words,
        moved_to=moved.to,
        reason=moved.reason,
        on=timezone.localdate(),
        by=by,
    )
    if action.due_on is None and not action.due_words:
        action.due_on = moved.to
    else:
        action.revised_due_on = None if moved.to == action.due_on else moved.to
