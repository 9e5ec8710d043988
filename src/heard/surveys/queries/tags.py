"""States in a word and a colour: the room's one table of tags."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.surveys.models import ReturnsState, Survey

RETURNS_TAGS = {
    ReturnsState.CHECKING: Tag(_("Being checked"), Colour.BLUE),
    ReturnsState.CHECKED: Tag(_("Waits for your choice"), Colour.YELLOW),
    ReturnsState.UNREADABLE: Tag(_("Cannot be read"), Colour.RED),
    ReturnsState.BRINGING_IN: Tag(_("Being brought in"), Colour.BLUE),
    ReturnsState.BROUGHT_IN: Tag(_("Brought in"), Colour.GREEN),
    ReturnsState.FAILED: Tag(_("Went wrong"), Colour.RED),
    ReturnsState.DROPPED: Tag(_("Not brought in"), Colour.GREY),
}


def survey_tag(survey: Survey) -> Tag:
    if survey.archived_at is not None:
        return Tag(_("Archived"), Colour.GREY)
    if survey.is_draft:
        return Tag(_("Being prepared"), Colour.YELLOW)
    if survey.is_open:
        return Tag(_("Open"), Colour.GREEN)
    return Tag(_("Closed"), Colour.BLUE)
