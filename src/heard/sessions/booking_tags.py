"""States of bookings and of support as those who handle them read them."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.sessions.models.words import BookingState, SupportState

BOOKING_TAGS = {
    BookingState.WAITING: Tag(_("Waiting"), Colour.YELLOW),
    BookingState.OFFERED: Tag(_("Offered"), Colour.PURPLE),
    BookingState.BOOKED: Tag(_("Booked"), Colour.GREEN),
    BookingState.CANCELLED: Tag(_("Cancelled"), Colour.GREY),
    BookingState.DECLINED: Tag(_("Said no"), Colour.GREY),
    BookingState.EXPIRED: Tag(_("Not answered"), Colour.GREY),
    BookingState.CALLED_OFF: Tag(_("Called off"), Colour.GREY),
}
SUPPORT_TAGS = {
    SupportState.ASKED: Tag(_("To arrange"), Colour.YELLOW),
    SupportState.ARRANGED: Tag(_("Arranged"), Colour.GREEN),
    SupportState.CANNOT: Tag(_("Cannot be met"), Colour.RED),
    SupportState.NOT_NEEDED: Tag(_("Not needed"), Colour.GREY),
}
UNREACHED = Tag(_("Not reached"), Colour.RED)


def booking_tag(state: str) -> Tag:
    return BOOKING_TAGS[BookingState(state)]


def support_tag(state: str) -> Tag:
    return SUPPORT_TAGS[SupportState(state)]
