"""States of calls and stages of expressions of interest as those who handle them read them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from heard.boards.models import Call
from heard.boards.models.words import CallState, Stage
from heard.design.words import Colour, Tag

CALL_TAGS = {
    CallState.DRAFT: Tag(CallState.DRAFT.label, Colour.GREY),
    CallState.OPEN: Tag(CallState.OPEN.label, Colour.GREEN),
    CallState.CLOSED: Tag(_("Being decided"), Colour.YELLOW),
    CallState.TOLD: Tag(CallState.TOLD.label, Colour.BLUE),
    CallState.WITHDRAWN: Tag(CallState.WITHDRAWN.label, Colour.GREY),
}
LATE = Tag(_("Late"), Colour.RED)

_STAGE_COLOURS = {
    Stage.RECEIVED: Colour.BLUE,
    Stage.READING: Colour.BLUE,
    Stage.CONVERSATION: Colour.YELLOW,
    Stage.TO_OFFER: Colour.PURPLE,
    Stage.TO_RESERVE: Colour.PURPLE,
    Stage.TO_DECLINE: Colour.PURPLE,
    Stage.OFFERED: Colour.GREEN,
    Stage.RESERVE: Colour.TEAL,
    Stage.ACCEPTED: Colour.GREEN,
    Stage.APPOINTED: Colour.GREEN,
}


def call_tag(call: Call, today: date) -> Tag:
    """A call whose closing day has passed reads as closed, whether or not a job has said so."""
    state = CallState.CLOSED if call.is_over(today) else CallState(call.state)
    return CALL_TAGS[state]


def stage_tag(stage: str) -> Tag:
    known = Stage(stage)
    return Tag(known.label, _STAGE_COLOURS.get(known, Colour.GREY))
