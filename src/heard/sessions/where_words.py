"""Where a session is and what its building is like, in the words that families read."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.sessions.models import Session, Venue
from heard.sessions.models.words import Known

# The questions of an access record, in the order in which somebody comes in.
ACCESS = {
    "public_transport": gettext_lazy("Bus or train close by"),
    "parking": gettext_lazy("Parking close by"),
    "step_free": gettext_lazy("Way in without steps"),
    "accessible_toilet": gettext_lazy("Accessible toilet"),
    "hoist": gettext_lazy("Toilet with a hoist and changing bench"),
    "quiet_room": gettext_lazy("Quiet room"),
    "hearing_loop": gettext_lazy("Hearing loop"),
}
_ANSWERS = {
    Known.YES: gettext_lazy("Yes"),
    Known.NO: gettext_lazy("No"),
    Known.NOT_KNOWN: gettext_lazy("We do not know yet. Ask us"),
}


@dataclass(frozen=True)
class AccessLine:
    what: str | Promise
    answer: str | Promise


def access_lines(venue: Venue) -> list[AccessLine]:
    """Everything that was asked of the building: also what it does not have and what nobody knows.

    Whoever is left to guess stays at home.
    """
    return [
        AccessLine(words, _ANSWERS[Known(getattr(venue, name))]) for name, words in ACCESS.items()
    ]


def place_lines(session: Session) -> list[str]:
    """Name, address and postcode, a line each; nothing where no place is known."""
    venue = session.venue
    if venue is None:
        return []
    lines = [venue.name, *venue.address.splitlines(), venue.postcode]
    return [line.strip() for line in lines if line.strip()]


def place_words(session: Session) -> str:
    """The place in one line, for a calendar: never how to join online."""
    if session.is_online:
        return _("Online")
    return ", ".join(place_lines(session)) or _("The place is not known yet")


def short_place(session: Session) -> str:
    """`Mill Lane Hall, North Mere`, for a list."""
    if session.is_online:
        return _("Online")
    names = [str(each) for each in (session.venue, session.district) if each is not None]
    return ", ".join(names) or _("The place is not known yet")
