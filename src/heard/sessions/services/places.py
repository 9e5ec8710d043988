"""Giving free places along the waiting list: see docs/decisions/0009-waiting-list.md."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.mail.models import Message, State
from heard.mail.services import call_off
from heard.partnerships.models import Member
from heard.partnerships.references import free_reference
from heard.sessions.models import Booking, BookingChange, Session
from heard.sessions.models.words import BookingState, SessionState
from heard.sessions.offer_time import answer_by
from heard.sessions.queries.places import room_of, walk_along
from heard.sessions.queueing import Pools
from heard.sessions.services.telling import tell_household

NEVER_TOLD = "Nobody had passed the offer on"


@dataclass(frozen=True)
class Settled:
    """Who was offered places, and what is left for somebody who asks now."""

    offered: list[Booking]
    left: Pools


def locked_session(session: Session) -> Session:
    """Everything that gives or frees places of one session happens one after the other."""
    locked = Session.objects.select_for_update(no_key=True, of=("self",))
    return locked.select_related("phase__programme__partnership", "venue").get(pk=session.pk)


def new_booking(session: Session, **columns: Any) -> Booking:
    """The next of a locked session, with a reference that no other of the partnership has."""
    number = session.next_number
    session.next_number = number + 1
    session.save(update_fields=["next_number"])
    ours = Booking.objects.filter(partnership=session.partnership_id)
    return Booking.objects.create(
        partnership_id=session.partnership_id,
        session=session,
        number=number,
        reference=free_reference(ours),
        **columns,
    )


def settle_places(session: Session) -> list[Booking]:
    """Offer what is free along the waiting list; gives those who were offered places.

    To be called after anything that frees places, inside the caller's transaction, with the
    session locked (`locked_session`). Twice does no harm.
    """
    return settle(session).offered


def settle(session: Session) -> Settled:
    """As `settle_places`, and says what is left. Once a session has begun nobody waits for it."""
    goes_on = session.is_announced and not session.has_begun
    queue = list(session.bookings.waiting()) if goes_on else []
    found = walk_along(session, queue)
    given = [queue[index] for index in found.given]
    for booking in given:
        booking.session = session
        _offer(booking, "Places became free")
    return Settled(given, found.left)


def move(
    booking: Booking, state: str, *, by: Member | None = None, words: str = "", **columns: Any
) -> Booking:
    """Write down one step of a booking, so that anybody can check that the order was kept."""
    booking.state = state
    booking.revision += 1
    for column, value in columns.items():
        setattr(booking, column, value)
    booking.save(update_fields=["state", "revision", *columns])
    BookingChange.objects.create(booking=booking, state=state, by=by, words=words)
    return booking


def expire_offers() -> int:
    """End every offer whose time is over, and offer the places to the next. Gives how many."""
    over = Booking.objects.filter(state=BookingState.OFFERED, answer_by__lte=timezone.now())
    sessions = Session.objects.filter(pk__in=over.values("session")).order_by("pk")
    return sum(_expire_offers_of(session) for session in sessions)


def settle_waiting() -> int:
    """Offer what a day has freed: the day of release, or the last of keeping places together."""
    waiting = Booking.objects.filter(state=BookingState.WAITING).values("session")
    sessions = Session.objects.filter(
        pk__in=waiting, state=SessionState.ANNOUNCED, starts_at__gt=timezone.now()
    )
    return sum(_settle_one(session) for session in sessions.order_by("pk"))


@transaction.atomic
def _settle_one(session: Session) -> int:
    return len(settle_places(locked_session(session)))


@transaction.atomic
def _expire_offers_of(session: Session) -> int:
    session = locked_session(session)
    now = timezone.now()
    over = list(session.bookings.filter(state=BookingState.OFFERED, answer_by__lte=now))
    for booking in over:
        booking.session = session
        _end_offer(booking)
    settle_places(session)
    return len(over)


def _end_offer(booking: Booking) -> None:
    """An offer that a person was to pass on, and nobody has, is made anew: they never knew."""
    never_told = _waits_for_a_person(booking) and not booking.session.has_begun
    call_off(booking.partnership_id, booking.key)
    if never_told and booking.session.is_announced:
        _offer(booking, NEVER_TOLD)
        return
    move(booking, BookingState.EXPIRED, ended_at=timezone.now(), answer_by=None)
    record("offer expired", booking, by=None)
    if not booking.session.has_begun:
        tell_household(booking, "expired")


def _offer(booking: Booking, why: str) -> None:
    session, now = booking.session, timezone.now()
    until = answer_by(
        now,
        hours=session.offer_hours,
        starts_at=session.starts_at,
        channel=booking.channel,
    )
    call_off(booking.partnership_id, booking.key)
    move(booking, BookingState.OFFERED, words=why, offered_at=now, answer_by=until)
    record("places offered", booking, by=None)
    tell_household(booking, "offer")


def _waits_for_a_person(booking: Booking) -> bool:
    waiting = Message.objects.filter(partnership_id=booking.partnership_id, state=State.BY_HAND)
    return waiting.filter(key__startswith=f"booking offer:{booking.key}:").exists()


def could_ever_come(session: Session, places: int, childcare: int) -> bool:
    """Whether the room is large enough for so many, once everybody else stayed away."""
    room = room_of(session)
    return places <= room.places and childcare <= room.childcare
