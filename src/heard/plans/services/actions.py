"""Actions: how far they are."""

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action, StateChange
from heard.plans.models.words import ActionState


@transaction.atomic
def start_action(action: Action, *, by: Member) -> Action:
    action = Action.objects.select_for_update().get(pk=action.pk)
    was, action.state = action.state, ActionState.IN_PROGRESS
    action.save(update_fields=["state"])
    StateChange.objects.create(action=action, was=was, became=action.state, by=by)
    record("action started", action, by=by.user)
    return action
