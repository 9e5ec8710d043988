"""Pictures of plans: who may read which, and what may be compared with what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

import msgspec
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from heard.boards.models import Meeting
from heard.boards.models.words import MeetingState
from heard.partnerships import sealing
from heard.partnerships.models import Partnership
from heard.plans.difference_words import frozen_value_words
from heard.plans.frozen import FrozenMeasure, FrozenPlan
from heard.plans.models import Approval, Plan, Snapshot, Succession
from heard.plans.models.words import Decision, SnapshotKind
from heard.plans.sheets import Sheet, sheet_of

# A picture shows the plan as it is now: a board saw it lately, or sees it soon.
SEEN_WITHIN = timedelta(days=28)
SEEN_SOON = timedelta(days=60)
PER_PAGE = 25


@dataclass(frozen=True)
class ShelfRow:
    """One picture in the list, with the one of the same plan before it."""

    snapshot: Snapshot
    before: Snapshot | None


@dataclass(frozen=True)
class SnapshotPage:
    """What one picture says. `is_intact`: what is kept still has its fingerprint."""

    frozen: FrozenPlan
    sheet: Sheet
    measures: list[tuple[FrozenMeasure, str]]
    approvals: list[Approval]
    is_intact: bool


def snapshots_in(partnership: Partnership, *, for_staff: bool = False) -> QuerySet[Snapshot]:
    """What may be read here. Everybody reads pictures of public plans.

    A version holds drafts as well, so that bodies can decide on them: it is for staff until those
    who were asked have decided.
    """
    found = Snapshot.objects.filter(plan__partnership=partnership)
    found = found.select_related("plan__partnership", "meeting__body")
    return found if for_staff else found.filter(_is_public())


def snapshots_of(plan: Plan) -> QuerySet[Snapshot]:
    """Every one of a plan, without what it holds, the latest first."""
    found = plan.snapshots.select_related("meeting__body", "taken_by__user")
    return found.defer("content")


def comparable(snapshot: Snapshot, *, for_staff: bool = False) -> list[Snapshot]:
    """Pictures of this plan, and of those that it goes on from or went on as; the latest first."""
    found = snapshots_in(snapshot.plan.partnership, for_staff=for_staff).defer("content")
    return list(found.filter(plan__in=family_of(snapshot.plan)))


def family_of(plan: Plan) -> set[int]:
    """The plan and all before and after it. One statement."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    pairs = Succession.objects.filter(predecessor__partnership=plan.partnership_id)
    for old, new in pairs.values_list("predecessor_id", "successor_id"):
        near[old].add(new)
        near[new].add(old)
    found, ahead = {plan.pk}, [plan.pk]
    while ahead:
        fresh = near[ahead.pop()] - found
        found |= fresh
        ahead += fresh
    return found


def meetings_to_show(plan: Plan) -> QuerySet[Meeting]:
    """Of the body that watches over the plan, lately or soon, without a picture yet."""
    now = timezone.now()
    held = Meeting.objects.filter(body=plan.overseen_by_id).exclude(state=MeetingState.CANCELLED)
    near = held.filter(starts_at__gte=now - SEEN_WITHIN, starts_at__lte=now + SEEN_SOON)
    seen = Snapshot.objects.filter(plan=plan, meeting=OuterRef("pk"))
    return near.filter(~Exists(seen)).select_related("body").order_by("starts_at", "pk")


def shelf(plan: Plan, number: str | None) -> "Page[Snapshot]":
    """The pictures of one page of the list, each as a `ShelfRow`."""
    page = Paginator(snapshots_of(plan), PER_PAGE).get_page(number)
    found = list(page.object_list)
    ahead = snapshots_of(plan)[page.end_index() : page.end_index() + 1] if found else ()
    rows = [ShelfRow(now, then) for now, then in zip_longest(found, [*found[1:], *ahead]) if now]
    page.object_list = rows  # type: ignore[assignment] # a row stands for its picture
    return page


def snapshot_page(snapshot: Snapshot) -> SnapshotPage:
    frozen = read(snapshot)
    return SnapshotPage(
        frozen,
        sheet_of(frozen),
        [(each, frozen_value_words(each)) for each in frozen.measures],
        list(snapshot.approvals.all()) if snapshot.is_version else [],
        is_intact(snapshot),
    )


def read(snapshot: Snapshot) -> FrozenPlan:
    return msgspec.json.decode(snapshot.content, type=FrozenPlan)


def is_intact(snapshot: Snapshot) -> bool:
    """Whether what is kept still has the fingerprint that was taken of it."""
    return sealing.is_intact(snapshot.content, snapshot.sha256)


def _is_public() -> Q:
    asked = Approval.objects.filter(version=OuterRef("pk"))
    is_settled = Exists(asked) & ~Exists(asked.filter(decision=Decision.WAITING))
    is_readable = ~Q(kind=SnapshotKind.VERSION) | is_settled
    return is_readable & Q(plan__published_at__isnull=False)
