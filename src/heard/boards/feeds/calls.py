"""Calls for seats as an Atom feed (RFC 4287)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from heard.boards.models.words import CallState
from heard.boards.queries.public_calls import PublicCall
from heard.design.words import date_words

LENGTH = 50


@dataclass(frozen=True)
class CallsHead:
    """What the feed says of itself: its own address and that of the page that it goes with."""

    title: str
    author: str
    page: str
    address: str


def write_calls_feed(
    head: CallsHead, calls: Iterable[PublicCall], absolute: Callable[[str], str]
) -> str:
    """The feed as XML. An entry keeps its id; `updated` moves on when everybody has been told."""
    feed = Atom1Feed(
        title=head.title,
        link=head.page,
        description=_("Seats on boards and groups that you can ask for"),
        language=get_language(),
        author_name=head.author,
        feed_url=head.address,
    )
    for each in calls:
        feed.add_item(
            title=each.call.title,
            link=absolute(each.call.get_absolute_url()),
            # A summary is HTML (RFC 4287, 3.1), so what somebody typed is escaped.
            description="".join(f"<p>{escape(line)}</p>" for line in _lines(each)),
            unique_id=f"urn:uuid:{each.call.key}",
            pubdate=each.call.opened_at,
            updateddate=each.call.told_at or each.call.opened_at,
        )
    written: str = feed.writeString("utf-8")
    return written


def _lines(each: PublicCall) -> list[str]:
    call = each.call
    if call.state == CallState.WITHDRAWN:
        return [_("This call was withdrawn."), call.withdrawn_because]
    seats = [f"{seats.number} – {seats.whose}, {seats.body}" for seats in each.seats]
    if each.is_open:
        closes = _("Open until %(day)s.") % {"day": date_words(call.closes_on)}
        return [closes, *seats, call.about, call.paid]
    closed = _("Closed on %(day)s.") % {"day": date_words(call.closes_on)}
    return [closed, *seats]
