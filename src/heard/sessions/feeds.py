"""Sessions, and what was heard at them, as entries of an Atom feed."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.design.feeds import Entry
from heard.design.words import date_words
from heard.sessions.models import Session
from heard.sessions.queries.public_sessions import News
from heard.sessions.when_words import when_words
from heard.sessions.where_words import place_words


def entries(news: Iterable[News]) -> Iterator[Entry]:
    """A session and what was heard at it are an entry each, and each keeps its id."""
    for each in news:
        yield _heard(each.session) if each.is_heard else _session(each.session)


def _session(session: Session) -> Entry:
    words = _("Cancelled: %(title)s") if session.is_cancelled else "%(title)s"
    return Entry(
        id=f"urn:uuid:{session.key}",
        title=words % {"title": session.title},
        path=session.get_absolute_url(),
        lines=[
            session.cancelled_because,
            when_words(session),
            place_words(session),
            session.theme,
        ],
        updated_at=session.changed_at,
        published_at=session.made_at,
    )


def _heard(session: Session) -> Entry:
    names = {"title": session.title, "day": date_words(session.starts_at)}
    return Entry(
        id=f"urn:uuid:{session.key}#heard",
        title=_("What we heard: %(title)s, %(day)s") % names,
        path=reverse("sessions:heard", args=[session.key]),
        lines=session.heard_summary.splitlines(),
        updated_at=session.heard_published_at,
    )
