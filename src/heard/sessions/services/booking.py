"""Asking for places, changing what was asked, cancelling: one household, all or none."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from heard.audit.services import record
from heard.boards.form_keys import form_key
from heard.boards.interest import is_same_person
from heard.mail.flooding import TooManyTodayError
from heard.mail.models import Channel
from heard.mail.services import call_off, send_many
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member
from heard.sessions.household import Arrival, Household
from heard.sessions.models import Booking, BookingChange, Session
from heard.sessions.models.words import BookedBy, BookingState, SessionState
from heard.sessions.queries.bookings import sent_by_form
from heard.sessions.queries.open_booking import is_open_to_families, is_open_to_staff
from heard.sessions.queries.places import wanted_of
from heard.sessions.queueing import Wanted, extra
from heard.sessions.services.flooding import gets_no_letter, too_many_today
from heard.sessions.services.places import (
    could_ever_come,
    locked_session,
    move,
    new_booking,
    settle,
    settle_places,
)
from heard.sessions.services.support import (
    ask_for_support,
    change_support,
    move_days_to_forget,
)
from heard.sessions.services.telling import household_message, tell_household


class NotOpenError(Exception):
    """The session takes no bookings: not announced, cancelled, over, or booking has closed."""


class NeverFitsError(Exception):
    """So many people, or children in childcare, are more than the session has places in all."""


class NoRoomError(Exception):
    """The places are not free, or somebody ahead waits for them. Nothing was changed."""


class OverError(Exception):
    """The booking has been cancelled or called off, or its time is over."""


class NoOfferError(Exception):
    """No places are offered: the offer has been answered, or its time is over."""


class NotOursError(Exception):
    """The district is another partnership's."""


@transaction.atomic
def ask_for_places(
    session: Session, household: Household, *, arrival: Arrival, at: AddressOf
) -> Booking:
    """Book all the places that a household asks for, or put it on the waiting list; and tell it.

    The same words with the same token are one booking, and other words from the same form and
    person put it right. Somebody who has booked on the web already and gives the same e-mail
    address gets a letter with their own link instead of a second booking: the answer is their
    booking, and no page may show it to whoever typed the address.

    Raises NotOpenError, NeverFitsError, NotOursError, TooManyTodayError; NoRoomError for somebody
    at the door, who cannot wait, and where putting it right takes places that are not free.
    """
    session = locked_session(session)
    key = form_key(arrival.token, f"{session.pk} {household.said}")
    before = sent_by_form(session, arrival.token)
    if before and before.key == key:
        return before
    if before and before.is_live and _is_same_name(before, household):
        return change_booking(before, household, at=at, by=arrival.by)
    _must_be_possible(session, household, arrival)
    if theirs := _booked_already(session, household, arrival):
        tell_household(theirs, "already", at=at, key=str(timezone.localdate()))
        return theirs
    return _take_in(session, household, arrival=arrival, at=at)


@transaction.atomic
def change_booking(
    booking: Booking, household: Household, *, at: AddressOf, by: Member | None = None
) -> Booking:
    """Change who comes, what is needed and how to reach them; whether it is their first time stays.

    A household that waits keeps its place in the order. Who has places gets more only where they
    are free and nobody ahead waits for them. Raises OverError, NeverFitsError, NotOursError,
    NoRoomError; nothing is changed then.
    """
    session = locked_session(booking.session)
    booking = _locked(booking, session)
    if not booking.is_live or not _goes_on(session):
        raise OverError(booking)
    _must_belong(session, household)
    before = wanted_of(booking)
    after = Wanted(household.party.places, household.party.childcare, booking.is_first_time)
    more = extra(before, after)
    if (more.places or more.childcare) and not could_ever_come(
        session, after.places, after.childcare
    ):
        raise NeverFitsError(booking)
    if booking.holds_places and not settle(session).left.fits(more):
        raise NoRoomError(booking)
    was_told_at = (booking.channel, booking.reached_at)
    if not _change(booking, household, by=by):
        return booking
    settle_places(session)
    booking.refresh_from_db(fields=["state", "offered_at", "answer_by", "revision"])
    if was_told_at != (booking.channel, booking.reached_at):
        call_off(booking.partnership_id, booking.key)
        tell_household(booking, _LETTERS[booking.state], at=at)
    return booking


