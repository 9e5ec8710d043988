"""Thanking those who came, the day after, with three questions that nobody can tie to them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from heard.mail.models import Channel
from heard.mail.services import send_many
from heard.partnerships.addresses import addresses_of_install
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookingState, SessionState
from heard.sessions.services.places import locked_session
from heard.sessions.services.reminding import FIRST_HOUR, LAST_HOUR
from heard.sessions.services.telling import household_message

# After a stop of Heard it still makes sense so many days later; nobody remembers longer.
_STILL_HELPS = timedelta(days=5)
_AT_ONCE = 200
# A letter or a call for three questions would be more than they asked for.
_WAYS = (Channel.EMAIL, Channel.TEXT)


def thank_households(now: datetime | None = None) -> int:
    """Send what is due today; run as often as you like. Gives how many messages are new."""
    now = timezone.localtime(now)
    if not FIRST_HOUR <= now.hour <= LAST_HOUR:
        return 0
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    over = Session.objects.filter(
        state__in=[SessionState.ANNOUNCED, SessionState.HELD],
        ends_at__lt=midnight,
        ends_at__gte=midnight - _STILL_HELPS,
        phase__feedback_survey__closed_at=None,
        phase__feedback_survey__opened_at__isnull=False,
    )
    return sum(_thank(session) for session in over.order_by("pk"))


@transaction.atomic
def _thank(session: Session) -> int:
    session = locked_session(session)
    at = addresses_of_install(session.phase.programme.partnership)
    told, households = 0, _who_came(session)
    while some := list(islice(households, _AT_ONCE)):
        letters = [household_message(each, "thanks", at=at, key="thanks") for each in some]
        told += send_many(message for message in letters if message)
    return told


def _who_came(session: Session) -> Iterator[Booking]:
    """Whoever had places, unless somebody wrote down that they did not come."""
    rows = session.bookings.filter(
        ~Q(came=0), state=BookingState.BOOKED, forgotten_at=None, channel__in=_WAYS
    )
    for booking in rows.order_by("pk").iterator(chunk_size=_AT_ONCE):
        booking.session = session
        yield booking
