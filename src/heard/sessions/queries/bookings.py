"""One booking, as whoever holds its private link finds it."""

from uuid import UUID

from heard.boards.form_keys import keys_of_form
from heard.boards.links import make_link, read_link
from heard.partnerships.models import Partnership
from heard.sessions.models import Booking, Session

PURPOSE = "my booking"


def link_of(booking: Booking) -> str:
    """The secret part of a household's private link."""
    return make_link(booking.key, PURPOSE)


def find_booking(partnership: Partnership, link: str) -> Booking:
    """The booking that a private link opens here.

    Raises NotALinkError, and Booking.DoesNotExist for one of another partnership.
    """
    found = partnership.bookings.select_related(
        "session__phase__programme__partnership", "session__venue", "district"
    )
    return found.get(key=read_link(link, PURPOSE))


def sent_by_form(session: Session, token: str) -> Booking | None:
    """The booking that was made with the form that `token` names, whatever its words."""
    return session.bookings.filter(key__range=keys_of_form(token)).first() if token else None


def place_in_queue(booking: Booking) -> int:
    """1 for the household that is next. Among those who wait, in the order in which they asked."""
    ahead = booking.session.bookings.waiting().filter(number__lt=booking.number)
    return ahead.count() + 1


def find_session(partnership: Partnership, key: UUID) -> Session:
    """A session that everybody may see. Raises Session.DoesNotExist."""
    found = Session.objects.public().select_related("phase__programme__partnership", "venue")
    return found.get(key=key, phase__programme__partnership=partnership)
