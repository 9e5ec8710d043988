"""Whether a session can be booked now, and if not, why."""

from enum import StrEnum

from django.utils import timezone

from heard.sessions.models import Session
from heard.sessions.models.words import SessionState


class Shut(StrEnum):
    """Why nobody can book. Each has its own words on the page."""

    NOT_ANNOUNCED = "not_announced"
    CANCELLED = "cancelled"
    OVER = "over"
    BEGUN = "begun"
    ANONYMOUS = "anonymous"
    NO_BOOKINGS = "no_bookings"
    CLOSED = "closed"


def why_shut(session: Session) -> Shut | None:
    """None while families can book."""
    found = {
        Shut.NOT_ANNOUNCED: session.is_draft,
        Shut.CANCELLED: session.is_cancelled,
        Shut.OVER: session.is_held or session.is_over,
        Shut.ANONYMOUS: session.is_anonymous,
        Shut.NO_BOOKINGS: not session.takes_bookings,
        Shut.BEGUN: session.has_begun,
        Shut.CLOSED: _has_closed(session),
    }
    return next((why for why, is_so in found.items() if is_so), None)


def is_open_to_families(session: Session) -> bool:
    return why_shut(session) is None


def is_open_to_staff(session: Session) -> bool:
    """For a caller after booking closed, for who came to the door, for a sheet typed in later."""
    can_be = session.state in {SessionState.ANNOUNCED, SessionState.HELD}
    return can_be and session.takes_bookings and not session.is_anonymous


def _has_closed(session: Session) -> bool:
    closes = session.booking_closes_at
    return closes is not None and closes <= timezone.now()