@transaction.atomic
def cancel_booking(booking: Booking, *, by: Member | None = None) -> Booking:
    """Give up the places, or the place on the waiting list, until the session is over.

    Twice is once. What was given up is offered to the next. Raises OverError.
    """
    session = locked_session(booking.session)
    booking = _locked(booking, session)
    if booking.state == BookingState.CANCELLED:
        return booking
    if not booking.is_live or session.is_over:
        raise OverError(booking)
    return _give_up(booking, BookingState.CANCELLED, "booking cancelled", by=by)


@transaction.atomic
def accept_offer(booking: Booking, *, by: Member | None = None) -> Booking:
    """Take the places that were offered. Twice is once.

    A yes counts as long as nobody else has been offered the places. Raises NoOfferError.
    """
    session = locked_session(booking.session)
    booking = _locked(booking, session)
    if booking.state == BookingState.BOOKED:
        return booking
    if booking.state != BookingState.OFFERED or not _goes_on(session):
        raise NoOfferError(booking)
    call_off(booking.partnership_id, booking.key)
    move(booking, BookingState.BOOKED, by=by, words="Offer accepted", answer_by=None)
    record("offer accepted", booking, by=by.user if by else None)
    tell_household(booking, "booked")
    return booking


@transaction.atomic
def decline_offer(booking: Booking, *, by: Member | None = None) -> Booking:
    """Say no to the places: they go to the next. Twice is once. Raises NoOfferError."""
    session = locked_session(booking.session)
    booking = _locked(booking, session)
    if booking.state == BookingState.DECLINED:
        return booking
    if booking.state != BookingState.OFFERED:
        raise NoOfferError(booking)
    return _give_up(booking, BookingState.DECLINED, "offer declined", by=by)


@transaction.atomic
def call_off_bookings(session: Session, *, at: AddressOf, by: Member) -> int:
    """End every booking of a cancelled session and tell everybody. Gives how many were told.

    What a person has not passed on yet is taken back: it is no longer true. Twice is once.
    """
    session = locked_session(session)
    live = list(session.bookings.live().prefetch_related("support"))
    letters = []
    for booking in live:
        booking.session = session
        call_off(booking.partnership_id, booking.key)
        move(booking, BookingState.CALLED_OFF, by=by, ended_at=timezone.now(), answer_by=None)
        letters.append(household_message(booking, "called_off", at=at))
    told = [message for message in letters if message]
    send_many(told)
    record("bookings called off", session, by=by.user, told=len(told), bookings=len(live))
    return len(told)


@transaction.atomic
def tell_of_change(session: Session, *, at: AddressOf, by: Member) -> int:
    """Tell everybody who booked, was offered places or waits of the new time or place.

    Call it after the change has been saved; `session.sequence` names it, so that one change is
    told once. Days on which needs are forgotten go along with the session. Gives how many.
    """
    session = locked_session(session)
    _follow(session)
    letters = []
    for booking in session.bookings.live().prefetch_related("support"):
        booking.session = session
        letters.append(household_message(booking, "changed", at=at, key=str(session.sequence)))
    told = [message for message in letters if message]
    send_many(told)
    record("bookings told of a change", session, by=by.user, told=len(told))
    settle_places(session)
    return len(told)


_LETTERS: dict[str, str] = {
    BookingState.BOOKED: "booked",
    BookingState.WAITING: "waiting",
    BookingState.OFFERED: "offer",
}


def _follow(session: Session) -> None:
    """Days and moments that hang on the session's own go along with it."""
    offers = session.bookings.filter(state=BookingState.OFFERED, answer_by__gt=session.starts_at)
    offers.update(answer_by=session.starts_at)
    move_days_to_forget(session)


