"""News of meetings as an Atom feed (RFC 4287), and meetings as events of a calendar."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from heard.boards.ical import Event
from heard.boards.models import Meeting
from heard.boards.queries.public_meetings import News, NewsKind
from heard.design.words import date_words, moment_words


@dataclass(frozen=True)
class Head:
    """What a feed says of itself: its own address and that of the page that it goes with."""

    title: str
    author: str
    page: str
    address: str


def write_feed(head: Head, news: Iterable[News], absolute: Callable[[str], str]) -> str:
    """The feed as XML. Each kind of news of a meeting is one entry, which keeps its id."""
    feed = Atom1Feed(
        title=head.title,
        link=head.page,
        description="",
        language=get_language(),
        author_name=head.author,
        feed_url=head.address,
    )
    for each in news:
        kind = "" if each.what == NewsKind.MEETING else f"#{each.what}"
        feed.add_item(
            title=_title(each),
            link=absolute(each.meeting.get_absolute_url()),
            description=_about(each.meeting),
            unique_id=f"urn:uuid:{each.meeting.key}{kind}",
            updateddate=each.at,
        )
    written: str = feed.writeString("utf-8")
    return written


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


def _about(meeting: Meeting) -> str:
    lines = [moment_words(meeting.starts_at), meeting.place, meeting.access]
    return "\n".join(line for line in [meeting.cancelled_because, *lines] if line)
