"""What a household reads of its booking: states as tags, and what they mean in plain words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import Colour, Tag, join_and, time_words, weekday_words
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookingState, SupportState
from heard.sessions.party_words import childcare_words, people_words

TAGS: dict[str, Tag] = {
    BookingState.WAITING: Tag(gettext_lazy("On the waiting list"), Colour.YELLOW),
    BookingState.OFFERED: Tag(gettext_lazy("Places offered: answer now"), Colour.PURPLE),
    BookingState.BOOKED: Tag(gettext_lazy("Booked"), Colour.GREEN),
    BookingState.CANCELLED: Tag(gettext_lazy("Cancelled"), Colour.GREY),
    BookingState.DECLINED: Tag(gettext_lazy("You said no to our offer"), Colour.GREY),
    BookingState.EXPIRED: Tag(gettext_lazy("Offer not answered in time"), Colour.GREY),
    BookingState.CALLED_OFF: Tag(gettext_lazy("Session cancelled"), Colour.RED),
}
SUPPORT_TAGS: dict[str, Tag] = {
    SupportState.ASKED: Tag(gettext_lazy("We are looking into it"), Colour.YELLOW),
    SupportState.ARRANGED: Tag(gettext_lazy("Arranged"), Colour.GREEN),
    SupportState.CANNOT: Tag(gettext_lazy("We cannot do this"), Colour.RED),
    SupportState.NOT_NEEDED: Tag(gettext_lazy("No longer needed"), Colour.GREY),
}


def short_when(session: Session) -> str:
    """`Wed 9 Dec, 10am`, for a text message."""
    return f"{date_format(session.day, 'D j M')}, {time_words(session.starts_at)}"


def short_moment(moment: datetime) -> str:
    """`6pm on Fri 11 Dec`, for a text message."""
    day = date_format(timezone.localdate(moment), "D j M")
    return _("%(time)s on %(day)s") % {"time": time_words(moment), "day": day}


def long_moment(moment: datetime) -> str:
    """`6pm on Friday 11 December 2026`: nobody should have to look up the weekday."""
    day = weekday_words(moment)
    return _("%(time)s on %(day)s") % {"time": time_words(moment), "day": day}


def shortened(words: str) -> str:
    """Cut to what a text message has room for."""
    return Truncator(" ".join(words.split())).chars(40)


def people_of(booking: Booking) -> str:
    """`2 parents or carers, 1 young person and 1 child in childcare`."""
    care = childcare_words(booking.childcare)
    return join_and([people_words(booking), care]) if care else people_words(booking)


def state_words(booking: Booking, place: int) -> list[str]:
    """What the state means for the household, and what happens next. A sentence or two each."""
    by_state = {
        BookingState.WAITING: _waiting,
        BookingState.OFFERED: _offered,
        BookingState.BOOKED: _booked,
        BookingState.CANCELLED: _cancelled,
        BookingState.DECLINED: _declined,
        BookingState.EXPIRED: _expired,
        BookingState.CALLED_OFF: _called_off,
    }
    return by_state[BookingState(booking.state)](booking, place)


def _booked(booking: Booking, place: int) -> list[str]:
    if booking.session.is_over:
        return [_("This session is over.")]
    return [_("You have your places: %(people)s.") % {"people": people_of(booking)}]


def _waiting(booking: Booking, place: int) -> list[str]:
    if booking.session.has_begun:
        return [_("The session has begun, and no places came free for you. We are sorry.")]
    return [
        _("You do not have places yet: %(people)s.") % {"people": people_of(booking)},
        _("You are number %(place)d on the waiting list.") % {"place": place},
        _(
            "When enough places come free for all of you, we offer them to you and say by when to "
            "answer. You do not need to do anything until then."
        ),
    ]


def _offered(booking: Booking, place: int) -> list[str]:
    until = long_moment(booking.answer_by) if booking.answer_by else ""
    return [
        _("We keep places for you: %(people)s.") % {"people": people_of(booking)},
        _(
            "Say yes or no by %(until)s. If we do not hear from you by then, the places go to the "
            "next family."
        )
        % {"until": until},
    ]


def _cancelled(booking: Booking, place: int) -> list[str]:
    return [_("You have cancelled. You do not have places at this session.")]


def _declined(booking: Booking, place: int) -> list[str]:
    return [_("You said no to the places that we offered. You do not have places any more.")]


def _expired(booking: Booking, place: int) -> list[str]:
    return [
        _(
            "We did not hear from you in time, so the places went to the next family. You do not "
            "have places at this session."
        ),
        _(
            "If you would still like to come, you can ask again. You then wait behind those who "
            "asked before you."
        ),
    ]


def _called_off(booking: Booking, place: int) -> list[str]:
    return [
        _("The session does not take place, so your booking has ended."),
        *([booking.session.cancelled_because] if booking.session.cancelled_because else []),
    ]
