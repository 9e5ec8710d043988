"""States as words with a colour."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.mail.models import State

MESSAGE_TAGS = {
    State.QUEUED: Tag(State.QUEUED.label, Colour.GREY),
    State.BY_HAND: Tag(State.BY_HAND.label, Colour.YELLOW),
    State.SENDING: Tag(State.SENDING.label, Colour.BLUE),
    State.SENT: Tag(State.SENT.label, Colour.GREEN),
    State.PERHAPS_SENT: Tag(State.PERHAPS_SENT.label, Colour.YELLOW),
    State.FAILED: Tag(State.FAILED.label, Colour.RED),
}
INVITED = Tag(_("Invited"), Colour.YELLOW)


def message_tag(state: str) -> Tag:
    return MESSAGE_TAGS[State(state)]
