"""Dull valid inspections, plans, actions and measures: name only what your test is about."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.plans.models import (
    Action,
    Finding,
    Holder,
    Inspection,
    Measure,
    Milestone,
    Plan,
    Post,
    Priority,
    Reading,
)
from heard.plans.models.words import ActionState, Direction, MeasureSource, PlanKind, Unit
from tests.partnerships import make as partnerships

_number = count(1)


def lead(of: Partnership | None = None) -> Member:
    """A plan lead, who keeps plans."""
    return partnerships.member(Role.PLAN_LEAD, of=of)


def inspection(of: Partnership | None = None, **more: Any) -> Inspection:
    """A full inspection of December 2024 under the framework of 2023, that everybody sees."""
    columns: dict[str, Any] = {
        "framework": "area-send-2023",
        "started_on": date(2024, 12, 2),
        "ended_on": date(2024, 12, 20),
        "published_on": date(2025, 2, 12),
        "is_public": True,
    }
    return Inspection.objects.create(
        partnership=of or partnerships.partnership(), **(columns | more)
    )


def finding(of: Inspection | None = None, title: str = "", **more: Any) -> Finding:
    """An area for priority action."""
    of = of or inspection()
    number = of.findings.count() + 1
    columns = {
        "number": number,
        "kind": "priority_action",
        "text": "Leaders should act urgently to shorten waits for assessment.",
    }
    return Finding.objects.create(
        inspection=of, title=title or f"Waits for assessment {number}", **(columns | more)
    )


def plan(of: Partnership | None = None, title: str = "", **more: Any) -> Plan:
    """A priority action plan that everybody may read."""
    number = next(_number)
    today = timezone.localdate()
    columns: dict[str, Any] = {
        "slug": f"plan-{number}",
        "kind": PlanKind.PRIORITY_ACTION,
        "starts_on": today - timedelta(days=200),
        "published_at": timezone.now(),
    }
    return Plan.objects.create(
        partnership=of or partnerships.partnership(),
        title=title or f"Priority action plan {number}",
        **(columns | more),
    )


def priority(of: Plan | None = None, title: str = "", **more: Any) -> Priority:
    of = of or plan()
    number = of.priorities.count() + 1
    return Priority.objects.create(
        plan=of, number=number, title=title or f"Priority {number}", **more
    )


def post(of: Partnership | None = None, title: str = "", **more: Any) -> Post:
    return Post.objects.create(
        partnership=of or partnerships.partnership(),
        title=title or f"Head of service {next(_number)}",
        **more,
    )


def holder(of: Post | None = None, **more: Any) -> Holder:
    """Whoever holds the post since January 2025."""
    number = next(_number)
    columns: dict[str, Any] = {
        "name": f"Robin Ashdown {number}",
        "email": f"robin{number}@nhs.example",
        "since": date(2025, 1, 6),
    }
    return Holder.objects.create(post=of or post(), **(columns | more))


def action(of: Plan | None = None, title: str = "", **more: Any) -> Action:
    """An action in progress, updated today, due in 100 days: on track."""
    of = of or plan()
    today = timezone.localdate()
    number = of.actions.count() + 1
    columns: dict[str, Any] = {
        "reference": f"A{number}",
        "position": number,
        "state": ActionState.IN_PROGRESS,
        "agreed_on": today - timedelta(days=150),
        "starts_on": today - timedelta(days=100),
        "due_on": today + timedelta(days=100),
        "updated_on": today,
        "plain_words": "We are hiring two more people who assess children.",
    }
    return Action.objects.create(
        plan=of, title=title or f"Recruit two psychologists {number}", **(columns | more)
    )


def delivered(of: Plan | None = None, **more: Any) -> Action:
    """An action that was delivered a month ago; nobody has said yet whether it helps."""
    month_ago = timezone.localdate() - timedelta(days=30)
    return action(of, state=ActionState.DELIVERED, delivered_on=month_ago, **more)


def milestone(of: Action | None = None, words: str = "", **more: Any) -> Milestone:
    return Milestone.objects.create(action=of or action(), words=words or "Posts filled", **more)


def measure(of: Partnership | None = None, name: str = "", **more: Any) -> Measure:
    """Plans issued within 20 weeks, a count: 40 per cent in January 2025, 60 wanted."""
    columns: dict[str, Any] = {
        "unit": Unit.PERCENT,
        "direction": Direction.UP,
        "source": MeasureSource.COUNT,
        "source_words": "Counted each month by the council's SEND team",
        "baseline": Decimal(40),
        "baseline_on": date(2025, 1, 31),
        "target": Decimal(60),
        "target_on": date(2027, 3, 31),
    }
    return Measure.objects.create(
        partnership=of or partnerships.partnership(),
        name=name or f"EHC plans issued within 20 weeks {next(_number)}",
        **(columns | more),
    )


def reading(of: Measure | None = None, on: date | None = None, **more: Any) -> Reading:
    columns: dict[str, Any] = {"source_words": "Monthly count"}
    if "symbol" not in more:
        columns["value"] = Decimal(45)
    return Reading.objects.create(
        measure=of or measure(), on=on or timezone.localdate(), **(columns | more)
    )
