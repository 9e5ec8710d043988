"""Addresses of the pages of booking, for tests that open them."""

from typing import Any

from heard.sessions.models import Booking, Session
from heard.sessions.queries.bookings import link_of
from heard.sessions.services import booking as services
from tests.access import address_in
from tests.sessions import make
from tests.sessions.make_booking import ask


def form_of(session: Session, name: str = "book") -> str:
    return address_in(session.phase.programme.partnership, f"sessions:{name}", session.key)


def mine(booking: Booking, name: str = "my_booking") -> str:
    return address_in(booking.partnership, f"sessions:{name}", link_of(booking))


def offered(**more: Any) -> Booking:
    """Somebody on the waiting list to whom places have been offered."""
    session = make.session(capacity=1)
    first, second = ask(session), ask(session, **more)
    services.cancel_booking(first)
    second.refresh_from_db()
    return second
