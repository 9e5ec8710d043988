"""How a member's duty stands, in a word."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.scrutiny.models.duty_words import DutyState

OUTSTANDING = Tag(_("No report yet"), Colour.YELLOW)
CLOSED = Tag(_("Closed"), Colour.GREY)
CHECK_THIS = Tag(_("To check"), Colour.YELLOW)
PUBLISHED = Tag(_("Published"), Colour.GREEN)
HELD_BACK = Tag(_("Held back"), Colour.GREY)

_TAGS = {
    DutyState.OPEN: OUTSTANDING,
    DutyState.DONE: Tag(_("Reported back"), Colour.GREEN),
    DutyState.EXCUSED: Tag(_("Excused"), Colour.GREY),
    DutyState.LEFT: Tag(_("Left the committee"), Colour.GREY),
}


def duty_tag(state: str) -> Tag:
    return _TAGS[DutyState(state)]
