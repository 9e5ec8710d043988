"""How many places of sessions are taken, how many wait: for lists, and before places change."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from heard.sessions.models import Booking, Session
from heard.sessions.models.words import HOLDING, LIVE, BookingState

_HOLDS = Q(state__in=HOLDING)
# Not by the names of columns: a count that is called like one hides it from the next.
_COUNTS = {
    "count_places": Sum("places", filter=_HOLDS, default=0),
    "count_first_time": Sum("places", filter=_HOLDS & Q(is_first_time=True), default=0),
    "count_childcare": Sum("childcare", filter=_HOLDS, default=0),
    "count_households": Count("pk", filter=_HOLDS),
    "count_waiting": Count("pk", filter=Q(state=BookingState.WAITING)),
    "count_live": Count("pk"),
}


@dataclass(frozen=True)
class Taken:
    """Places are people in the room, offered or booked; households are bookings."""

    places: int = 0
    first_time: int = 0
    childcare: int = 0
    households: int = 0
    waiting: int = 0
    live: int = 0

    @property
    def general(self) -> int:
        """Places of families who have been at a session before."""
        return self.places - self.first_time


NOTHING = Taken()


def taken_by_session(sessions: Collection[Session]) -> dict[int, Taken]:
    """One statement, whatever the number of sessions. Who has no booking is not in it."""
    rows: Any = (
        Booking.objects.filter(session__in=[session.pk for session in sessions], state__in=LIVE)
        .order_by()
        .values("session_id")
        .annotate(**_COUNTS)
    )
    return {row["session_id"]: _named(row) for row in rows}


def _named(row: dict[str, int]) -> Taken:
    return Taken(**{name.removeprefix("count_"): row[name] for name in _COUNTS})


def taken_of(session: Session) -> Taken:
    return taken_by_session([session]).get(session.pk, NOTHING)
