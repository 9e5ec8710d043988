"""The public register: what is published, searched and filtered."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from heard.boards.models import Meeting
from heard.partnerships.models import Partnership
from heard.scrutiny.models import Committee, DecisionQuerySet, DecisionRecord, Resolution, State

# The dictionary that words are stemmed with; PostgreSQL brings it, no extension is needed.
DICTIONARY = "english"
_IN_A_LIST = ("title", "slug", "decision_maker", "meeting_body", "decision_date")


@dataclass(frozen=True)
class RegisterFilter:
    """What a reader of the register asked for. Empty means all."""

    words: str = ""
    committee: str = ""
    year: int | None = None
    verb: str = ""
    status: str = ""
    meeting: UUID | None = None

    @property
    def is_empty(self) -> bool:
        return self == RegisterFilter()


def published(partnership: Partnership) -> DecisionQuerySet:
    """The decisions in the register, newest first."""
    return DecisionRecord.objects.filter(partnership=partnership).published().newest_first()


def register(partnership: Partnership, wanted: RegisterFilter) -> DecisionQuerySet:
    """The published decisions that fit, newest first, each with all that is given out of it."""
    return (
        fitting(partnership, wanted)
        .defer("search", "confidence", "lines", "doubts")
        .select_related("source", "filed_under__body", "filed_at")
        .defer("source__original", "source__text")
        .prefetch_related("resolutions", "documents")
    )


def register_page(
    partnership: Partnership, wanted: RegisterFilter, number: str | None, length: int
) -> "Page[DecisionRecord]":
    """Some of them, with what a list shows of each; a number that is none is the first page.

    Those before are passed over by their keys alone: their words would have to be unpacked.
    """
    page = Paginator(fitting(partnership, wanted).only("pk"), length).get_page(number)
    keys = [record.pk for record in page]
    shown = DecisionRecord.objects.filter(pk__in=keys).newest_first()
    page.object_list = list(shown.only(*_IN_A_LIST).prefetch_related("resolutions"))
    return page


def fitting(partnership: Partnership, wanted: RegisterFilter) -> DecisionQuerySet:
    """The published decisions that fit, newest first.

    Words are searched as on the web ("short breaks" -travel), in titles, texts and resolutions.
    """
    found = published(partnership)
    if wanted.words:
        query = SearchQuery(wanted.words, config=DICTIONARY, search_type="websearch")
        found = found.filter(search=query)
    if wanted.committee:
        followed = _public_ones(partnership).filter(body__name__iexact=wanted.committee)
        found = found.filter(
            Q(decision_maker__iexact=wanted.committee)
            | Q(decision_maker="", meeting_body__iexact=wanted.committee)
            | Q(filed_under__in=list(followed.values_list("pk", flat=True)))
        )
    if wanted.meeting:
        found = found.filter(filed_at__key=wanted.meeting)
    if wanted.year:
        found = found.filter(decision_date__year=wanted.year)
    if wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.verb:
        asked = Resolution.objects.filter(record=OuterRef("pk"), verbs__contains=[wanted.verb])
        found = found.filter(Exists(asked))
    return found


def withdrawn_lately(partnership: Partnership) -> DecisionQuerySet:
    """The ten that were taken out of the register last, for those who follow it by a feed."""
    found = DecisionRecord.objects.filter(partnership=partnership, state=State.WITHDRAWN)
    return found.only("key", "slug", "withdrawn_at", "withdrawal_reason").order_by("-withdrawn_at")[
        :10
    ]


def committees(partnership: Partnership) -> list[str]:
    """Those whose decisions are in the register, A to Z, each in its most usual spelling.

    Decisions that are filed under a committee count as its, whatever their records call it.
    """
    named = (
        published(partnership)
        .order_by()
        .values_list("decision_maker", "meeting_body", "filed_under")
        .annotate(times=Count("*"))
    )
    kept = dict(_public_ones(partnership).values_list("pk", "body__name"))
    spellings: Counter[str] = Counter()
    for maker, body, filed_under, times in named:
        spellings[kept.get(filed_under) or maker or body] += times
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


def meeting_asked_for(partnership: Partnership, key: str) -> Meeting | None:
    """The public meeting with that key, if any."""
    try:
        found = Meeting.objects.public().filter(body__partnership=partnership, key=UUID(key))
    except ValueError:
        return None
    return found.select_related("body").first()


def _public_ones(partnership: Partnership) -> "QuerySet[Committee]":
    return Committee.objects.filter(partnership=partnership, body__is_public=True).order_by()
