"""States in one word."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.home.models import RetentionCount, RightsRequest

GOES = Tag(_("Can be erased"), Colour.GREEN)
STAYS = Tag(_("Stays"), Colour.GREY)
TO_CHECK = Tag(_("Check that it is them"), Colour.YELLOW)
WELL = Tag(_("Nothing left"), Colour.GREEN)
LEFT_OVER = Tag(_("Something left"), Colour.RED)
FAILED = Tag(_("Failed"), Colour.RED)
NOT_YET = Tag(_("Not run yet"), Colour.GREY)


def request_tag(request: RightsRequest, today: date) -> Tag:
    if request.answered_on:
        return Tag(_("Answered"), Colour.GREEN)
    return Tag(_("Late"), Colour.RED) if request.is_late(today) else Tag(_("Open"), Colour.BLUE)


def count_tag(count: RetentionCount | None) -> Tag:
    if count is None:
        return NOT_YET
    if count.problem:
        return FAILED
    return WELL if count.is_well else LEFT_OVER
