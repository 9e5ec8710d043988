"""Letters to a household about its places, by the way that it chose."""

import re
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from heard.boards.services.telling import message_to
from heard.design.words import join_and
from heard.mail.letters import Letter, letter
from heard.mail.models import Channel
from heard.mail.services import NewMessage, send
from heard.partnerships.addresses import AddressOf, addresses_of_install
from heard.sessions import booking_words as words_of
from heard.sessions.lead_times import is_late
from heard.sessions.models import Booking, Session, SupportRequest
from heard.sessions.models.words import BookingState, SupportState
from heard.sessions.queries.bookings import link_of, place_in_queue
from heard.sessions.when_words import when_words
from heard.sessions.where_words import place_words, short_place

# Two text messages in one; more is paid for a third time, and nobody reads it.
LONGEST_TEXT = 300
_GAPS = re.compile(r"\n{3,}")


def tell_household(
    booking: Booking, name: str, *, at: AddressOf | None = None, key: str = ""
) -> None:
    """Send `sessions/mail/<name>.txt`, or its short form by text; nothing where nobody can be told.

    Each step of a booking is told once, however often it is asked for.
    """
    if message := household_message(booking, name, at=at, key=key):
        send(message)


def household_message(
    booking: Booking, name: str, *, at: AddressOf | None = None, key: str = ""
) -> NewMessage | None:
    """What `tell_household` sends. `key` stands for the step, where it is none of the booking's."""
    at = at or addresses_of_install(booking.session.phase.programme.partnership)
    is_text = booking.channel == Channel.TEXT
    with override(booking.language):
        folder = "sessions/mail/short" if is_text else "sessions/mail"
        said = letter(f"{folder}/{name}.txt", **_words(booking, at))
    body = " ".join(said.body.split()) if is_text else _GAPS.sub("\n\n", said.body)
    return message_to(
        booking,
        Letter(said.subject, body),
        key=f"booking {name}:{booking.key}:{key or booking.revision}",
        partnership_id=booking.partnership_id,
    )


def _words(booking: Booking, at: AddressOf) -> dict[str, Any]:
    session, programme = booking.session, booking.session.phase.programme
    link = link_of(booking)
    return {
        "booking": booking,
        "session": session,
        "partnership": programme.partnership,
        "contact": session.contact or programme.contact,
        "tag": words_of.TAGS[booking.state].word,
        "people": words_of.people_of(booking),
        "place": place_in_queue(booking) if booking.state == BookingState.WAITING else 0,
        "link": at("sessions:my_booking", link),
        "answer_link": at("sessions:answer_offer", link),
        "book_link": at("sessions:book", session.key),
        "at": at,
        **_when_and_where(booking, session),
        **_support(booking, session),
    }


def _when_and_where(booking: Booking, session: Session) -> dict[str, Any]:
    """How to join online is for those who have places, and nobody else."""
    venue, until = session.venue, booking.answer_by
    return {
        "when": when_words(session),
        "short_when": words_of.short_when(session),
        "short_title": words_of.shortened(session.title),
        "where": place_words(session),
        "short_place": words_of.shortened(short_place(session)),
        "getting_there": venue.getting_there if venue and not session.is_online else "",
        "online_link": session.online_link if booking.state == BookingState.BOOKED else "",
        "until": words_of.long_moment(until) if until else "",
        "short_until": words_of.short_moment(until) if until else "",
    }


def _support(booking: Booking, session: Session) -> dict[str, Any]:
    today = timezone.localdate()
    asked = [one for one in booking.support.all() if one.state != SupportState.NOT_NEEDED]
    late = [one for one in asked if _is_late(one, session)] if session.day >= today else []
    return {
        "needs": join_and([one.get_kind_display() for one in asked]) if asked else "",
        "late": join_and([one.get_kind_display() for one in late]) if late else "",
    }


def _is_late(one: SupportRequest, session: Session) -> bool:
    asked_on = timezone.localdate(one.asked_at)
    return one.state == SupportState.ASKED and is_late(one.kind, session, asked_on)
