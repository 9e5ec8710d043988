"""Holding a meeting while something of it is written, and noticing that another wrote meanwhile."""

from django.utils import timezone

from heard.boards.models import Meeting
from heard.partnerships.models import Member


class MeetingCancelledError(Exception):
    """The meeting is not going to be held."""


class MinutesConfirmedError(Exception):
    """The minutes are confirmed: they and the agenda stay as they are."""


class ChangedMeanwhileError(Exception):
    """Somebody has saved agenda or minutes since they were read; `meeting` says who and when."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.meeting = meeting


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now, with its body, held until the end of the transaction."""
    held = Meeting.objects.select_related("body", "saved_by__user")
    return held.select_for_update(of=("self",)).get(pk=meeting.pk)


def locked_for_writing(meeting: Meeting) -> Meeting:
    """The same of a meeting whose agenda and minutes may change.

    Raises MeetingCancelledError, MinutesConfirmedError.
    """
    meeting = locked(meeting)
    if meeting.is_cancelled:
        raise MeetingCancelledError(meeting)
    if meeting.is_confirmed:
        raise MinutesConfirmedError(meeting)
    return meeting


def refuse_stale(meeting: Meeting, revision: int) -> None:
    if meeting.revision != revision:
        raise ChangedMeanwhileError(meeting)


def save_next(meeting: Meeting, by: Member, *fields: str) -> None:
    """Save `fields` as the next revision."""
    meeting.revision += 1
    meeting.saved_by, meeting.saved_at = by, timezone.now()
    meeting.save(update_fields=[*fields, "revision", "saved_by", "saved_at"])
