"""A decision that the council published again: where the earlier one is, and the later one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.design.words import date_words
from heard.scrutiny.models import DecisionRecord, State

_IN_FORCE = State.PUBLISHED


@dataclass(frozen=True)
class Again:
    """A sentence, and the page of the other one with the words of the link."""

    words: str
    link: str
    path: str


def published_again(record: DecisionRecord, editions: list[DecisionRecord]) -> list[Again]:
    """What the page of a decision says; `editions` are those it replaced, latest first."""
    found = [_edition_before(record, each) for each in editions if _is_another(record, each)][:1]
    if record.republishes:
        others = DecisionRecord.objects.filter(key=record.republishes, state=_IN_FORCE)
        found += [_record_before(record, each) for each in others]
    others = DecisionRecord.objects.filter(republishes=record.key, state=_IN_FORCE)
    found += [_record_after(each) for each in others.order_by("published_at")]
    return found


def _is_another(record: DecisionRecord, earlier: DecisionRecord) -> bool:
    """Whether the council, not an officer here, gave it another day of publication."""
    days = record.publication_date, earlier.publication_date
    return record.source_id != earlier.source_id and all(days) and days[0] != days[1]


def _edition_before(record: DecisionRecord, earlier: DecisionRecord) -> Again:
    path = reverse("scrutiny:edition", args=[earlier.slug, earlier.edition])
    return Again(_again_on(record), _the_earlier(earlier), path)


def _record_before(record: DecisionRecord, earlier: DecisionRecord) -> Again:
    return Again(_again_on(record), _the_earlier(earlier), earlier.get_absolute_url())


def _record_after(later: DecisionRecord) -> Again:
    return Again(_again_on(later), _("Read the later one"), later.get_absolute_url())


def _again_on(record: DecisionRecord) -> str:
    if record.publication_date is None:
        return _("The council published this again.")
    day = date_words(record.publication_date)
    return _("The council published this again on %(day)s.") % {"day": day}


def _the_earlier(record: DecisionRecord) -> str:
    day = record.publication_date or record.decision_date
    if day is None:
        return _("Read the earlier one")
    return _("Read the earlier one, of %(day)s") % {"day": date_words(day)}
