"""What the form for booking says of the session: what is free, and until when what is told is kept.

And, where nobody can book, why not and what to do instead.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.sessions.booking_words import long_moment
from heard.sessions.models import Session
from heard.sessions.queries.open_booking import Shut
from heard.sessions.queries.places import Free, free_places
from heard.sessions.ways_in import way_in
from heard.sessions.when_words import when_words


@dataclass(frozen=True)
class BookingPage:
    """Beside the form."""

    when: str
    lines: list[str]
    is_full: bool
    contact: str
    forget_contact_on: date
    forget_support_on: date


def booking_page(session: Session) -> BookingPage:
    free, programme = free_places(session), session.phase.programme
    last = timezone.localdate(session.ends_at)
    return BookingPage(
        when=when_words(session),
        lines=[*way_in(session, free).lines, *_childcare(session, free)],
        is_full=free.is_full,
        contact=contact_of(session),
        forget_contact_on=last + timedelta(days=programme.bookings_kept_days),
        forget_support_on=last + timedelta(days=programme.support_kept_days),
    )


def contact_of(session: Session) -> str:
    return session.contact or session.phase.programme.contact


def shut_words(session: Session, why: Shut) -> tuple[str, list[str]]:
    """A heading, and what there is to say."""
    closed_at = session.booking_closes_at
    come = _("You do not need to book. Just come.")
    words = {
        Shut.NOT_ANNOUNCED: (_("This session cannot be booked yet"), []),
        Shut.CANCELLED: (
            _("This session is cancelled"),
            [_("We are sorry. It does not take place."), session.cancelled_because],
        ),
        Shut.OVER: (_("This session is over"), [_("You cannot book it any more.")]),
        Shut.BEGUN: (
            _("This session has begun"),
            [_("You can ask at the door whether there is room.")],
        ),
        Shut.ANONYMOUS: (
            _("You do not need to book"),
            [come, _("Nobody asks your name. We only count how many people came.")],
        ),
        Shut.NO_BOOKINGS: (_("You do not need to book"), [come]),
        Shut.CLOSED: (
            _("Booking has closed"),
            [
                _("You could book until %(when)s. Ask us whether there is still room.")
                % {"when": long_moment(closed_at) if closed_at else ""}
            ],
        ),
    }
    return words[why]


def _childcare(session: Session, free: Free) -> list[str]:
    if not session.childcare_places or free.is_full:
        return []
    if not free.childcare:
        return [_("Childcare is full. If you need it, you go on the waiting list.")]
    words = ngettext(
        "There is childcare for %(number)d more child.",
        "There is childcare for %(number)d more children.",
        free.childcare,
    )
    return [words % {"number": free.childcare}]
