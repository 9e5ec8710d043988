"""The state of a request in words and a colour: one table."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.scrutiny.models import Request
from heard.scrutiny.models.tracker_words import RequestState

_COLOURS = {
    RequestState.MADE: Colour.GREY,
    RequestState.RESPONSE_AWAITED: Colour.PURPLE,
    RequestState.ACCEPTED: Colour.BLUE,
    RequestState.PARTLY: Colour.BLUE,
    RequestState.REJECTED: Colour.ORANGE,
    RequestState.IN_PROGRESS: Colour.BLUE,
    RequestState.COMPLETE: Colour.TEAL,
    RequestState.CONFIRMED: Colour.GREEN,
    RequestState.PAUSED: Colour.GREY,
    RequestState.SUPERSEDED: Colour.GREY,
}
_WAITS = Tag(_("Waits for the outcome of a call-in"), Colour.GREY)
_ASKED_FOR = Tag(_("Asked for"), Colour.GREY)
_NO_LONGER = Tag(_("Not asked for any more"), Colour.GREY)


def state_tag(request: Request) -> Tag:
    if request.state == RequestState.SUPERSEDED and request.superseded_because:
        return _NO_LONGER
    if request.waits_for_call_in and request.is_open:
        return _WAITS
    state = RequestState(request.state)
    if state == RequestState.MADE:
        return _ASKED_FOR
    return Tag(state.label, _COLOURS[state])
