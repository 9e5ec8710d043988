"""How far work is that goes in steps."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from heard.design.words import Colour, Tag


def progress(steps: Sequence[TextChoices], now: TextChoices) -> list[tuple[str, Tag]]:
    """Each step with whether it is done, at work, or to come; all are done where none is now."""
    at = steps.index(now) if now in steps else len(steps)
    return [(str(step.label), _tag(place, at)) for place, step in enumerate(steps)]


def _tag(place: int, at: int) -> Tag:
    if place < at:
        return Tag(_("Done"), Colour.GREEN)
    return Tag(_("Now"), Colour.BLUE) if place == at else Tag(_("To come"), Colour.GREY)
