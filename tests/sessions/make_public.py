"""Bookings as they stand in the tables, for tests of pages that count them."""

from itertools import count
from typing import Any

from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookingState

_number = count(1)


def booked(session: Session, *, places: int = 1, **more: Any) -> Booking:
    """A household that has its places; columns say otherwise."""
    number = next(_number)
    columns = {"state": BookingState.BOOKED, "parents": places, "reference": f"T{number:05}"}
    return Booking.objects.create(
        partnership=session.phase.programme.partnership,
        session=session,
        number=number,
        name=f"Family {number}",
        email=f"family{number}@example.org",
        places=places,
        **(columns | more),
    )
