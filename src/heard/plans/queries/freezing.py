"""Reading a plan whole, as it is frozen: for snapshots, versions, pictures and files."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Max, QuerySet
from django.utils import timezone

from heard.design.words import iso_day
from heard.plans.frozen import (
    FORMAT,
    FrozenAction,
    FrozenFinding,
    FrozenMeasure,
    FrozenPlan,
    FrozenPriority,
    FrozenReading,
)
from heard.plans.models import (
    Action,
    ActionQuerySet,
    Finding,
    Measure,
    Plan,
    Reading,
)
from heard.plans.models.words import ActionState
from heard.plans.queries.frozen_rows import ActionRows
from heard.plans.queries.ratings import rated, with_late_milestones


def freeze(plan: Plan, today: date | None = None, *, with_drafts: bool = False) -> FrozenPlan:
    """Everything that a snapshot says. 15 statements, however many actions and updates.

    Nothing in it is for staff alone: of updates it holds what families may read, measures and
    inspections only where they are public. Drafts only `with_drafts`: a version that bodies are to
    approve is made of them.
    """
    today = today or timezone.localdate()
    findings = plan.findings.all().public()
    measures = plan.measures.filter(is_public=True)
    actions = plan.actions.all()
    if not with_drafts:
        actions = actions.exclude(state=ActionState.DRAFT, is_considered=False)
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
        findings=tuple(
            _finding(each)
            for each in findings.select_related("inspection").prefetch_related("responsible")
        ),
        actions=tuple(_actions(plan, actions, today)),
        measures=tuple(_measures(measures)),
    )


def _actions(plan: Plan, actions: ActionQuerySet, today: date) -> Iterable[FrozenAction]:
    rows = ActionRows(plan)
    found = with_late_milestones(actions, today)
    for action in found.select_related("priority", "lead__organisation", "group"):
        action.plan = plan
        yield _action(action, rows, today)


def _action(action: Action, rows: ActionRows, today: date) -> FrozenAction:
    stands, lead, pk = rated(action, today), action.lead, action.pk
    said = rows.said.get(pk)
    return FrozenAction(
        key=str(action.key),
        reference=action.reference,
        title=action.title,
        state=action.state,
        rating=stands.rating,
        reasons=stands.reasons,
        priority=action.priority.number if action.priority else None,
        findings=tuple(rows.findings.get(pk, ())),
        outcome_sought=action.outcome_sought,
        plain_words=action.plain_words,
        changed_words=action.changed_words,
        lead=lead.title if lead else "",
        organisation=lead.organisation.name if lead and lead.organisation else "",
        group=action.group.name if action.group else "",
        starts_on=iso_day(action.starts_on),
        due_on=iso_day(action.due_on),
        revised_due_on=iso_day(action.revised_due_on),
        due_words=action.due_words,
        delivered_on=iso_day(action.delivered_on),
        evidenced_on=iso_day(action.evidenced_on),
        stopped_because=action.stopped_because,
        said=said[0] if said else "",
        said_on=iso_day(said[1]) if said else None,
        milestones=tuple(rows.milestones.get(pk, ())),
        due_changes=tuple(rows.due_changes.get(pk, ())),
        impacts=tuple(rows.impacts.get(pk, ())),
        became=rows.became(pk),
        came_from=rows.came_from(pk),
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
        responsible=tuple(each.name for each in finding.responsible.all()),
        closed_on=iso_day(finding.closed_on),
    )


def _measures(measures: QuerySet[Measure]) -> Iterable[FrozenMeasure]:
    """The last reading of each and its last series break, however long its history is."""
    found = measures.filter(retired_on=None)
    current = Reading.objects.current().filter(measure__in=found)
    latest = current.order_by("measure_id", "-on", "-pk").distinct("measure_id")
    last = {each.measure_id: _reading(each) for each in latest}
    breaks = current.filter(is_break=True).order_by("measure_id").values("measure_id")
    broken = dict(breaks.annotate(last=Max("on")).values_list("measure_id", "last"))
    for measure in found.prefetch_related("actions"):
        yield FrozenMeasure(
            key=str(measure.key),
            name=measure.name,
            unit=measure.unit,
            direction=measure.direction,
            decimals=measure.decimals,
            baseline=_number(measure.baseline),
            baseline_on=iso_day(measure.baseline_on),
            target=_number(measure.target),
            target_on=iso_day(measure.target_on),
            last=last.get(measure.pk),
            actions=tuple(str(each.key) for each in measure.actions.all()),
            least_change=f"{measure.least_change.normalize():f}",
            broken_on=iso_day(broken.get(measure.pk)),
        )


def _reading(reading: Reading) -> FrozenReading:
    return FrozenReading(
        on=reading.on.isoformat(),
        value=_number(reading.value),
        symbol=reading.symbol,
        base=reading.base,
        is_break=reading.is_break,
        source=reading.source_words,
        low=_number(reading.low),
        high=_number(reading.high),
    )


def _number(value: Decimal | None) -> str | None:
    """As it was stored, without zeros that say nothing."""
    return None if value is None else f"{value.normalize():f}"
