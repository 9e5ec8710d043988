"""What the room holds on people: records of decisions, members' duties and reports."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words
from heard.partnerships.likeness import may_name, names_them
from heard.partnerships.privacy import Held, RetentionRule, Room, Subject, values
from heard.scrutiny import duties_privacy, requests_privacy
from heard.scrutiny.models import DecisionRecord

__all__ = ["DECISIONS", "retention_rules"]
PUBLIC = gettext_lazy(
    "This is the public record of the council (Local Government Act 1972, part VA). Ask the "
    "council's democratic services to change it"
)
TEXTS = ("title", "purpose", "text", "reasons", "alternatives", "correction_reason")
ELSEWHERE = ("contacts", "report_authors", "resolutions__text", "documents__title", "source__text")


def held_on(subject: Subject) -> list[Held]:
    ours = (*_records(subject), *duties_privacy.held_on(subject))
    return [*ours, *requests_privacy.held_on(subject)]


def retention_rules() -> list[RetentionRule]:
    return [*duties_privacy.retention_rules(), *requests_privacy.retention_rules()]


def counts(partnership_id: int) -> dict[str, int]:
    ours = DecisionRecord.objects.filter(partnership_id=partnership_id)
    joined = duties_privacy.counts(partnership_id) | requests_privacy.counts(partnership_id)
    return {"decisions": ours.count(), **joined}


def _records(subject: Subject) -> Iterator[Held]:
    sieved = DecisionRecord.objects.filter(
        may_name(subject, *TEXTS, *ELSEWHERE), partnership_id=subject.partnership_id
    )
    ours = DecisionRecord.objects.filter(pk__in=sieved.values("pk")).order_by("pk")
    with_parts = ours.select_related("source").prefetch_related("resolutions", "documents")
    for record in with_parts.defer("source__original"):
        if any(names_them(text, subject) for text in _texts(record)):
            yield Held(
                _("A record of a decision names you"),
                f"decision:{record.pk}",
                values(
                    (_("Decision"), record),
                    (_("Decided on"), record.decision_date and date_words(record.decision_date)),
                    (_("Address"), record.get_absolute_url() if record.slug else ""),
                ),
                why_kept=PUBLIC,
                is_certain=not subject.has_namesake,
            )


def _texts(record: DecisionRecord) -> Iterator[str]:
    yield from (getattr(record, name) for name in TEXTS)
    yield from (*record.contacts, *record.report_authors)
    yield from (resolution.text for resolution in record.resolutions.all())
    yield from (document.title for document in record.documents.all())
    yield record.source.text


DECISIONS = Room("scrutiny", gettext_lazy("Committees and their decisions"), held_on, counts)
