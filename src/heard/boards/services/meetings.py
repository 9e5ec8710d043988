"""Planning, moving, cancelling and holding meetings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Attendee, Body, Meeting, Person
from heard.boards.models.words import MeetingState
from heard.boards.queries import meetings as queries
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.bodies import locked_body
from heard.boards.services.revisions import locked, save_next
from heard.partnerships.models import Member

LONGEST = timedelta(hours=24)
_COLUMNS = ("starts_at", "ends_at", "place", "online", "access", "papers_due_on")


class NoSuchLengthError(Exception):
    """A meeting ends after it starts, within 24 hours."""


class NotPlannedError(Exception):
    """The meeting has been held or cancelled."""


class StillToComeError(Exception):
    """The meeting has not started."""


@dataclass(frozen=True)
class Plan:
    """When and where. Without `papers_due_on` papers are due as long before as the body says."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    online: str = ""
    access: str = ""
    papers_due_on: date | None = None


@transaction.atomic
def plan_meeting(body: Body, plan: Plan, *, by: Member) -> Meeting:
    """Set a meeting; who is in a seat on that day is expected.

    Raises BodyClosedError, NotOfThisPartnershipError, NoSuchLengthError.
    """
    if body.partnership_id != by.partnership_id:
        raise NotOfThisPartnershipError(body)
    body = locked_body(body)
    meeting = Meeting.objects.create(body=body, **_columns(plan, body))
    _expect(meeting, queries.missing_members(meeting))
    record("meeting planned", meeting, by=by.user)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, plan: Plan, *, by: Member) -> Meeting:
    """Move it, or say something else about where and how. Who was expected stays expected.

    Raises NotPlannedError, NoSuchLengthError.
    """
    meeting = _planned(meeting)
    columns = _columns(plan, meeting.body)
    changed = [name for name in _COLUMNS if getattr(meeting, name) != columns[name]]
    if not changed:
        return meeting
    for name in changed:
        setattr(meeting, name, columns[name])
    save_next(meeting, by, *changed)
    deed = "meeting moved" if "starts_at" in changed else "meeting changed"
    record(deed, meeting, by=by.user, fields=", ".join(changed))
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Member, reason: str) -> Meeting:
    """Say that it will not be held, and why; everybody can read the reason.

    Raises NotPlannedError.
    """
    meeting = _planned(meeting)
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, reason
    save_next(meeting, by, "state", "cancelled_because")
    record("meeting cancelled", meeting, by=by.user)
    return meeting


@transaction.atomic
def hold_meeting(meeting: Meeting, *, by: Member) -> Meeting:
    """Say that it was held. Raises NotPlannedError, StillToComeError."""
    meeting = _planned(meeting)
    if meeting.starts_at > timezone.now():
        raise StillToComeError(meeting)
    meeting.state = MeetingState.HELD
    save_next(meeting, by, "state")
    record("meeting held", meeting, by=by.user)
    return meeting


@transaction.atomic
def expect_members(meeting: Meeting, *, by: Member) -> int:
    """Expect those in a seat on the day who are not expected yet; says how many they are.

    Raises NotPlannedError.
    """
    meeting = _planned(meeting)
    missing = queries.missing_members(meeting)
    _expect(meeting, missing)
    if missing:
        record("members expected", meeting, by=by.user, number=len(missing))
    return len(missing)


def _planned(meeting: Meeting) -> Meeting:
    meeting = locked(meeting)
    if meeting.state != MeetingState.PLANNED:
        raise NotPlannedError(meeting)
    return meeting


def _expect(meeting: Meeting, people: list[Person]) -> None:
    Attendee.objects.bulk_create(Attendee(meeting=meeting, person=person) for person in people)


def _columns(plan: Plan, body: Body) -> dict[str, object]:
    if not timedelta(0) < plan.ends_at - plan.starts_at <= LONGEST:
        raise NoSuchLengthError(plan)
    day = timezone.localdate(plan.starts_at)
    due_on = plan.papers_due_on or day - timedelta(days=body.papers_days)
    return {name: getattr(plan, name) for name in _COLUMNS} | {"papers_due_on": due_on}
