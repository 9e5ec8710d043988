"""Reminding those who have places, a week and a day before, once each."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import DateTimeField, OuterRef, Subquery
from django.utils import timezone

from heard.mail.models import Channel
from heard.mail.services import send_many
from heard.partnerships.addresses import addresses_of_install
from heard.sessions.models import Booking, BookingChange, Session
from heard.sessions.models.words import BookingState, SessionState
from heard.sessions.services.places import locked_session
from heard.sessions.services.telling import household_message

WEEK, DAY = 7, 1
# After a stop of Heard a week's reminder still helps up to this many days before, not nearer.
_STILL_HELPS = 4
# Nobody wants to be told at night.
FIRST_HOUR, LAST_HOUR = 8, 19
_AT_ONCE = 200


def remind_households(now: datetime | None = None) -> int:
    """Send what is due today; run as often as you like. Gives how many messages are new."""
    now = timezone.localtime(now)
    if not FIRST_HOUR <= now.hour <= LAST_HOUR:
        return 0
    soon = now + timedelta(days=WEEK + 1)
    sessions = Session.objects.filter(
        state=SessionState.ANNOUNCED, starts_at__gt=now, starts_at__lt=soon
    )
    return sum(_remind(session, now.date()) for session in sessions.order_by("pk"))


def step_due(session: Session, today: date) -> int | None:
    """WEEK, DAY, or None: which reminder is due, by days of the calendar here, not by hours."""
    days = (session.day - today).days
    if _STILL_HELPS <= days <= WEEK:
        return WEEK
    return DAY if days == DAY else None


def makes_sense(booking: Booking, booked_on: date, step: int) -> bool:
    """Not to whoever has just booked and read it all then, nor by a letter that comes too late."""
    if step == DAY and booking.channel == Channel.LETTER:
        return False
    due_on = booking.session.day - timedelta(days=step)
    return booked_on < due_on


@transaction.atomic
def _remind(session: Session, today: date) -> int:
    """With the session locked: whoever cancels meanwhile is not reminded, nor is anybody of a
    session that has just been called off or moved.
    """
    session = locked_session(session)
    step = step_due(session, today)
    if step is None or session.state != SessionState.ANNOUNCED or session.has_begun:
        return 0
    at = addresses_of_install(session.phase.programme.partnership)
    key = f"{step} {session.starts_at.isoformat()}"
    told, households = 0, _households(session, step)
    while some := list(islice(households, _AT_ONCE)):
        letters = [household_message(each, "reminder", at=at, key=key) for each in some]
        told += send_many(message for message in letters if message)
    return told


def _households(session: Session, step: int) -> Iterator[Booking]:
    changes = BookingChange.objects.filter(booking=OuterRef("pk"), state=BookingState.BOOKED)
    first = Subquery(changes.order_by("pk").values("at")[:1], output_field=DateTimeField())
    rows = session.bookings.filter(state=BookingState.BOOKED, forgotten_at=None)
    rows = rows.annotate(booked_at=first).prefetch_related("support").order_by("pk")
    for booking in rows.iterator(chunk_size=_AT_ONCE):
        booking.session = session
        booked_at = booking.booked_at or booking.made_at  # type: ignore[attr-defined] # annotated
        if makes_sense(booking, timezone.localdate(booked_at), step):
            yield booking
