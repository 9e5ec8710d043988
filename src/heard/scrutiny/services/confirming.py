"""Members say whether something is complete; nobody else closes a line of the tracker."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Meeting
from heard.boards.models.words import MeetingState
from heard.partnerships.models import Member
from heard.scrutiny.models import Confirmation, Request
from heard.scrutiny.models.tracker_words import RequestState, StepKind
from heard.scrutiny.queries.confirming import standing
from heard.scrutiny.queries.sitting import is_on_committee
from heard.scrutiny.services.request_steps import (
    NotNowError,
    NotTheirsError,
    locked_request,
    note,
    opened_for,
    save,
)
from heard.scrutiny.tracker_deeds import state_of


class NotOnCommitteeError(Exception):
    """Only who sits on the committee as an elected member confirms."""


class NotHeldYetError(NotNowError):
    """The meeting is of another body, was cancelled, or is still to come."""


@transaction.atomic
def confirm_by_member(
    request: Request, member: Member, *, agrees: bool, words: str = ""
) -> Request:
    """One member says whether it is complete; they may say otherwise later, until it is settled.

    The last one that is needed confirms it, while no member objects. Raises NotOnCommitteeError,
    NotNowError (it is not complete, or is confirmed already), ValueError (no reason).
    """
    request, today = locked_request(request), timezone.localdate()
    if not is_on_committee(member, request.committee, today):
        raise NotOnCommitteeError(member)
    if request.state != RequestState.COMPLETE:
        raise NotNowError(request)
    if not agrees and not words.strip():
        raise ValueError("who does not agree says why")
    before = request.confirmations.filter(member=member).first()
    Confirmation.objects.update_or_create(
        request=request, member=member, defaults={"agrees": agrees, "words": words, "on": today}
    )
    if not agrees and (before is None or before.agrees):
        note(request, StepKind.OBJECTED)
    record("completion of a request judged", request, by=member.user, agrees=agrees)
    if standing(request).is_enough:
        _confirm(request, today, by=None)
    return save(request)


@transaction.atomic
def confirm_request(request: Request, *, at: Meeting, by: Member) -> Request:
    """Members confirmed it at a meeting that was held. Raises NotTheirsError, NotNowError,
    NotHeldYetError.
    """
    request = opened_for("confirm_request", request, by)
    of_it = at.body_id == request.committee.body_id
    if not of_it or at.state == MeetingState.CANCELLED or at.starts_at > timezone.now():
        raise NotHeldYetError(at)
    day = timezone.localdate(at.starts_at)
    if request.completed_on is not None and day < request.completed_on:
        raise NotHeldYetError(at)
    request.confirmed_at = at
    _confirm(request, day, by=by)
    return save(request)


@transaction.atomic
def reopen_request(request: Request, *, because: str, by: Member) -> Request:
    """The committee does not take it as complete. Raises NotTheirsError, NotNowError."""
    request = opened_for("reopen_request", request, by)
    request.completed_on = request.confirmed_on = request.confirmed_at = None
    request.claim, request.asked_on = "", None
    request.state = state_of(request)
    request.said_on = timezone.localdate()
    request.confirmations.all().delete()
    note(request, StepKind.REOPENED, because, by=by)
    record("request reopened", request, by=by.user)
    return save(request)


def _confirm(request: Request, day: date, *, by: Member | None) -> None:
    request.state, request.confirmed_on = RequestState.CONFIRMED, day
    note(request, StepKind.CONFIRMED, on=day, by=by)
    record("request confirmed by members", request, by=by.user if by else None)


__all__ = [
    "NotHeldYetError",
    "NotNowError",
    "NotOnCommitteeError",
    "NotTheirsError",
    "confirm_by_member",
    "confirm_request",
    "reopen_request",
]
