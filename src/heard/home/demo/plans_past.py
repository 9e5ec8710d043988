"""What happened to Westmere's plans before today: dates that services would give as of now."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from heard.home.demo import plans_words as words
from heard.partnerships.models import Member
from heard.partnerships.sealing import seal
from heard.plans.details import Stopped
from heard.plans.measure_details import Belongs, Goal, MeasureDetails, Read
from heard.plans.models import Action, Finding, Plan, Snapshot
from heard.plans.models.words import Direction, MeasureSource, SnapshotKind, Unit
from heard.plans.queries.freezing import freeze as frozen
from heard.plans.services.actions import stop_action
from heard.plans.services.measures import add_reading, make_measure


def freeze(plan: Plan, kind: SnapshotKind, *, days_ago: int, **more: Any) -> Snapshot:
    """A picture that was taken then, as far as it can be told today."""
    day = timezone.localdate() - timedelta(days=days_ago)
    picture = seal(frozen(plan, day, with_drafts=kind == SnapshotKind.VERSION))
    return Snapshot.objects.create(
        plan=plan,
        kind=kind,
        taken_on=day,
        taken_at=timezone.make_aware(datetime.combine(day, time(9))),
        content=picture.content,
        sha256=picture.sha256,
        **more,
    )


def stop_the_clinics(carried: Iterable[Action], *, by: Member) -> None:
    for action in carried:
        stopped = Stopped(date(2022, 3, 31), words.CLINICS_STOPPED)
        stop_action(action, stopped, by=by)


def measures(
    plan: Plan, made: Mapping[str, Action], findings: Mapping[str, Finding], *, by: Member
) -> None:
    """How many plans come in time, and how long families wait."""
    on_time = MeasureDetails(
        words.ON_TIME_NAME,
        Unit.PERCENT,
        Direction.UP,
        MeasureSource.COUNT,
        words.ON_TIME_PLAIN,
        words.ON_TIME_SOURCE,
        goal=_goal(words.ON_TIME, target=60, least=5),
        belongs=Belongs((plan,), (made["2.1"], made["2.2"]), (findings[words.LATE_2024],)),
    )
    waits = MeasureDetails(
        words.WAITS_NAME,
        Unit.WEEKS,
        Direction.DOWN,
        MeasureSource.COUNT,
        words.WAITS_PLAIN,
        words.WAITS_SOURCE,
        goal=_goal(words.WAITS, target=26, least=2),
        belongs=Belongs((plan,), (made["1.1"], made["1.2"]), (findings[words.WAITS_2024],)),
    )
    for details, values in ((on_time, words.ON_TIME), (waits, words.WAITS)):
        measure = make_measure(plan.partnership, details, by=by)
        for months_ago, value in values:
            on = _day(months_ago)
            read = Read(on, details.source_words, Decimal(value), source_on=on)
            add_reading(measure, read, by=by)


def _goal(values: Sequence[tuple[int, int]], *, target: int, least: int) -> Goal:
    """It began at the first value."""
    months_ago, began = values[0]
    return Goal(
        baseline=Decimal(began),
        baseline_on=_day(months_ago),
        target=Decimal(target),
        target_on=date(2027, 3, 31),
        least_change=Decimal(least),
    )


def _day(months_ago: int) -> date:
    today = timezone.localdate()
    month = today.year * 12 + today.month - 1 - months_ago
    return date(month // 12, month % 12 + 1, 28)
