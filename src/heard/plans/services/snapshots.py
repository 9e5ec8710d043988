"""Taking a picture of a plan as it stands."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Meeting
from heard.partnerships.models import Member
from heard.partnerships.sealing import seal
from heard.plans.models import Plan, Snapshot
from heard.plans.models.words import SnapshotKind
from heard.plans.queries.freezing import freeze
from heard.plans.services.revisions import locked_plan


class SeenAlreadyError(Exception):
    """There is a picture for this meeting or month: what was seen is not changed afterwards."""


class NotOverseenError(Exception):
    """The meeting is not one of the body that watches over the plan."""


@dataclass(frozen=True)
class Taking:
    """What the picture is for. `change`: what is different from the version before."""

    kind: SnapshotKind
    meeting: Meeting | None = None
    change: str = ""
    by: Member | None = None


@transaction.atomic
def take_snapshot(plan: Plan, taking: Taking) -> Snapshot:
    """Freeze the plan as it is. A version gets the next number; what a board saw, its meeting.

    Raises SeenAlreadyError, NotOverseenError.
    """
    plan = locked_plan(plan)
    _check(plan, taking)
    number = None
    if taking.kind == SnapshotKind.VERSION:
        number = (plan.snapshots.aggregate(last=Max("number"))["last"] or 0) + 1
    frozen = seal(freeze(plan, with_drafts=taking.kind == SnapshotKind.VERSION))
    snapshot = Snapshot.objects.create(
        plan=plan,
        kind=taking.kind,
        number=number,
        meeting=taking.meeting,
        change=taking.change,
        taken_by=taking.by,
        content=frozen.content,
        sha256=frozen.sha256,
    )
    by = taking.by.user if taking.by else None
    record("snapshot taken", plan, by=by, kind=taking.kind, number=number)
    return snapshot


def take_monthly_snapshots(today: date) -> int:
    """One of each plan at work, in the month of `today`; gives how many are new."""
    taken = _of_month(Snapshot.objects.filter(plan=OuterRef("pk")), today)
    due = Plan.objects.at_work().filter(~Exists(taken)).order_by("pk")
    new = 0
    for plan in due:
        with suppress(SeenAlreadyError):  # another worker was faster
            take_snapshot(plan, Taking(SnapshotKind.MONTH))
            new += 1
    return new


def _check(plan: Plan, taking: Taking) -> None:
    meeting = taking.meeting
    if meeting and meeting.body_id != plan.overseen_by_id:
        raise NotOverseenError(meeting)
    if meeting and plan.snapshots.filter(meeting=meeting).exists():
        raise SeenAlreadyError(meeting)
    is_monthly = taking.kind == SnapshotKind.MONTH
    if is_monthly and _of_month(plan.snapshots.all(), timezone.localdate()).exists():
        raise SeenAlreadyError(plan)


def _of_month(snapshots: QuerySet[Snapshot], day: date) -> QuerySet[Snapshot]:
    return snapshots.filter(kind=SnapshotKind.MONTH, taken_on__gte=day.replace(day=1))
