"""Sessions as events of a calendar, and one of them as a file to save."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from heard.design.ical import Event, write_calendar
from heard.sessions.models import Session
from heard.sessions.where_words import place_words

DAY_BEFORE = timedelta(days=1)


def write_session(session: Session, url: str, *, place: str, about: str) -> str:
    """A file of one session, with a reminder the day before.

    `url` is the page that it leads to, in full: the session's own, or somebody's booking. The UID
    is the session's, so that the file and the feed are one event in a calendar that has both.
    """
    return write_calendar(session.title, [_event(session, url, place, about, DAY_BEFORE)])


def events(sessions: Iterable[Session], absolute: Callable[[str], str]) -> Iterator[Event]:
    """Events for a calendar that anybody may follow: never how to join online."""
    for session in sessions:
        url = absolute(session.get_absolute_url())
        yield _event(session, url, place_words(session), about_words(session), None)


def about_words(session: Session) -> str:
    """What somebody wants to read of it on the day, without going to its page."""
    getting_there = session.venue.getting_there if session.venue else ""
    contact = session.contact or session.phase.programme.contact
    lines = (session.cancelled_because, session.theme, session.about, getting_there, contact)
    return "\n\n".join(line.strip() for line in lines if line.strip())


def _event(session: Session, url: str, place: str, about: str, reminds: timedelta | None) -> Event:
    return Event(
        uid=f"{session.key}@heard",
        made_at=session.changed_at,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        summary=session.title,
        url=url,
        place=place,
        about=about,
        is_cancelled=session.is_cancelled,
        sequence=session.sequence,
        reminds=reminds,
    )
