"""How far an update is, as a word with a colour."""

from heard.design.words import Colour, Tag
from heard.plans.models import Update
from heard.plans.models.words import UpdateState

_COLOURS = {
    UpdateState.RECEIVED: Colour.BLUE,
    UpdateState.ACCEPTED: Colour.GREEN,
    UpdateState.RETURNED: Colour.ORANGE,
    UpdateState.REPLACED: Colour.GREY,
}


def update_tag(update: Update) -> Tag:
    state = UpdateState(update.state)
    return Tag(state.label, _COLOURS[state])
