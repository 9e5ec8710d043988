"""Atom feeds (RFC 4287)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language


@dataclass(frozen=True)
class Head:
    """What a feed says of itself: its own address and that of the page that it goes with."""

    title: str
    author: str
    page: str
    address: str
    about: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing that is new. `id` stays as it is while `updated_at` moves on.

    `path` leads to its page here; `lines` are plain text, a paragraph each.
    """

    id: str
    title: str
    path: str
    lines: Sequence[str]
    updated_at: datetime | None
    published_at: datetime | None = None


def write_feed(head: Head, entries: Iterable[Entry], absolute: Callable[[str], str]) -> str:
    """The feed as XML, in the page's language."""
    feed = Atom1Feed(
        title=head.title,
        link=head.page,
        description=head.about,
        language=get_language(),
        author_name=head.author,
        feed_url=head.address,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=absolute(entry.path),
            # A summary is HTML (RFC 4287, 3.1.1.2), so what somebody typed is escaped.
            description="".join(f"<p>{escape(line)}</p>" for line in entry.lines if line),
            unique_id=entry.id,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
        )
    written: str = feed.writeString("utf-8")
    return written
