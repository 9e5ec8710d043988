"""What the room holds on people, how it forgets them, and how long it keeps what."""

from django.utils.translation import gettext_lazy as _

from heard.partnerships.privacy import Held, Room, Subject
from heard.sessions.models import Booking, BookingChange, Host, Point, SupportRequest, Visit
from heard.sessions.privacy import bookings, files, said
from heard.sessions.privacy.bookings import known
from heard.sessions.privacy.keeping import retention_rules

__all__ = ["SESSIONS", "known", "retention_rules"]


def held_on(subject: Subject) -> list[Held]:
    return [*bookings.held_on(subject), *said.held_on(subject), *files.held_on(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    """Rows of the partnership that may be of a person."""
    ours = {"session__phase__programme__partnership_id": partnership_id}
    booked = Booking.objects.filter(partnership_id=partnership_id)
    return {
        "bookings": booked.count(),
        "booking changes": BookingChange.objects.filter(booking__in=booked).count(),
        "support": SupportRequest.objects.filter(booking__in=booked).count(),
        "hosts": Host.objects.filter(**ours).count(),
        "points": Point.objects.filter(**ours).count(),
        "visits": Visit.objects.filter(**ours).count(),
    }


SESSIONS = Room("sessions", _("Sessions and bookings"), held_on, counts)
