"""What a household reads on its own page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from heard.design.words import Tag
from heard.sessions import booking_words as words
from heard.sessions.models import Booking, Break, Session, SupportRequest
from heard.sessions.models.words import BookingState, SupportState
from heard.sessions.queries.bookings import link_of, place_in_queue
from heard.sessions.queries.open_booking import is_open_to_families
from heard.sessions.when_words import when_words
from heard.sessions.where_words import place_lines


@dataclass(frozen=True)
class Need:
    """One thing that they asked for, and what became of it."""

    what: str | Promise
    words: str
    tag: Tag
    answer: str


@dataclass(frozen=True)
class Mine:
    """What somebody reads of their own booking. Nothing here says more than they may know."""

    booking: Booking
    session: Session
    link: str
    tag: Tag
    lines: list[str]
    needs: list[Need]
    people: str
    when: str
    where: list[str]
    breaks: list[Break]
    online_link: str
    contact: str
    can_answer: bool
    can_change: bool
    can_cancel: bool
    can_ask_again: bool
    has_calendar_file: bool


def mine(booking: Booking) -> Mine:
    session = booking.session
    goes_on = session.is_announced and not session.is_over
    is_live = booking.is_live and goes_on
    has_places = booking.state == BookingState.BOOKED and goes_on
    place = place_in_queue(booking) if booking.state == BookingState.WAITING else 0
    return Mine(
        booking=booking,
        session=session,
        link=link_of(booking),
        tag=words.TAGS[booking.state],
        lines=words.state_words(booking, place),
        needs=[_need(one) for one in booking.support.filter(forgotten_at=None)],
        people=words.people_of(booking),
        when=when_words(session),
        where=[_("Online")]
        if session.is_online
        else place_lines(session) or [_("We will tell you")],
        breaks=list(session.breaks.all()),
        online_link=session.online_link if has_places else "",
        contact=session.contact or session.phase.programme.contact,
        can_answer=is_live and booking.state == BookingState.OFFERED,
        can_change=is_live,
        can_cancel=is_live,
        can_ask_again=not booking.is_live and is_open_to_families(session),
        has_calendar_file=has_places,
    )


def _need(one: SupportRequest) -> Need:
    has_answer = one.state in {SupportState.CANNOT, SupportState.ARRANGED}
    return Need(
        what=one.get_kind_display(),
        words=one.words,
        tag=words.SUPPORT_TAGS[one.state],
        answer=one.answer if has_answer else "",
    )
