"""States of meetings, minutes and actions in a word."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Action, Meeting
from heard.boards.models.words import MeetingState, MinutesState
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
DONE = Tag(_("Done"), Colour.GREEN)
LATE = Tag(_("Late"), Colour.RED)
OPEN = Tag(_("To do"), Colour.BLUE)


def state_tag(meeting: Meeting) -> Tag:
    """A planned meeting whose time has passed is over, whether or not anybody said so."""
    known = STATES.get(MeetingState(meeting.state))
    return known or (OVER if meeting.ends_at < timezone.now() else COMING)


def minutes_tag(meeting: Meeting) -> Tag:
    return MINUTES[MinutesState(meeting.minutes_state)]


def action_tag(action: Action, today: date | None = None) -> Tag:
    if action.done_on is not None:
        return DONE
    return LATE if action.is_late(today or timezone.localdate()) else OPEN
