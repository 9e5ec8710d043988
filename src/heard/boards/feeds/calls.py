"""Calls for seats as entries of an Atom feed."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from heard.boards.models.words import CallState
from heard.boards.queries.public_calls import PublicCall
from heard.design.feeds import Entry
from heard.design.words import date_words

LENGTH = 50


def entries(calls: Iterable[PublicCall]) -> Iterator[Entry]:
    """An entry keeps its id; `updated` moves on when everybody has been told."""
    for each in calls:
        yield Entry(
            id=f"urn:uuid:{each.call.key}",
            title=each.call.title,
            path=each.call.get_absolute_url(),
            lines=_lines(each),
            published_at=each.call.opened_at,
            updated_at=each.call.told_at or each.call.opened_at,
        )


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
