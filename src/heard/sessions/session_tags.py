"""States of sessions and how far places are taken, in a word."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.sessions.models import Session
from heard.sessions.models.words import SessionState

OVER = Tag(_("Over"), Colour.GREY)
STATES = {
    SessionState.DRAFT: Tag(_("Draft"), Colour.YELLOW),
    SessionState.ANNOUNCED: Tag(_("Announced"), Colour.BLUE),
    SessionState.HELD: Tag(_("Held"), Colour.GREEN),
    SessionState.CANCELLED: Tag(_("Cancelled"), Colour.RED),
}


def state_tag(session: Session) -> Tag:
    """An announced session whose time has passed is over, whether or not anybody said so."""
    if session.is_announced and session.is_over:
        return OVER
    return STATES[SessionState(session.state)]
