"""States of meetings, minutes and actions in a word."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Action, Meeting
from heard.boards.models.words import MeetingState, MinutesState
from heard.boards.task_words import task_tag
from heard.design.words import Colour, Tag

COMING = Tag(_("To come"), Colour.BLUE)
OVER = Tag(_("Over"), Colour.GREY)
STATES = {
    MeetingState.HELD: Tag(_("Held"), Colour.GREEN),
    MeetingState.CANCELLED: Tag(_("Cancelled"), Colour.RED),
}
MINUTES = {
    MinutesState.NONE: Tag(_("No minutes yet"), Colour.GREY),
    MinutesState.DRAFT: Tag(_("Draft minutes"), Colour.YELLOW),
    MinutesState.CONFIRMED: Tag(_("Minutes confirmed"), Colour.GREEN),
}


def state_tag(meeting: Meeting) -> Tag:
    """A planned meeting whose time has passed is over, whether or not anybody said so."""
    known = STATES.get(MeetingState(meeting.state))
    return known or (OVER if meeting.ends_at < timezone.now() else COMING)


def minutes_tag(meeting: Meeting) -> Tag:
    return MINUTES[MinutesState(meeting.minutes_state)]


def action_tag(action: Action) -> Tag:
    return task_tag(action, timezone.localdate())
