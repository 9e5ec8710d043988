"""States and urgency of concerns in a word."""

from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.safeguarding.models import Concern, ConcernState, Urgency

LATE = Tag(_("Late"), Colour.RED)
STATES = {
    ConcernState.WAITING: Tag(_("Not looked at"), Colour.YELLOW),
    ConcernState.LOOKED_AT: Tag(_("Being looked at"), Colour.BLUE),
    ConcernState.PASSED_ON: Tag(_("Passed on"), Colour.PURPLE),
    ConcernState.CLOSED: Tag(_("Closed"), Colour.GREY),
}
URGENCIES = {
    Urgency.AT_ONCE: Tag(_("At once"), Colour.RED),
    Urgency.TODAY: Tag(_("Today"), Colour.ORANGE),
    Urgency.USUAL: Tag(_("Usual"), Colour.GREY),
}


def state_tag(concern: Concern) -> Tag:
    return LATE if concern.is_late else STATES[ConcernState(concern.state)]


def urgency_tag(concern: Concern) -> Tag:
    return URGENCIES[Urgency(concern.urgency)]
