"""What an applicant reads of the stage that their expression of interest is at."""

from django.utils.translation import gettext_lazy as _

from heard.boards.models import Expression
from heard.boards.models.words import CallState, Stage
from heard.design.words import Colour, Tag

_READING = Tag(_("The panel is reading what you wrote"), Colour.BLUE)
_OVER = Tag(_("You withdrew"), Colour.GREY)
CALL_WITHDRAWN = Tag(_("The call was withdrawn"), Colour.GREY)

# What the panel has decided is not shown before everybody is told.
PUBLIC_TAGS = {
    Stage.RECEIVED: Tag(_("We have it"), Colour.BLUE),
    Stage.READING: _READING,
    Stage.CONVERSATION: Tag(_("We would like to talk with you"), Colour.YELLOW),
    Stage.TO_OFFER: _READING,
    Stage.TO_RESERVE: _READING,
    Stage.TO_DECLINE: _READING,
    Stage.OFFERED: Tag(_("We offer you a seat"), Colour.GREEN),
    Stage.RESERVE: Tag(_("You are on the reserve list"), Colour.TEAL),
    Stage.DECLINED: Tag(_("Not this time"), Colour.GREY),
    Stage.ACCEPTED: Tag(_("You said yes"), Colour.GREEN),
    Stage.APPOINTED: Tag(_("You have a seat"), Colour.GREEN),
    Stage.TURNED_DOWN: Tag(_("You said no"), Colour.GREY),
    Stage.WITHDRAWN: _OVER,
    Stage.JOINED: Tag(_("We have another one from you"), Colour.GREY),
}

# While it is at one of these, the panel has still to decide.
UNDECIDED = frozenset({Stage.RECEIVED, Stage.READING, Stage.CONVERSATION})
DECIDED = frozenset({Stage.TO_OFFER, Stage.TO_RESERVE, Stage.TO_DECLINE})
# From these the applicant may still withdraw.
GOING_ON = UNDECIDED | DECIDED | {Stage.OFFERED, Stage.RESERVE, Stage.ACCEPTED}


def public_tag(stage: str) -> Tag:
    return PUBLIC_TAGS[Stage(stage)]


def tag_of(expression: Expression) -> Tag:
    """What its sender reads of it now: where the call was withdrawn that, whatever the stage."""
    is_off = expression.call.state == CallState.WITHDRAWN
    return CALL_WITHDRAWN if is_off else public_tag(expression.stage)
