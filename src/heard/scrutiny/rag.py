"""How a request stands, by a rule that everybody can read: values in, values out.

Red, amber and green are what committees call it; words say what follows, never colour alone.
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.scrutiny.models import Request
from heard.scrutiny.models.tracker_words import RequestState


class Rag(models.TextChoices):
    RED = "red", _("Red")
    AMBER = "amber", _("Amber")
    GREEN = "green", _("Green")
    GREY = "grey", _("Not rated")


_TAGS = {
    Rag.RED: Tag(_("Red: not acceptable"), Colour.RED),
    Rag.AMBER: Tag(_("Amber: acceptable progress"), Colour.YELLOW),
    Rag.GREEN: Tag(_("Green: achieved"), Colour.GREEN),
    Rag.GREY: Tag(_("Not rated"), Colour.GREY),
}
_UNRATED = (RequestState.PAUSED, RequestState.SUPERSEDED, RequestState.REJECTED)


def rag_of(request: Request, today: date) -> Rag:
    """Its colour by the rule. `request` comes with its committee."""
    if request.state in _UNRATED:
        return Rag.GREY
    if request.state in (RequestState.COMPLETE, RequestState.CONFIRMED):
        return Rag.GREEN
    if request.is_late(today) or request.is_stale(today):
        return Rag.RED
    return Rag.AMBER


def rag_tag(rag: Rag) -> Tag:
    return _TAGS[rag]


def rag_rule() -> list[tuple[Tag, str]]:
    """What each means and what follows from it, in words for everybody."""
    words = {
        Rag.GREEN: _("It is done, or an officer says so. The committee need not watch it longer."),
        Rag.AMBER: _("Work goes on, and no day has gone by. The committee keeps watching."),
        Rag.RED: _(
            "A day has gone by, or nothing was said for too long. Whoever leads is asked to come "
            "to the committee."
        ),
        Rag.GREY: _("It is paused, was replaced by a later request, or was not accepted."),
    }
    return [(_TAGS[rag], str(said)) for rag, said in words.items()]
