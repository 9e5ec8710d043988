"""How a family comes to a session: whether it books, and if not, why not.

The words are here, so that the page of a session and its lists say the same.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import date_words, moment_words
from heard.sessions.models import Session
from heard.sessions.models.words import Format, SessionState
from heard.sessions.queries.places import Free


class Door(StrEnum):
    """Which way in there is."""

    CANCELLED = "cancelled"
    OVER = "over"
    UNDER_WAY = "under_way"
    ANONYMOUS = "anonymous"
    DROP_IN = "drop_in"
    NO_BOOKING = "no_booking"
    CLOSED = "closed"
    BOOK = "book"
    WAIT = "wait"


@dataclass(frozen=True)
class WayIn:
    """The door, what is said beside it, and the words of its button if it has one."""

    door: Door
    lines: tuple[str, ...] = ()
    button: str = ""


def door_of(session: Session, free: Free, now: datetime) -> Door:
    """The first that is true, in the order in which it would turn somebody away."""
    claims = {
        Door.CANCELLED: session.is_cancelled,
        Door.OVER: session.ends_at <= now or session.state == SessionState.HELD,
        Door.ANONYMOUS: session.is_anonymous,
        Door.DROP_IN: not session.takes_bookings and session.format == Format.DROP_IN,
        Door.NO_BOOKING: not session.takes_bookings,
        Door.UNDER_WAY: session.starts_at <= now,
        Door.CLOSED: session.booking_closes_at is not None and session.booking_closes_at <= now,
        Door.WAIT: free.is_full,
    }
    return next((door for door, is_so in claims.items() if is_so), Door.BOOK)


def way_in(session: Session, free: Free, now: datetime | None = None) -> WayIn:
    now = now or timezone.now()
    door = door_of(session, free, now)
    if door == Door.BOOK:
        lines = (*_places(session, free), *_closing(session))
        return WayIn(door, lines, _("Book places"))
    if door == Door.WAIT:
        lines = (_("All places are taken."), *_waiting(free), *_closing(session))
        return WayIn(door, lines, _("Join the waiting list"))
    return WayIn(door, tuple(_without_booking(door, session)))


def short_words(session: Session, free: Free, now: datetime) -> str:
    """The same in a few words, for a list."""
    words = {
        Door.ANONYMOUS: _("No need to book, and nobody asks your name"),
        Door.DROP_IN: _("No need to book"),
        Door.NO_BOOKING: _("No need to book"),
        Door.UNDER_WAY: _("On now"),
        Door.CLOSED: _("Booking has closed"),
        Door.BOOK: _short_left(free),
        Door.WAIT: _("Full, with a waiting list"),
    }
    return words.get(door_of(session, free, now), "")


def _short_left(free: Free) -> str:
    if free.general is None:
        return _("Room for everybody who books")
    number = free.general + free.first_time
    return ngettext("%(num)d place left", "%(num)d places left", number) % {"num": number}


def _without_booking(door: Door, session: Session) -> list[str]:
    come = _("You do not need to book. Just come.")
    closed = session.booking_closes_at
    words = {
        Door.ANONYMOUS: [
            come,
            _("Nobody asks your name. We only count how many people came."),
        ],
        Door.DROP_IN: [_("You do not need to book. Come and go as you like.")],
        Door.NO_BOOKING: [come],
        Door.UNDER_WAY: [_("The session has begun. Ask us whether you can still come.")],
        Door.CLOSED: [
            _("Booking closed at %(when)s. Ask us whether there is still room.")
            % {"when": moment_words(closed) if closed else ""},
        ],
    }
    return words.get(door, [])


def _places(session: Session, free: Free) -> list[str]:
    if free.general is None:
        return [_("There is room for everybody who books.")]
    if not free.first_time:
        return [_left_words(free.general)]
    until = date_words(session.held_until or session.day)
    if not free.general:
        kept = ngettext(
            "%(num)d place is left. Until %(day)s it is kept for a family who has not been heard "
            "before.",
            "%(num)d places are left. Until %(day)s they are kept for families who have not been "
            "heard before.",
            free.first_time,
        )
        others = _("If we have heard you before, you can join the waiting list.")
        return [kept % {"num": free.first_time, "day": until}, others]
    kept = ngettext(
        "%(num)d of them is kept until %(day)s for a family who has not been heard before.",
        "%(num)d of them are kept until %(day)s for families who have not been heard before.",
        free.first_time,
    )
    return [
        _left_words(free.general + free.first_time),
        kept % {"num": free.first_time, "day": until},
    ]


def _left_words(number: int) -> str:
    return ngettext("%(num)d place is left.", "%(num)d places are left.", number) % {"num": number}


def _waiting(free: Free) -> list[str]:
    if not free.waiting:
        return [_("You can join the waiting list. We tell you if places come free.")]
    words = ngettext(
        "%(num)d family is on the waiting list. We offer places in the order in which they asked.",
        "%(num)d families are on the waiting list. We offer places in the order in which they "
        "asked.",
        free.waiting,
    )
    return [words % {"num": free.waiting}]


def _closing(session: Session) -> list[str]:
    closes = session.booking_closes_at
    return [_("Book by %(when)s.") % {"when": moment_words(closes)}] if closes else []


def support_words(session: Session, today: date) -> str:
    """By when to say what one needs; afterwards that asking is still right."""
    if session.support_by is None:
        return _(
            "Tell us what you need so that you can come. The form says by when to ask for what "
            "takes time to arrange."
        )
    if session.support_by < today:
        return _(
            "What takes time to arrange was to be asked for by %(day)s. Ask us all the same: some "
            "of it can still be done."
        ) % {"day": date_words(session.support_by)}
    return _(
        "Some things take time to arrange, such as a British Sign Language interpreter. "
        "Ask for them by %(day)s, when you book."
    ) % {"day": date_words(session.support_by)}
