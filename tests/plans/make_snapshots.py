"""Snapshots, plans that are watched over, and a plan as large as they get."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from heard.boards.models import Meeting
from heard.partnerships.models import Member
from heard.plans.models import (
    Action,
    DueChange,
    Milestone,
    Plan,
    Priority,
    Snapshot,
    Update,
)
from heard.plans.models.words import ActionState, SnapshotKind, UpdateState
from heard.plans.services.snapshots import Taking, take_snapshot
from tests.boards import make as boards
from tests.boards import make_meetings
from tests.plans import make

STATES = (ActionState.IN_PROGRESS, ActionState.AGREED, ActionState.DELIVERED, ActionState.STOPPED)


def watched(of: Any = None, **more: Any) -> Plan:
    """A public plan that a board watches over."""
    body = boards.body(of)
    return make.plan(body.partnership, overseen_by=body, **more)


def meeting_of(plan: Plan, in_days: int = 7) -> Meeting:
    return make_meetings.meeting(plan.overseen_by, in_days)


def month(of: Plan | None = None) -> Snapshot:
    return take_snapshot(of or make.plan(), Taking(SnapshotKind.MONTH))


def seen(of: Plan, meeting: Meeting | None = None, by: Member | None = None) -> Snapshot:
    taking = Taking(SnapshotKind.MEETING, meeting=meeting or meeting_of(of), by=by)
    return take_snapshot(of, taking)


def moved(action: Action, days: int, reason: str = "Nobody applied") -> Action:
    """Its day moved today."""
    to = action.due + timedelta(days=days)
    by = make.lead(action.plan.partnership)
    columns = {"was_on": action.due, "moved_to": to, "reason": reason, "by": by}
    DueChange.objects.create(action=action, on=timezone.localdate(), **columns)
    action.revised_due_on = to
    action.save()
    return action


def large(actions: int = 400, months: int = 60, priorities: int = 8) -> Plan:
    """A plan of `actions`, with an update of each in each of `months`."""
    plan = watched()
    by = make.lead(plan.partnership)
    found = [make.priority(plan, f"Children are seen in time {n}") for n in range(priorities)]
    post = make.post(plan.partnership)
    made = Action.objects.bulk_create(
        _action(plan, found[number % priorities], number, lead=post) for number in range(actions)
    )
    Milestone.objects.bulk_create(
        Milestone(action=each, words=f"Step {n}", due_on=each.due_on - timedelta(days=30 * n))
        for each in made
        for n in range(3)
    )
    late = made[::4]
    DueChange.objects.bulk_create(_move(each, by) for each in late)
    for each in late:
        each.revised_due_on = each.due_on + timedelta(days=60)
    Action.objects.bulk_update(late, ["revised_due_on"])
    Update.objects.bulk_create(
        (_update(each, by, month) for each in made for month in range(months)), batch_size=4000
    )
    return plan


def _action(plan: Plan, priority: Priority, number: int, **more: Any) -> Action:
    today = timezone.localdate()
    state = STATES[number % len(STATES)]
    return Action(
        plan=plan,
        priority=priority,
        reference=f"{priority.number}.{number}",
        position=number,
        title=f"Recruit two more psychologists who assess children, team {number}",
        state=state,
        starts_on=today - timedelta(days=200 + number),
        due_on=today + timedelta(days=number * 3 - 200),
        delivered_on=today if state == ActionState.DELIVERED else None,
        stopped_on=today if state == ActionState.STOPPED else None,
        stopped_because="There is no money" if state == ActionState.STOPPED else "",
        updated_on=today,
        **more,
    )


def _move(action: Action, by: Member) -> DueChange:
    to = action.due_on + timedelta(days=60)
    columns = {"was_on": action.due_on, "moved_to": to, "on": date(2026, 9, 1), "by": by}
    return DueChange(action=action, reason="Nobody applied", **columns)


def _update(action: Action, by: Member, month: int) -> Update:
    return Update(
        action=action,
        key=uuid4(),
        state=UpdateState.ACCEPTED,
        claim="on_track",
        happened="Two people started.",
        public_words=f"In month {month} two people started.",
        written_by=by,
        settled_by=by,
        settled_at=timezone.now(),
    )
