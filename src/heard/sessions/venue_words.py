"""What is known of a venue, in words for those who decide whether they can come."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.words import Colour, Tag, date_words
from heard.sessions.models import Venue
from heard.sessions.models.words import Known

QUESTIONS: tuple[tuple[str, str | Promise], ...] = (
    ("step_free", lazy("Way in without steps")),
    ("accessible_toilet", lazy("Accessible toilet")),
    ("hoist", lazy("Toilet with a hoist and changing bench")),
    ("parking", lazy("Blue Badge parking close by")),
    ("public_transport", lazy("Bus or train")),
    ("hearing_loop", lazy("Hearing loop")),
    ("quiet_room", lazy("Quiet room")),
)
_TAGS = {
    Known.YES: Tag(lazy("Yes"), Colour.GREEN),
    Known.NO: Tag(lazy("No"), Colour.RED),
    Known.NOT_KNOWN: Tag(lazy("Not known yet"), Colour.YELLOW),
}


@dataclass(frozen=True)
class Fact:
    """One answer about a building."""

    name: str | Promise
    known: Known

    @property
    def tag(self) -> Tag:
        return _TAGS[self.known]


def facts(venue: Venue) -> list[Fact]:
    """The access record of a venue, in the order in which it matters to most."""
    return [Fact(name, Known(getattr(venue, column))) for column, name in QUESTIONS]


def not_known(venue: Venue) -> list[Fact]:
    return [fact for fact in facts(venue) if fact.known == Known.NOT_KNOWN]


def checked_words(venue: Venue) -> str:
    """When somebody looked, and who; or that nobody has."""
    if venue.checked_on is None:
        return _("Nobody has gone to look yet. Ask us before you come")
    words = _("%(name)s went to look on %(day)s")
    return words % {"name": venue.checked_by, "day": date_words(venue.checked_on)}
