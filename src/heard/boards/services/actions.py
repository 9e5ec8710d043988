"""What somebody is to do by when, and that it is done."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Action, AgendaItem, Body, Meeting, Person
from heard.boards.queries import meetings as queries
from heard.boards.services.bodies import BodyClosedError
from heard.boards.services.revisions import MinutesConfirmedError, locked_for_writing
from heard.partnerships.models import Member

MOST_OPEN = 500


class NotOfTheBodyError(Exception):
    """Meeting, item or owner belong to another body."""


class AlreadyDoneError(Exception):
    """Somebody has said already that it is done."""


class NotYetDoneError(Exception):
    """Nothing is done on a day to come."""


class TooManyActionsError(Exception):
    """The body has more to do than anybody can."""


@dataclass(frozen=True)
class ActionValues:
    """What, who (a person of the body, or a role in words) and by when."""

    text: str
    owner: Person | None = None
    owner_words: str = ""
    due_on: date | None = None
    item: AgendaItem | None = None


@transaction.atomic
def add_action(
    body: Body, values: ActionValues, *, by: Member, meeting: Meeting | None = None
) -> Action:
    """Note an action: agreed at `meeting`, or between meetings. The same one twice is one.

    Raises BodyClosedError between meetings, NotOfTheBodyError, TooManyActionsError,
    MeetingCancelledError, MinutesConfirmedError.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    if meeting is None and body.is_closed:
        raise BodyClosedError(body)
    _refuse_strangers(body, values, meeting)
    if meeting is not None:
        locked_for_writing(meeting)
    if body.actions.filter(done_on=None).count() >= MOST_OPEN:
        raise TooManyActionsError(body)
    columns = {name: getattr(values, name) for name in ActionValues.__dataclass_fields__}
    action, is_new = body.actions.get_or_create(meeting=meeting, done_on=None, **columns)
    if is_new:
        record("action added", body, by=by.user, action=action.pk)
    return action


@transaction.atomic
def change_action(action: Action, values: ActionValues, *, by: Member) -> Action:
    """Whoever took it on may keep it, though they have left the body.

    What was agreed at a meeting keeps its words once its minutes are confirmed; who does it by when
    may change. Raises AlreadyDoneError, NotOfTheBodyError, MinutesConfirmedError.
    """
    action = _open(action)
    agreed = (action.text, action.item) == (values.text, values.item)
    if action.meeting is not None and action.meeting.is_confirmed and not agreed:
        raise MinutesConfirmedError(action.meeting)
    kept = values if values.owner != action.owner else replace(values, owner=None)
    _refuse_strangers(action.body, kept, action.meeting)
    for name in ActionValues.__dataclass_fields__:
        setattr(action, name, getattr(values, name))
    action.save(update_fields=[*ActionValues.__dataclass_fields__])
    record("action changed", action.body, by=by.user, action=action.pk)
    return action


@transaction.atomic
def finish_action(action: Action, *, by: Member, on: date, note: str = "") -> Action:
    """Say that it is done. Raises AlreadyDoneError, NotYetDoneError."""
    action = _open(action)
    if on > timezone.localdate():
        raise NotYetDoneError(on)
    action.done_on, action.done_note = on, note
    action.save(update_fields=["done_on", "done_note"])
    record("action done", action.body, by=by.user, action=action.pk)
    return action


def _open(action: Action) -> Action:
    action = (
        Action.objects.select_for_update(of=("self",))
        .select_related("body", "owner")
        .get(pk=action.pk)
    )
    if action.done_on is not None:
        raise AlreadyDoneError(action)
    return action


def _refuse_strangers(body: Body, values: ActionValues, meeting: Meeting | None) -> None:
    if meeting is not None and meeting.body_id != body.pk:
        raise NotOfTheBodyError(meeting)
    if values.item is not None and values.item.meeting_id != getattr(meeting, "pk", None):
        raise NotOfTheBodyError(values.item)
    if values.owner is not None and values.owner not in queries.people_of(body):
        raise NotOfTheBodyError(values.owner)
