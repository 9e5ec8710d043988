"""How many places of a session are free, and for whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookingState
from heard.sessions.queries.taken import NOTHING, Taken, taken_by_session, taken_of
from heard.sessions.queueing import Pools, Room, Walk, Wanted, walk


@dataclass(frozen=True)
class Free:
    """What somebody who asks now gets at once, beside what is kept for those who wait.

    `general` is None where there is no limit. `first_time` are kept for families not heard before,
    on top of `general`. `taken` counts people in the room, booked or offered.
    """

    general: int | None
    first_time: int
    childcare: int
    taken: int
    taken_childcare: int
    taken_first_time: int
    waiting: int
    people_waiting: int

    @property
    def is_full(self) -> bool:
        """Whether nobody who asks now gets a place at once."""
        return self.general == 0 and self.first_time == 0


def room_of(session: Session, today: date | None = None) -> Room:
    """All the places of a session; none are held for anybody after the day of release."""
    today = today or timezone.localdate()
    is_held = session.held_until is not None and today <= session.held_until
    held = session.held_places if is_held else 0
    return Room(session.capacity, session.childcare_places, held)


def keeps_together(session: Session, today: date | None = None) -> bool:
    """Whether free places are kept for the household that is next, until they are enough."""
    today = today or timezone.localdate()
    return today < session.day - timedelta(days=session.keep_together_until_days)


def wanted_of(booking: Booking) -> Wanted:
    return Wanted(booking.places, booking.childcare, booking.is_first_time)


def walk_along(session: Session, queue: Iterable[Booking]) -> Walk:
    """Give what is free along `queue`: those who wait, in their order."""
    return walk(
        room_of(session),
        free_now(session),
        [wanted_of(booking) for booking in queue],
        keeps_together=keeps_together(session),
    )


def free_now(session: Session) -> Pools:
    """What nobody has, whoever waits for it."""
    return _left_in(room_of(session), taken_of(session))


def free_places(session: Session) -> Free:
    return free_places_of([session])[session.pk]


def free_places_of(sessions: Iterable[Session]) -> dict[int, Free]:
    """For each session by its number, in two statements however many they are."""
    found = list(sessions)
    taken, queues = taken_by_session(found), _queues(found)
    return {
        session.pk: _free(session, taken.get(session.pk, NOTHING), queues[session.pk])
        for session in found
    }


def _queues(sessions: list[Session]) -> defaultdict[int, list[Wanted]]:
    rows = Booking.objects.filter(session__in=sessions, state=BookingState.WAITING)
    columns = ("session", "places", "childcare", "is_first_time")
    queues = defaultdict[int, list[Wanted]](list)
    for session, *wanted in rows.order_by("session", "number").values_list(*columns):
        queues[session].append(Wanted(*wanted))
    return queues


def _left_in(room: Room, taken: Taken) -> Pools:
    return room.free(
        taken=taken.places, taken_first_time=taken.first_time, taken_childcare=taken.childcare
    )


def _free(session: Session, taken: Taken, queue: list[Wanted]) -> Free:
    room = room_of(session)
    free = _left_in(room, taken)
    left = walk(room, free, queue, keeps_together=keeps_together(session)).left
    return Free(
        general=None if session.capacity is None else left.general,
        first_time=left.first_time,
        childcare=left.childcare,
        taken=taken.places,
        taken_childcare=taken.childcare,
        taken_first_time=taken.first_time,
        waiting=len(queue),
        people_waiting=sum(wanted.places for wanted in queue),
    )
