"""News of meetings as entries of an Atom feed, and meetings as events of a calendar."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from heard.boards.models import Meeting
from heard.boards.queries.public_meetings import News, NewsKind
from heard.design.feeds import Entry
from heard.design.ical import Event
from heard.design.words import date_words, moment_words


def entries(news: Iterable[News]) -> Iterator[Entry]:
    """Each kind of news of a meeting is one entry, which keeps its id."""
    for each in news:
        kind = "" if each.what == NewsKind.MEETING else f"#{each.what}"
        yield Entry(
            id=f"urn:uuid:{each.meeting.key}{kind}",
            title=_title(each),
            path=each.meeting.get_absolute_url(),
            lines=_about(each.meeting),
            updated_at=each.at,
        )


def events(meetings: Iterable[Meeting], absolute: Callable[[str], str]) -> Iterator[Event]:
    """Events for a calendar: never how to join online, which is for members."""
    for meeting in meetings:
        yield Event(
            uid=f"{meeting.key}@heard",
            made_at=meeting.saved_at or meeting.made_at,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            summary=meeting.body.name,
            url=absolute(meeting.get_absolute_url()),
            place=meeting.place,
            about=meeting.cancelled_because or meeting.access,
            is_cancelled=meeting.is_cancelled,
            sequence=meeting.revision,
        )


def _title(news: News) -> str:
    words = {
        NewsKind.MEETING: _("%(body)s meets on %(day)s"),
        NewsKind.PAPERS: _("Papers of %(body)s for %(day)s"),
        NewsKind.MINUTES: _("Minutes of %(body)s, %(day)s"),
    }
    if news.what == NewsKind.MEETING and news.meeting.is_cancelled:
        words[NewsKind.MEETING] = _("Cancelled: %(body)s on %(day)s")
    day = date_words(news.meeting.starts_at)
    return words[news.what] % {"body": news.meeting.body, "day": day}


def _about(meeting: Meeting) -> list[str]:
    starts = moment_words(meeting.starts_at)
    return [meeting.cancelled_because, starts, meeting.place, meeting.access]
