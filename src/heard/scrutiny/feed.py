"""Decisions as entries of an Atom feed."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from heard.design.feeds import Entry
from heard.scrutiny.models import DecisionRecord
from heard.scrutiny.queries import summary

LENGTH = 50


def entries(records: Iterable[DecisionRecord]) -> Iterator[Entry]:
    """An entry keeps its id from edition to edition; `updated` moves on."""
    for record in records:
        resolved = [each.text for each in record.resolutions.all()]
        yield Entry(
            id=f"urn:uuid:{record.key}",
            title=record.title,
            path=record.get_absolute_url(),
            lines=[summary(record), *resolved],
            updated_at=record.published_at,
        )


def withdrawals(records: Iterable[DecisionRecord]) -> Iterator[Entry]:
    """The entry of a decision that was withdrawn: why, and none of its words any more."""
    for record in records:
        yield Entry(
            id=f"urn:uuid:{record.key}",
            title=_("This decision was withdrawn"),
            path=record.get_absolute_url(),
            lines=[record.withdrawal_reason],
            updated_at=record.withdrawn_at,
        )
