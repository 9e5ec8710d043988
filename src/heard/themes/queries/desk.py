"""What waits for somebody who sorts, in which order, and how far they have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.themes.models import Coding, Remark, Source

# Whoever sorted something this short a time ago is at it now.
AT_THE_DESK = timedelta(minutes=15)
# Spreads starting places evenly, however many sort.
_GOLDEN = 0.6180339887498949


@dataclass(frozen=True)
class Progress:
    """Of what was said where something still waits for this member: how much does not any more."""

    done: int
    total: int

    @property
    def waiting(self) -> int:
        return self.total - self.done


@dataclass(frozen=True)
class Place:
    """Where remarks were made that still wait for this member."""

    group: UUID
    where: str
    said_on: date
    source: str
    progress: Progress


def waiting_for(member: Member, group: UUID | None = None) -> QuerySet[Remark]:
    """In the order in which it was said."""
    found = Remark.objects.filter(partnership_id=member.partnership_id).waiting_for(member)
    return found if group is None else found.filter(group=group)


def next_remark(
    member: Member, *, after: Remark | None = None, group: UUID | None = None
) -> Remark | None:
    """The next one to sort: after this one, else from the start. Never this one again.

    Who begins while others sort begins elsewhere, so that two do not read the same at once.
    """
    waiting = waiting_for(member, group)
    if after is None:
        return _first(member, waiting)
    others = waiting.exclude(pk=after.pk)
    later = Q(said_on__gt=after.said_on) | Q(said_on=after.said_on, pk__gt=after.pk)
    return others.filter(later).first() or others.first()


def progress(member: Member, group: UUID | None = None) -> Progress:
    waiting = waiting_for(member, group)
    here = Remark.objects.here().filter(
        partnership_id=member.partnership_id, group__in=waiting.order_by().values("group")
    )
    total = here.count()
    return Progress(total - waiting.count() if total else 0, total)


def progress_over(found: list[Place]) -> Progress:
    """The same as `progress`, of places that have been read already."""
    done = sum(place.progress.done for place in found)
    return Progress(done, sum(place.progress.total for place in found))


def places(member: Member) -> list[Place]:
    """Where something still waits for this member, in the order of the days."""
    waiting = waiting_for(member).order_by().values("group")
    counted = waiting.annotate(waiting=Count("pk"), on=Min("said_on")).order_by("on", "group")
    rows = list(counted)
    here = Remark.objects.here().filter(
        partnership_id=member.partnership_id, group__in=[row["group"] for row in rows]
    )
    grouped = (
        here.order_by()
        .values("group")
        .annotate(total=Count("pk"), called=Max("where"), came_from=Min("source"))
    )
    known = {row["group"]: row for row in grouped}
    return [_place(row, known[row["group"]]) for row in rows]


def own_coding(remark: Remark, member: Member) -> Coding | None:
    """How this member sorted it as it stands now."""
    found = remark.codings.filter(coder=member, revision=remark.revision)
    return found.prefetch_related("themes").first()


def sorted_before(member: Member, coding: Coding | None) -> Coding | None:
    """What this member sorted last, or last before this one; as it stands now and still there."""
    found = Coding.objects.valid().filter(coder=member, remark__withdrawn_at=None)
    if coding is not None:
        found = found.filter(at__lt=coding.at)
    return found.select_related("remark").prefetch_related("themes").order_by("-at", "-pk").first()


def apart(partnership: Partnership) -> QuerySet[Remark]:
    """What two people sorted differently, the oldest first."""
    found = partnership.remarks.apart().prefetch_related("codings__themes", "codings__coder__user")
    return found.order_by("apart_at", "pk")


def _first(member: Member, waiting: QuerySet[Remark]) -> Remark | None:
    lately = Coding.objects.filter(
        remark__partnership_id=member.partnership_id, at__gte=timezone.now() - AT_THE_DESK
    )
    if not lately.exclude(coder=member).exists():
        return waiting.first()
    start = int(waiting.count() * (member.pk * _GOLDEN % 1))
    return waiting[start : start + 1].first() or waiting.first()


def _place(waits: Mapping[str, Any], known: Mapping[str, Any]) -> Place:
    done = known["total"] - waits["waiting"]
    return Place(
        group=waits["group"],
        where=known["called"],
        said_on=waits["on"],
        source=str(Source(known["came_from"]).label),
        progress=Progress(done, known["total"]),
    )
