"""The public register: what is published, searched and filtered."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Exists, OuterRef, Q

from heard.partnerships.models import Partnership
from heard.scrutiny.models import DecisionQuerySet, DecisionRecord, Resolution

# The dictionary that words are stemmed with; PostgreSQL brings it, no extension is needed.
DICTIONARY = "english"


@dataclass(frozen=True)
class RegisterFilter:
    """What a reader of the register asked for. Empty means all."""

    words: str = ""
    committee: str = ""
    year: int | None = None
    verb: str = ""
    status: str = ""

    @property
    def is_empty(self) -> bool:
        return self == RegisterFilter()


def published(partnership: Partnership) -> DecisionQuerySet:
    """The decisions in the register, newest first."""
    return DecisionRecord.objects.filter(partnership=partnership).published().newest_first()


def register(partnership: Partnership, wanted: RegisterFilter) -> DecisionQuerySet:
    """The published decisions that fit, newest first, each with resolutions and documents.

    Words are searched as on the web ("short breaks" -travel), in titles, texts and resolutions.
    """
    found = published(partnership)
    if wanted.words:
        query = SearchQuery(wanted.words, config=DICTIONARY, search_type="websearch")
        found = found.filter(search=query)
    if wanted.committee:
        found = found.filter(
            Q(decision_maker__iexact=wanted.committee)
            | Q(decision_maker="", meeting_body__iexact=wanted.committee)
        )
    if wanted.year:
        found = found.filter(decision_date__year=wanted.year)
    if wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.verb:
        asked = Resolution.objects.filter(record=OuterRef("pk"), verbs__contains=[wanted.verb])
        found = found.filter(Exists(asked))
    return (
        found.defer("search", "confidence", "lines")
        .select_related("source")
        .defer("source__original", "source__text")
        .prefetch_related("resolutions", "documents")
    )


def committees(partnership: Partnership) -> list[str]:
    """Those whose decisions are in the register, A to Z, each in its most usual spelling."""
    named = (
        published(partnership)
        .order_by()
        .values_list("decision_maker", "meeting_body")
        .annotate(times=Count("*"))
    )
    spellings: Counter[str] = Counter()
    for maker, body, times in named:
        spellings[maker or body] += times
    usual: dict[str, str] = {}
    for name, _times in spellings.most_common():
        if name:
            usual.setdefault(name.casefold(), name)
    return sorted(usual.values(), key=str.casefold)


def years(partnership: Partnership) -> list[int]:
    """The years of the decisions in the register, latest first."""
    return [
        day.year for day in published(partnership).order_by().dates("decision_date", "year", "DESC")
    ]
