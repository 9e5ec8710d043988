"""Taking a picture of a plan as it stands."""

from dataclasses import dataclass
from hashlib import sha256

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Meeting
from heard.design.words import iso_day
from heard.partnerships.models import Member
from heard.plans.frozen import FORMAT, FrozenAction, FrozenFinding, FrozenPlan, FrozenPriority
from heard.plans.models import Action, Finding, Plan, Snapshot
from heard.plans.models.words import SnapshotKind
from heard.plans.queries.ratings import rated, with_late_milestones
from heard.plans.services.revisions import locked_plan


@dataclass(frozen=True)
class Taking:
    """What the picture is for. `change`: what is different from the version before."""

    kind: SnapshotKind
    meeting: Meeting | None = None
    change: str = ""
    by: Member | None = None


@transaction.atomic
def take_snapshot(plan: Plan, taking: Taking) -> Snapshot:
    """Freeze the plan as it is. A version gets the next number."""
    plan = locked_plan(plan)
    number = None
    if taking.kind == SnapshotKind.VERSION:
        number = (plan.snapshots.aggregate(last=Max("number"))["last"] or 0) + 1
    content = msgspec.json.encode(_frozen(plan), order="sorted")
    snapshot = Snapshot.objects.create(
        plan=plan,
        kind=taking.kind,
        number=number,
        meeting=taking.meeting,
        change=taking.change,
        content=content.decode(),
        sha256=sha256(content).hexdigest(),
        taken_by=taking.by,
    )
    by = taking.by.user if taking.by else None
    record("snapshot taken", plan, by=by, kind=taking.kind, number=number)
    return snapshot


def _frozen(plan: Plan) -> FrozenPlan:
    today = timezone.localdate()
    actions = with_late_milestones(plan.actions.select_related("plan", "priority"), today)
    return FrozenPlan(
        format=FORMAT,
        key=str(plan.key),
        title=plan.title,
        kind=plan.kind,
        summary=plan.summary,
        taken_on=today.isoformat(),
        soon_days=plan.soon_days,
        stale_days=plan.stale_days,
        priorities=tuple(
            FrozenPriority(each.number, each.title, each.outcome) for each in plan.priorities.all()
        ),
        findings=tuple(_finding(each) for each in plan.findings.select_related("inspection")),
        actions=tuple(_action(each) for each in actions),
    )


def _finding(finding: Finding) -> FrozenFinding:
    return FrozenFinding(
        key=str(finding.key),
        number=finding.number,
        kind=finding.kind,
        title=finding.title,
        text=finding.text,
        plain_words=finding.plain_words,
        inspected_on=iso_day(finding.inspection.started_on),
        closed_on=iso_day(finding.closed_on),
    )


def _action(action: Action) -> FrozenAction:
    stands = rated(action)
    return FrozenAction(
        key=str(action.key),
        reference=action.reference,
        title=action.title,
        state=action.state,
        rating=stands.rating,
        reasons=stands.reasons,
        priority=action.priority.number if action.priority else None,
        plain_words=action.plain_words,
        due_on=iso_day(action.due_on),
        revised_due_on=iso_day(action.revised_due_on),
        due_words=action.due_words,
    )
