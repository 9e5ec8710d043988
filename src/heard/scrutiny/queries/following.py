"""What follows from a decision: resolution by resolution, with what is proposed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from heard.design.words import Tag
from heard.partnerships.models import Partnership
from heard.plans.queries.doors import address as address_of
from heard.scrutiny.asked_of import Due, Follows, addressee, due, title, what_follows
from heard.scrutiny.models import (
    DecisionQuerySet,
    DecisionRecord,
    Request,
    Resolution,
    ResolutionLink,
    State,
    StatusWord,
)
from heard.scrutiny.queries.duty_counts import AskedMembers, asked_by_resolution
from heard.scrutiny.queries.sitting import meetings_of
from heard.scrutiny.request_tags import state_tag


@dataclass(frozen=True)
class LaterOne:
    """The later resolution that changed or replaced one."""

    link: ResolutionLink
    resolution: Resolution | None

    @property
    def record(self) -> DecisionRecord | None:
        return self.resolution.record if self.resolution else None


@dataclass(frozen=True)
class Came:
    """What came of one resolution."""

    request: Request | None = None
    later: tuple[LaterOne, ...] = ()
    asked: AskedMembers | None = None

    @property
    def tag(self) -> Tag | None:
        return state_tag(self.request) if self.request else None

    @property
    def is_public(self) -> bool:
        return self.request is not None and self.request.committee.body.is_public


@dataclass(frozen=True)
class Proposed:
    """A resolution, what follows from it by its verbs, and what its words say. To be checked."""

    resolution: Resolution
    follows: Follows
    addressee: str
    title: str
    due: Due
    came: Came
    duty_address: str = ""

    @property
    def request(self) -> Request | None:
        """Its line, where it is followed already."""
        return self.came.request


def decisions_in_force(partnership: Partnership) -> DecisionQuerySet:
    """Of which something follows: published, filed under a committee or not."""
    found = DecisionRecord.objects.filter(partnership=partnership, state=State.PUBLISHED)
    return found.select_related("filed_under__body", "filed_at").defer("search", "text")


def resolutions_here(partnership_id: int) -> QuerySet[Resolution]:
    """Those in force: of published editions."""
    found = Resolution.objects.filter(
        record__partnership=partnership_id, record__state=State.PUBLISHED
    )
    return found.select_related("record__filed_under__body", "record__partnership")


def day_of(record: DecisionRecord) -> date:
    """The day that its requests are counted from; never one that is still to come."""
    today = timezone.localdate()
    meeting = timezone.localdate(record.filed_at.starts_at) if record.filed_at else None
    days = (record.decision_date, record.meeting_date, meeting, record.publication_date)
    return min(next((day for day in days if day), today), today)


def proposals(record: DecisionRecord) -> list[Proposed]:
    """In the order of the record. Six statements at most."""
    resolutions = list(record.resolutions.all())
    came = came_of(record.partnership_id, [each.key for each in resolutions])
    meetings: list[date] = []
    if record.filed_under is not None:
        starts = meetings_of(record.filed_under).order_by().values_list("starts_at", flat=True)
        meetings = [timezone.localdate(at) for at in starts]
    made_on = day_of(record)
    return [
        Proposed(
            each,
            what_follows(each.verbs, each.text),
            addressee(each.text),
            title(each.text),
            due(each.text, made_on, meetings),
            came.get(each.key, Came()),
            duty_address(record, each),
        )
        for each in resolutions
    ]


def duty_address(record: DecisionRecord, resolution: Resolution) -> str:
    """Where a duty of members is made of it; empty where that cannot be."""
    if record.filed_under_id is None:
        return ""
    address = address_of("scrutiny:make_duty", record.filed_under_id)
    return f"{address}?resolution={resolution.key}" if address else ""


def tracked(partnership_id: int, keys: Iterable[UUID]) -> dict[UUID, Request]:
    """The requests that follow resolutions, by their keys."""
    found = Request.objects.filter(partnership=partnership_id, resolution__in=list(keys))
    with_committee = found.select_related("committee__body", "superseded_by")
    return {each.resolution: each for each in with_committee if each.resolution}


def is_called_in(record: DecisionRecord) -> bool:
    return record.status == StatusWord.CALLED_IN


def resolutions_in_force(partnership_id: int, keys: Iterable[UUID]) -> dict[UUID, Resolution]:
    """By key; what a record says beside them is left in the database."""
    found = resolutions_here(partnership_id).filter(key__in=list(keys))
    return {each.key: each for each in found.defer("record__search", "record__text")}


def came_of(partnership_id: int, keys: Sequence[UUID]) -> dict[UUID, Came]:
    """What came of each resolution that something came of. Four statements at most."""
    requests = tracked(partnership_id, keys)
    later = later_ones(partnership_id, keys)
    asked = asked_by_resolution(keys)
    return {
        key: Came(requests.get(key), tuple(later.get(key, ())), asked.get(key))
        for key in keys
        if key in requests or key in later or key in asked
    }


def later_ones(partnership_id: int, keys: Iterable[UUID]) -> dict[UUID, list[LaterOne]]:
    """By the key of the earlier resolution. Two statements at most."""
    links = list(ResolutionLink.objects.filter(partnership=partnership_id, earlier__in=list(keys)))
    if not links:
        return {}
    known = resolutions_in_force(partnership_id, [link.later for link in links])
    found: dict[UUID, list[LaterOne]] = {}
    for link in links:
        found.setdefault(link.earlier, []).append(LaterOne(link, known.get(link.later)))
    return found


def earlier_resolutions(record: DecisionRecord, words: str = "") -> list[Resolution]:
    """What one of its resolutions may change: of the same committee, older, the latest first."""
    found = resolutions_here(record.partnership_id).exclude(record__key=record.key)
    if record.filed_under_id:
        found = found.filter(record__filed_under=record.filed_under_id)
    if record.decision_date:
        dated = Q(record__decision_date__lte=record.decision_date)
        found = found.filter(dated | Q(record__decision_date=None))
    for word in words.split()[:8]:
        found = found.filter(Q(text__icontains=word) | Q(record__title__icontains=word))
    short = found.defer("record__search", "record__text")
    return list(short.order_by("-record__decision_date", "record_id", "position")[:50])