def _must_be_possible(session: Session, household: Household, arrival: Arrival) -> None:
    is_open = is_open_to_staff if arrival.by else is_open_to_families
    if not is_open(session):
        raise NotOpenError(session)
    _must_belong(session, household)
    if not could_ever_come(session, household.party.places, household.party.childcare):
        raise NeverFitsError(session)
    if arrival.by is None and too_many_today(session, household):
        raise TooManyTodayError(session)


def _must_belong(session: Session, household: Household) -> None:
    district = household.district
    if district and district.partnership_id != session.partnership_id:
        raise NotOursError(session)


def _booked_already(session: Session, household: Household, arrival: Arrival) -> Booking | None:
    """Only where both are told by e-mail: the letter goes to whoever has booked."""
    if arrival.by or household.channel != Channel.EMAIL:
        return None
    theirs = session.bookings.live().filter(channel=Channel.EMAIL, email__iexact=household.email)
    found = theirs.first()
    if found:
        found.session = session
    return found


def _take_in(session: Session, household: Household, *, arrival: Arrival, at: AddressOf) -> Booking:
    wanted = Wanted(household.party.places, household.party.childcare, household.is_first_time)
    fits = settle(session).left.fits(wanted)
    if not fits and arrival.booked_by == BookedBy.DOOR:
        raise NoRoomError(session)
    state = BookingState.BOOKED if fits else BookingState.WAITING
    booking = _write(session, household, arrival, state)
    doer = arrival.by.user if arrival.by else None
    record("places asked for", booking, by=doer, by_way_of=arrival.booked_by, state=str(state))
    if not session.is_over and not gets_no_letter(booking):
        tell_household(booking, _LETTERS[state], at=at)
    return booking


def _write(session: Session, household: Household, arrival: Arrival, state: str) -> Booking:
    booking = new_booking(
        session,
        key=form_key(arrival.token, f"{session.pk} {household.said}"),
        booked_by=arrival.booked_by,
        entered_by=arrival.by,
        state=state,
        is_first_time=household.is_first_time,
        **household.columns,
    )
    ask_for_support(booking, household.support)
    words = _perhaps_same(session, booking)
    BookingChange.objects.create(booking=booking, state=state, by=arrival.by, words=words)
    return booking


def _perhaps_same(session: Session, booking: Booking) -> str:
    """For staff: who seems to have asked twice. Whoever asks is not told: it may be a stranger."""
    may_be = Q(pk=None)
    if booking.email:
        may_be |= Q(email__iexact=booking.email)
    if booking.phone:
        may_be |= ~Q(phone="")
    if booking.address:
        may_be |= ~Q(address="")
    others = Booking.objects.live().filter(may_be, session=session).exclude(pk=booking.pk)
    rows = others.only("reference", "name", "email", "phone", "address")
    same = next((one for one in rows if is_same_person(booking, one)), None)
    return f"Perhaps the same family as {same.reference}" if same else ""


def _locked(booking: Booking, session: Session) -> Booking:
    """With the session locked first: everybody locks in this order."""
    found = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    found.session = session
    return found


def _goes_on(session: Session) -> bool:
    return session.state == SessionState.ANNOUNCED and not session.is_over


def _is_same_name(booking: Booking, household: Household) -> bool:
    return booking.name.split() == household.name.split()


def _change(booking: Booking, household: Household, *, by: Member | None) -> bool:
    """Whether anything is other than before."""
    differs = [name for name, value in household.columns.items() if getattr(booking, name) != value]
    for name in differs:
        setattr(booking, name, household.columns[name])
    other_support = change_support(booking, household.support)
    if not differs and not other_support:
        return False
    booking.save(update_fields=differs)
    move(booking, booking.state, by=by, words="Changed")
    record("booking changed", booking, by=by.user if by else None)
    return True


def _give_up(booking: Booking, state: str, deed: str, *, by: Member | None) -> Booking:
    call_off(booking.partnership_id, booking.key)
    move(booking, state, by=by, ended_at=timezone.now(), answer_by=None)
    record(deed, booking, by=by.user if by else None)
    if booking.channel == Channel.EMAIL and not booking.session.has_begun:
        tell_household(booking, "cancelled")
    settle_places(booking.session)
    return booking
