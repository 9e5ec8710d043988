"""A promised day that moves, with its reason."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, DueChange


@dataclass(frozen=True)
class Moved:
    """`reason` is in words that families may read."""

    to: date
    reason: str


@transaction.atomic
def move_due(action: Action, moved: Moved, *, by: Member) -> Action:
    action = Action.objects.select_for_update().get(pk=action.pk)
    DueChange.objects.create(
        action=action,
        was_on=action.due,
        was_words=action.due_words,
        moved_to=moved.to,
        reason=moved.reason,
        on=timezone.localdate(),
        by=by,
    )
    if action.due_on is None and not action.due_words:
        action.due_on = moved.to
    else:
        action.revised_due_on = moved.to
    action.revision += 1
    action.save(update_fields=["due_on", "revised_due_on", "revision"])
    record("action's day moved", action, by=by.user)
    return action
