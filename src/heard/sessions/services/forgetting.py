"""Forgetting households: what says who they were goes, what counts stays.

Each is given a row, locks it and empties it; a second time it does nothing. `by` is None where it
is a rule of how long things are kept.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.mail.services import call_off
from heard.partnerships.models import Member
from heard.sessions.models import Booking, SupportRequest
from heard.sessions.models.words import BookingState
from heard.sessions.services.places import locked_session, move, settle_places

_CONTACT: dict[str, Any] = {
    **dict.fromkeys(("name", "email", "phone", "address"), ""),
    **dict.fromkeys(("childcare_words", "unreachable_because"), ""),
    "wants_news": False,
}


@transaction.atomic
def forget_booking(booking: Booking, *, by: Member | None = None) -> Booking:
    """Empty who they are, how to reach them and all that they need.

    Numbers of people, district, ages, how they asked and who came stay. Whoever waits for a
    session, or has places at one, gives them up first: nobody could tell them any more. What they
    give up goes to the next.
    """
    session = locked_session(booking.session)
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    booking.session = session
    if booking.is_forgotten:
        return booking
    call_off(booking.partnership_id, booking.key)
    gives_up = booking.is_live and not session.is_over
    if gives_up:
        move(booking, BookingState.CANCELLED, by=by, ended_at=timezone.now(), answer_by=None)
    for request in booking.support.select_for_update():
        _forget(request)
    for name, value in _CONTACT.items():
        setattr(booking, name, value)
    booking.forgotten_at = timezone.now()
    booking.save(update_fields=[*_CONTACT, "forgotten_at"])
    booking.changes.update(words="")
    record("booking forgotten", booking, by=by.user if by else None)
    if gives_up:
        settle_places(session)
    return booking


@transaction.atomic
def forget_support(request: SupportRequest, *, by: Member | None = None) -> SupportRequest:
    """Empty what somebody needed; of what kind, and whether it was arranged, stays for counting."""
    request = SupportRequest.objects.select_for_update().get(pk=request.pk)
    if request.forgotten_at is None:
        _forget(request)
        record("support forgotten", request.booking, by=by.user if by else None)
    return request


def _forget(request: SupportRequest) -> None:
    if request.forgotten_at is not None:
        return
    request.words, request.answer, request.forgotten_at = "", "", timezone.now()
    request.save(update_fields=["words", "answer", "forgotten_at"])
