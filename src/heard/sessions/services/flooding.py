"""Limits on what strangers can make us send, from a form that anybody may fill in."""

from datetime import timedelta

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from heard.boards.interest import digits
from heard.mail.models import Channel
from heard.sessions.household import Household
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookedBy

# To one address or number. A family may well book a whole programme on one evening.
MOST_TO_ONE_A_DAY = 10
# Letters, texts and calls that people do by hand, of one partnership.
MOST_BY_HAND_A_DAY = 100
# The opening of several popular sessions on one day is fewer.
MOST_A_DAY = 3000


def too_many_today(session: Session, household: Household) -> bool:
    """Whether the form is shut until tomorrow: for everybody, or for one address."""
    lately = _from_the_web(session.partnership_id)
    if household.channel == Channel.EMAIL:
        spelt = lately.annotate(spelt=Lower("email"))
        if spelt.filter(spelt=household.email.lower()).count() >= MOST_TO_ONE_A_DAY:
            return True
    return lately.count() >= MOST_A_DAY


def gets_no_letter(booking: Booking) -> bool:
    """Whether somebody may be using the form to bury families' letters, or to pester a number.

    The page with the reference and the private link has been shown all the same.
    """
    if booking.entered_by_id is not None or booking.channel == Channel.EMAIL:
        return False
    by_hand = _from_the_web(booking.partnership_id).exclude(channel=Channel.EMAIL)
    return by_hand.count() > MOST_BY_HAND_A_DAY or _to_same(booking, by_hand)


def _to_same(booking: Booking, by_hand: QuerySet[Booking]) -> bool:
    rows = by_hand.filter(channel=booking.channel).only("channel", "phone", "address")
    here = _spelt(booking)
    return sum(_spelt(one) == here for one in rows) > MOST_TO_ONE_A_DAY


def _spelt(booking: Booking) -> str:
    """Where it goes, however it was typed."""
    if booking.channel == Channel.LETTER:
        return "".join(sign for sign in booking.address.casefold() if sign.isalnum())
    return digits(booking.phone)


def _from_the_web(partnership_id: int) -> QuerySet[Booking]:
    since = timezone.now() - timedelta(days=1)
    rows = Booking.objects.filter(partnership_id=partnership_id, made_at__gte=since)
    return rows.filter(booked_by=BookedBy.WEB, entered_by=None)
