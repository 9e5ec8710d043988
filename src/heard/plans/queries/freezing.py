"""Reading a plan whole, as it is frozen: for snapshots, versions, pictures and files."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from heard.design.words import iso_day
from heard.plans.frozen import (
    FORMAT,
    FrozenAction,
    FrozenDueChange,
    FrozenFinding,
    FrozenMeasure,
    FrozenMilestone,
    FrozenPlan,
    FrozenPriority,
    FrozenReading,
)
from heard.plans.models import (
    Action,
    ActionQuerySet,
    ActionSuccession,
    Finding,
    Impact,
    Measure,
    Plan,
    Reading,
    Update,
)
from heard.plans.models.words import ActionState, UpdateState
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
    said, older = _last_said(plan), _older(plan)
    found = (
        with_late_milestones(actions, today)
        .select_related("priority", "lead__organisation", "group")
        .prefetch_related(
            "findings",
            "milestones",
            "due_changes",
            Prefetch("impacts", Impact.objects.filter(withdrawn_on=None)),
            Prefetch("successions", ActionSuccession.objects.select_related("successor")),
        )
    )
    for action in found:
        action.plan = plan
        yield _action(action, said.get(action.pk), today, tuple(sorted(_line(action.pk, older))))


def _older(plan: Plan) -> dict[int, list[tuple[int, str]]]:
    """What each action here went on from, with its key: one statement for plans of ten years."""
    found = ActionSuccession.objects.filter(successor__plan__partnership=plan.partnership_id)
    older: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for new, old, key in found.values_list("successor", "predecessor", "predecessor__key"):
        older[new].append((old, str(key)))
    return older


def _line(pk: int, older: dict[int, list[tuple[int, str]]]) -> set[str]:
    """Keys of everything that went on as this action, however long ago."""
    keys: set[str] = set()
    ahead = list(older.get(pk, ()))
    while ahead:
        before, key = ahead.pop()
        if key not in keys:
            keys.add(key)
            ahead += older.get(before, ())
    return keys


def _last_said(plan: Plan) -> dict[int, tuple[str, date]]:
    """What families may read of each action's last update: one statement for years of them."""
    accepted = Update.objects.filter(action__plan=plan, state=UpdateState.ACCEPTED)
    last = (
        accepted.exclude(public_words="")
        .order_by("action_id", "-received_at", "-pk")
        .distinct("action_id")
    )
    found = last.values_list("action_id", "public_words", "received_at")
    return {pk: (words, timezone.localdate(at)) for pk, words, at in found}


def _action(
    action: Action, said: tuple[str, date] | None, today: date, came_from: tuple[str, ...]
) -> FrozenAction:
    stands = rated(action, today)
    lead = action.lead
    return FrozenAction(
        key=str(action.key),
        reference=action.reference,
        title=action.title,
        state=action.state,
        rating=stands.rating,
        reasons=stands.reasons,
        priority=action.priority.number if action.priority else None,
        findings=tuple(str(each.key) for each in action.findings.all()),
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
        milestones=tuple(
            FrozenMilestone(str(m.key), m.words, iso_day(m.due_on), iso_day(m.done_on))
            for m in action.milestones.all()
        ),
        due_changes=tuple(
            FrozenDueChange(
                iso_day(each.was_on) or each.was_words,
                each.moved_to.isoformat(),
                each.reason,
                each.on.isoformat(),
            )
            for each in action.due_changes.all()
        ),
        impacts=tuple(each.words for each in action.impacts.all()),
        became=tuple(str(each.successor.key) for each in action.successions.all()),
        came_from=came_from,
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
    found = measures.filter(retired_on=None).prefetch_related(
        "actions", Prefetch("readings", Reading.objects.current(), to_attr="held")
    )
    for measure in found:
        last = measure.held[-1] if measure.held else None
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
            last=_reading(last) if last else None,
            actions=tuple(str(each.key) for each in measure.actions.all()),
            least_change=f"{measure.least_change.normalize():f}",
            broken_on=max(
                (each.on.isoformat() for each in measure.held if each.is_break), default=None
            ),
        )


def _broken_on(readings: Iterable[Reading]) -> str | None:
    """The day of the last series break."""
    return max((each.on.isoformat() for each in readings if each.is_break), default=None)


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
