"""Minutes: drafted, shown, confirmed once, and never changed after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import AgendaItem, Meeting, MinutesCorrection
from heard.boards.models.words import MinutesState
from heard.boards.queries.shown_by_role import (
    hidden_names,
    hidden_names_in_minutes,
    names_within,
)
from heard.boards.services.revisions import (
    MinutesConfirmedError,
    locked,
    locked_for_writing,
    refuse_stale,
    save_next,
)
from heard.partnerships.models import Member


class NotHeldError(Exception):
    """Minutes are of a meeting that was held."""


class NoMinutesError(Exception):
    """There is no draft to confirm."""


class NotALaterMeetingError(Exception):
    """Minutes are confirmed at a later meeting of the same body, which was held."""


class NotADayForItError(Exception):
    """They are confirmed by e-mail after the meeting, and not in days to come."""


class NamesHiddenError(Exception):
    """The words name `names`, who are shown by role alone, and could never be changed."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.names = names


class NotConfirmedError(Exception):
    """A draft is changed, not corrected."""


@dataclass(frozen=True)
class ItemMinutes:
    """What was said under an item and what was decided."""

    said: str = ""
    decided: str = ""


@dataclass(frozen=True)
class Minutes:
    """What the minutes say: beside the items, and by agenda item."""

    words: str = ""
    items: Mapping[int, ItemMinutes] = field(default_factory=dict)


@transaction.atomic
def write_minutes(meeting: Meeting, minutes: Minutes, *, revision: int, by: Member) -> Meeting:
    """Save the draft. Saving what is there already changes nothing.

    Items that are not named stay as they are. Raises MeetingCancelledError, MinutesConfirmedError,
    NotHeldError, ChangedMeanwhileError.
    """
    meeting = locked_for_writing(meeting)
    if not meeting.is_held:
        raise NotHeldError(meeting)
    changed = _changed_items(meeting, minutes)
    is_draft = meeting.minutes_state == MinutesState.DRAFT
    if is_draft and not changed and meeting.minutes == minutes.words:
        return meeting
    refuse_stale(meeting, revision)
    AgendaItem.objects.bulk_update(changed, ["said", "decided"])
    meeting.minutes, meeting.minutes_state = minutes.words, MinutesState.DRAFT
    save_next(meeting, by, "minutes", "minutes_state")
    record("minutes written", meeting, by=by.user, items=len(changed))
    return meeting


@transaction.atomic
def confirm_minutes(
    meeting: Meeting, *, by: Member, at: Meeting | None = None, on: date | None = None
) -> Meeting:
    """Confirm at a later meeting of the body, or without one by e-mail on the day `on`.

    Raises MeetingCancelledError, MinutesConfirmedError, NotHeldError, NoMinutesError,
    NotALaterMeetingError, NotADayForItError, NamesHiddenError.
    """
    meeting = locked_for_writing(meeting)
    if not meeting.is_held:
        raise NotHeldError(meeting)
    if meeting.minutes_state != MinutesState.DRAFT:
        raise NoMinutesError(meeting)
    if names := hidden_names_in_minutes(meeting):
        raise NamesHiddenError(names)
    meeting.confirmed_at = locked(at) if at else None
    meeting.confirmed_on = _day_of_confirming(meeting, on)
    meeting.minutes_state = MinutesState.CONFIRMED
    save_next(meeting, by, "minutes_state", "confirmed_at", "confirmed_on")
    how = "at a later meeting" if at else "by e-mail"
    record("minutes confirmed", meeting, by=by.user, how=how, day=meeting.confirmed_on.isoformat())
    return meeting


@transaction.atomic
def correct_minutes(meeting: Meeting, *, by: Member, text: str) -> MinutesCorrection:
    """Put a dated note beside confirmed minutes. Raises NotConfirmedError, NamesHiddenError."""
    meeting = locked(meeting)
    if not meeting.is_confirmed:
        raise NotConfirmedError(meeting)
    if names := names_within([text], hidden_names(meeting.body.partnership)):
        raise NamesHiddenError(names)
    correction, is_new = meeting.corrections.get_or_create(
        text=text, on=timezone.localdate(), defaults={"by": by}
    )
    if is_new:
        record("minutes corrected", meeting, by=by.user)
    return correction


def _changed_items(meeting: Meeting, minutes: Minutes) -> list[AgendaItem]:
    changed = []
    for item in meeting.agenda.filter(pk__in=minutes.items):
        now = minutes.items[item.pk]
        if (item.said, item.decided) != (now.said, now.decided):
            item.said, item.decided = now.said, now.decided
            changed.append(item)
    return changed


def _day_of_confirming(meeting: Meeting, on: date | None) -> date:
    later = meeting.confirmed_at
    if later is None:
        if on is None or not timezone.localdate(meeting.starts_at) <= on <= timezone.localdate():
            raise NotADayForItError(on)
        return on
    is_later = later.body_id == meeting.body_id and later.starts_at > meeting.starts_at
    if not (is_later and later.is_held):
        raise NotALaterMeetingError(later)
    return timezone.localdate(later.starts_at)


__all__ = [
    "ItemMinutes",
    "Minutes",
    "MinutesConfirmedError",
    "NamesHiddenError",
    "NoMinutesError",
    "NotADayForItError",
    "NotALaterMeetingError",
    "NotConfirmedError",
    "NotHeldError",
    "confirm_minutes",
    "correct_minutes",
    "write_minutes",
]
