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

_CONTACT: dict[str, Any] = {"name": "", "email": "", "phone": "", "address": ""}
_WRITTEN: dict[str, Any] = {
    "childcare_words": "",
    "unreachable_because": "",
    "wants_news": False,
    "age_bands": [],
}


@transaction.atomic
def forget_booking(booking: Booking, *, by: Member | None) -> Booking:
    """Empty who asked, how to reach them and what they need.

    Whoever still waits or has places gives them up first, and they go to the next. State, numbers
    of people, district, how they asked and whether they came stay: they count.
    """
    session = locked_session(booking.session)
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if booking.is_forgotten:
        return booking
    booking.session = session
    if booking.is_live and not session.is_over:
        call_off(booking.partnership_id, booking.key)
        ended = {"ended_at": timezone.now(), "answer_by": None}
        move(booking, BookingState.CANCELLED, by=by, words="Forgotten", **ended)
        settle_places(session)
    for one in booking.support.filter(forgotten_at=None):
        forget_support(one)
    emptied = _CONTACT | _WRITTEN | {"forgotten_at": timezone.now()}
    for name, value in emptied.items():
        setattr(booking, name, value)
    booking.save(update_fields=list(emptied))
    record("booking forgotten", booking, by=by.user if by else None)
    return booking


@transaction.atomic
def forget_support(one: SupportRequest) -> SupportRequest:
    """Empty what was said of a need and what was answered. That somebody asked for it stays."""
    one = SupportRequest.objects.select_for_update().get(pk=one.pk)
    if one.forgotten_at is None:
        one.words, one.answer, one.forgotten_at = "", "", timezone.now()
        one.save(update_fields=["words", "answer", "forgotten_at"])
    return one
