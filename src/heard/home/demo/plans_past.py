"""What happened to Westmere's plans before today: dates that services would give as of now."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import msgspec
from django.utils import timezone

from heard.home.demo import plans_words as words
from heard.partnerships.models import Member
from heard.plans.details import Stopped
from heard.plans.models import Action, Finding, Measure, Plan, Snapshot
from heard.plans.models.words import Direction, MeasureSource, SnapshotKind, Unit
from heard.plans.queries.freezing import freeze as frozen
from heard.plans.services.actions import stop_action


def freeze(plan: Plan, kind: SnapshotKind, *, days_ago: int, **more: Any) -> Snapshot:
    """A picture that was taken then, as far as it can be told today."""
    day = timezone.localdate() - timedelta(days=days_ago)
    picture = frozen(plan, day, with_drafts=kind == SnapshotKind.VERSION)
    content = msgspec.json.encode(picture, order="sorted")
    return Snapshot.objects.create(
        plan=plan,
        kind=kind,
        taken_on=day,
        taken_at=timezone.make_aware(datetime.combine(day, time(9))),
        content=content.decode(),
        sha256=sha256(content).hexdigest(),
        **more,
    )


def stop_the_clinics(carried: Iterable[Action], *, by: Member) -> None:
    for action in carried:
        stopped = Stopped(date(2022, 3, 31), words.CLINICS_STOPPED)
        stop_action(action, stopped, by=by)


def measures(
    plan: Plan, made: Mapping[str, Action], findings: Mapping[str, Finding], *, by: Member
) -> None:
    """How long families wait, and how many plans come in time."""
    on_time = Measure.objects.create(
        partnership=plan.partnership,
        name=words.ON_TIME_NAME,
        plain_words=words.ON_TIME_PLAIN,
        unit=Unit.PERCENT,
        direction=Direction.UP,
        source=MeasureSource.COUNT,
        source_words=words.ON_TIME_SOURCE,
        target=Decimal(60),
        target_on=date(2027, 3, 31),
        least_change=Decimal(5),
    )
    waits = Measure.objects.create(
        partnership=plan.partnership,
        name=words.WAITS_NAME,
        plain_words=words.WAITS_PLAIN,
        unit=Unit.WEEKS,
        direction=Direction.DOWN,
        source=MeasureSource.COUNT,
        source_words=words.WAITS_SOURCE,
        target=Decimal(26),
        target_on=date(2027, 3, 31),
        least_change=Decimal(2),
    )
    _fill(on_time, words.ON_TIME, words.ON_TIME_SOURCE, by)
    _fill(waits, words.WAITS, words.WAITS_SOURCE, by)
    plan.measures.add(on_time, waits)
    on_time.actions.add(made["2.1"], made["2.2"])
    on_time.findings.add(findings[words.LATE_2024])
    waits.actions.add(made["1.1"], made["1.2"])
    waits.findings.add(findings[words.WAITS_2024])


def _fill(measure: Measure, values: Iterable[tuple[int, int]], source: str, by: Member) -> None:
    first = timezone.localdate().replace(day=1)
    for months_ago, value in values:
        month = first.year * 12 + first.month - 1 - months_ago
        on = date(month // 12, month % 12 + 1, 28)
        measure.readings.create(
            on=on, value=Decimal(value), source_words=source, source_on=on, recorded_by=by
        )
    began = measure.readings.earliest("on")
    Measure.objects.filter(pk=measure.pk).update(baseline=began.value, baseline_on=began.on)
