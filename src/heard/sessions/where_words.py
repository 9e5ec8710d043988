"""Where a session is, in the words that families read."""

from django.utils.translation import gettext as _

from heard.sessions.models import Session


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
