"""Who came, who sent apologies, who came in somebody's place or as a guest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Attendee, Meeting
from heard.boards.models.words import Part, Presence
from heard.boards.services.meetings import StillToComeError
from heard.boards.services.revisions import locked_for_writing
from heard.partnerships.models import Member

MOST_ATTENDEES = 200


class TooManyAttendeesError(Exception):
    """As many people are listed as one meeting can hold."""


class StillExpectedError(Exception):
    """Who was present stays in the list."""


@dataclass(frozen=True)
class Guest:
    """Somebody who is not a member: by name and role, as they are to be minuted.

    Without a `presence`, whoever is added from the day of the meeting on was there.
    """

    name: str
    role: str = ""
    part: str = Part.GUEST
    presence: str = ""


@transaction.atomic
def note_attendance(meeting: Meeting, presences: Mapping[int, str], *, by: Member) -> Meeting:
    """Say who came, by attendee; those who are not named stay as they are.

    Raises MeetingCancelledError, MinutesConfirmedError, StillToComeError.
    """
    meeting = locked_for_writing(meeting)
    _refuse_present_too_early(meeting, presences.values())
    changed = []
    for attendee in meeting.attendees.filter(pk__in=presences):
        if attendee.presence != presences[attendee.pk]:
            attendee.presence = presences[attendee.pk]
            changed.append(attendee)
    Attendee.objects.bulk_update(changed, ["presence"])
    if changed:
        record("attendance noted", meeting, by=by.user, number=len(changed))
    return meeting


@transaction.atomic
def add_attendee(meeting: Meeting, guest: Guest, *, by: Member) -> Attendee:
    """Somebody comes as a guest or substitute, to present or to assist. Twice is once.

    Raises MeetingCancelledError, MinutesConfirmedError, StillToComeError, TooManyAttendeesError.
    """
    meeting = locked_for_writing(meeting)
    _refuse_present_too_early(meeting, [guest.presence])
    if meeting.attendees.count() >= MOST_ATTENDEES:
        raise TooManyAttendeesError(meeting)
    known = {"person": None, "name": guest.name, "role": guest.role, "part": guest.part}
    presence = guest.presence or (Presence.UNKNOWN if _is_before(meeting) else Presence.PRESENT)
    attendee, is_new = meeting.attendees.get_or_create(**known, defaults={"presence": presence})
    if is_new:
        record("attendee added", meeting, by=by.user, part=guest.part)
    return attendee


@transaction.atomic
def remove_attendee(attendee: Attendee, *, by: Member) -> None:
    """Take somebody off the list who was listed by mistake. Twice is harmless.

    Raises MeetingCancelledError, MinutesConfirmedError, StillExpectedError.
    """
    meeting = locked_for_writing(attendee.meeting)
    found = meeting.attendees.filter(pk=attendee.pk).first()
    if found is None:
        return
    if found.person_id and found.presence == Presence.PRESENT:
        raise StillExpectedError(found)
    record("attendee removed", meeting, by=by.user, part=found.part)
    found.delete()


def _refuse_present_too_early(meeting: Meeting, presences: Iterable[str]) -> None:
    if _is_before(meeting) and Presence.PRESENT in list(presences):
        raise StillToComeError(meeting)


def _is_before(meeting: Meeting) -> bool:
    return timezone.localdate(meeting.starts_at) > timezone.localdate()
