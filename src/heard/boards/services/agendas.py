"""The agenda: what is on it, in which order."""

from dataclasses import dataclass

from django.db import transaction

from heard.audit.services import record
from heard.boards.models import AgendaItem, Meeting
from heard.boards.models.words import Purpose
from heard.boards.services.revisions import locked_for_writing, refuse_stale, save_next
from heard.partnerships.models import Member

MOST_ITEMS = 60
_COLUMNS = ("title", "purpose", "minutes_allowed", "presenter")


class TooManyItemsError(Exception):
    """The agenda holds as many items as one meeting can go through."""


class ItemHasMinutesError(Exception):
    """The minutes say something of the item, which would go with it."""


class ItemGoneError(Exception):
    """Somebody has removed the item meanwhile."""


@dataclass(frozen=True)
class ItemValues:
    """What stands on the agenda of one item."""

    title: str
    purpose: str = Purpose.DISCUSSION
    minutes_allowed: int | None = None
    presenter: str = ""


@transaction.atomic
def add_agenda_item(
    meeting: Meeting, values: ItemValues, *, revision: int, by: Member
) -> AgendaItem:
    """Put an item at the end.

    Raises MeetingCancelledError, MinutesConfirmedError, ChangedMeanwhileError, TooManyItemsError.
    """
    meeting = locked_for_writing(meeting)
    refuse_stale(meeting, revision)
    items = list(meeting.agenda.all())
    if len(items) >= MOST_ITEMS:
        raise TooManyItemsError(meeting)
    position = items[-1].position + 1 if items else 1
    columns = {name: getattr(values, name) for name in _COLUMNS}
    item = AgendaItem.objects.create(meeting=meeting, position=position, **columns)
    save_next(meeting, by)
    record("agenda item added", meeting, by=by.user, item=item.pk)
    return item


@transaction.atomic
def change_agenda_item(
    item: AgendaItem, values: ItemValues, *, revision: int, by: Member
) -> AgendaItem:
    """Give an item other words. Saving what is there already changes nothing.

    Raises MeetingCancelledError, MinutesConfirmedError, ChangedMeanwhileError, ItemGoneError.
    """
    meeting = locked_for_writing(item.meeting)
    item = _found(item)
    changed = [name for name in _COLUMNS if getattr(item, name) != getattr(values, name)]
    if not changed:
        return item
    refuse_stale(meeting, revision)
    for name in changed:
        setattr(item, name, getattr(values, name))
    item.save(update_fields=changed)
    save_next(meeting, by)
    record("agenda item changed", meeting, by=by.user, item=item.pk, fields=", ".join(changed))
    return item


@transaction.atomic
def move_agenda_item(item: AgendaItem, *, down: bool, revision: int, by: Member) -> None:
    """Swap it with its neighbour; at the end nothing happens.

    Raises MeetingCancelledError, MinutesConfirmedError, ChangedMeanwhileError, ItemGoneError.
    """
    meeting = locked_for_writing(item.meeting)
    item = _found(item)
    refuse_stale(meeting, revision)
    items = list(meeting.agenda.all())
    place = items.index(item)
    other = place + (1 if down else -1)
    if not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    for position, each in enumerate(items, 1):
        each.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    save_next(meeting, by)
    record("agenda item moved", meeting, by=by.user, item=item.pk)


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, revision: int, by: Member) -> None:
    """Take it off; its papers and actions stay with the meeting.

    Raises MeetingCancelledError, MinutesConfirmedError, ChangedMeanwhileError, ItemGoneError,
    ItemHasMinutesError.
    """
    meeting = locked_for_writing(item.meeting)
    item = _found(item)
    refuse_stale(meeting, revision)
    if item.said or item.decided:
        raise ItemHasMinutesError(item)
    record("agenda item removed", meeting, by=by.user, item=item.pk)
    item.delete()
    save_next(meeting, by)


def _found(item: AgendaItem) -> AgendaItem:
    found = AgendaItem.objects.filter(pk=item.pk).first()
    if found is None:
        raise ItemGoneError(item)
    return found
