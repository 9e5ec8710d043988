"""The register as an Atom feed (RFC 4287)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from heard.scrutiny.models import DecisionRecord
from heard.scrutiny.queries import summary

LENGTH = 50


@dataclass(frozen=True)
class Head:
    """What a feed says of itself: its own address and that of the page that it goes with."""

    title: str
    author: str
    page: str
    address: str


def write_feed(
    head: Head, records: Iterable[DecisionRecord], absolute: Callable[[str], str]
) -> str:
    """The feed as XML. An entry keeps its id from edition to edition; `updated` moves on."""
    feed = Atom1Feed(
        title=head.title,
        link=head.page,
        description="",
        language=get_language(),
        author_name=head.author,
        feed_url=head.address,
    )
    for record in records:
        resolved = [each.text for each in record.resolutions.all()]
        feed.add_item(
            title=record.title,
            link=absolute(record.get_absolute_url()),
            description="\n".join([summary(record), *resolved]),
            unique_id=f"urn:uuid:{record.key}",
            updateddate=record.published_at,
        )
    written: str = feed.writeString("utf-8")
    return written
