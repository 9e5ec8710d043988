"""Limits on what strangers can make us send, from the form that books places."""

from django.db.models import QuerySet

from heard.mail.flooding import a_day_ago, number_by_email, number_by_hand
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
    is_told_by_email = household.channel == Channel.EMAIL
    if is_told_by_email and number_by_email(household.email, lately) >= MOST_TO_ONE_A_DAY:
        return True
    return lately.count() >= MOST_A_DAY


def gets_no_letter(booking: Booking) -> bool:
    """Whether somebody may be using the form to bury families' letters, or to pester a number.

    The page with the reference and the private link has been shown all the same.
    """
    if booking.entered_by_id is not None or booking.channel == Channel.EMAIL:
        return False
    by_hand = _from_the_web(booking.partnership_id).exclude(channel=Channel.EMAIL)
    if by_hand.count() > MOST_BY_HAND_A_DAY:
        return True
    return number_by_hand(booking, by_hand) > MOST_TO_ONE_A_DAY


def _from_the_web(partnership_id: int) -> QuerySet[Booking]:
    rows = Booking.objects.filter(partnership_id=partnership_id, made_at__gte=a_day_ago())
    return rows.filter(booked_by=BookedBy.WEB, entered_by=None)
