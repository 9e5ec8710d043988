"""How a request stands, by a rule that everybody can read: values in, values out.

Red, amber and green are what committees call it; words say what follows, never colour alone.
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.scrutiny.models import Request
from heard.scrutiny.models.tracker_words import Claim, RequestState


class Rag(models.TextChoices):
    RED = "red", _("Red")
    AMBER = "amber", _("Amber")
    GREEN = "green", _("Green")
    GREY = "grey", _("Not rated")


_TAGS = {
    Rag.RED: Tag(_("✕ Red: not acceptable"), Colour.RED),
    Rag.AMBER: Tag(_("→ Amber: acceptable progress"), Colour.YELLOW),
    Rag.GREEN: Tag(_("✓ Green: achieved"), Colour.GREEN),
    Rag.GREY: Tag(_("– Not rated"), Colour.GREY),
}
_UNRATED = (RequestState.PAUSED, RequestState.SUPERSEDED, RequestState.REJECTED)


def rag_of(request: Request, today: date) -> Rag:
    """Its colour by the rule. `request` comes with its committee."""
    if request.state in _UNRATED or request.waits_for_call_in:
        return Rag.GREY
    if request.state in (RequestState.COMPLETE, RequestState.CONFIRMED):
        return Rag.GREEN
    return Rag.RED if why_red(request, today) else Rag.AMBER


def why_red(request: Request, today: date) -> list[str]:
    """Every reason, in words for everybody; none for what is not red."""
    awaited = request.response_due_on if not request.response else None
    is_stuck = request.is_running and request.claim == Claim.STUCK
    reasons = (
        (request.is_late(today) and _is_over(awaited, today), _("No response came in time.")),
        (request.is_late(today) and _is_over(request.due_on, today), _("Its day has gone by.")),
        (request.is_stale(today), _("Nothing was said of it for too long.")),
        (is_stuck, _("Whoever leads says that something is in the way.")),
    )
    return [str(words) for holds, words in reasons if holds]


def _is_over(day: date | None, today: date) -> bool:
    return day is not None and day < today


def rag_tag(rag: Rag) -> Tag:
    return _TAGS[rag]


def rag_rule() -> list[tuple[Tag, str]]:
    """What each means and what follows from it, in words for everybody."""
    words = {
        Rag.GREEN: _("It is done, or an officer says so. The committee need not watch it longer."),
        Rag.AMBER: _("Work goes on, and no day has gone by. The committee keeps watching."),
        Rag.RED: _(
            "A day has gone by, nothing was said for too long, or whoever leads says that "
            "something is in the way. Whoever leads is asked to come to the committee."
        ),
        Rag.GREY: _(
            "It is paused, waits for the outcome of a call-in, was replaced by a later request, or "
            "was not accepted."
        ),
    }
    return [(_TAGS[rag], str(said)) for rag, said in words.items()]
