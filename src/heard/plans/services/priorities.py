"""The parts of a plan: added, renamed, put in another order."""

from django.db import transaction
from django.db.models import Max

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Plan, Priority
from heard.plans.plan_details import PriorityDetails
from heard.plans.services.revisions import locked_open_plan

MOST = 50


class TooManyPrioritiesError(Exception):
    """A plan with so many parts has none."""


class PriorityInUseError(Exception):
    """Actions stand under it."""


@transaction.atomic
def add_priority(plan: Plan, details: PriorityDetails, *, by: Member) -> Priority:
    """As the last. Raises PlanClosedError, TooManyPrioritiesError."""
    plan = locked_open_plan(plan)
    last = plan.priorities.aggregate(last=Max("number"))["last"] or 0
    if plan.priorities.count() >= MOST:
        raise TooManyPrioritiesError(plan)
    priority = Priority.objects.create(
        plan=plan, number=last + 1, title=details.title, outcome=details.outcome
    )
    record("priority added", plan, by=by.user, priority=str(priority))
    return priority


@transaction.atomic
def change_priority(priority: Priority, details: PriorityDetails, *, by: Member) -> Priority:
    """Raises PlanClosedError."""
    plan = locked_open_plan(priority.plan)
    priority.title, priority.outcome = details.title, details.outcome
    priority.save(update_fields=["title", "outcome"])
    record("priority changed", plan, by=by.user, priority=str(priority))
    return priority


@transaction.atomic
def move_priority(priority: Priority, *, down: bool, by: Member) -> None:
    """Change places with the next one, or with the one before. Raises PlanClosedError."""
    plan = locked_open_plan(priority.plan)
    order = list(plan.priorities.order_by("number", "pk"))
    place = next((n for n, each in enumerate(order) if each.pk == priority.pk), None)
    if place is None:
        return
    other = place + 1 if down else place - 1
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    _number(order)
    record("priorities put in another order", plan, by=by.user)


@transaction.atomic
def remove_priority(priority: Priority, *, by: Member) -> None:
    """Those after it move up. Raises PlanClosedError, PriorityInUseError."""
    plan = locked_open_plan(priority.plan)
    if priority.actions.exists():
        raise PriorityInUseError(priority)
    record("priority removed", plan, by=by.user, priority=str(priority))
    priority.delete()
    _number(list(plan.priorities.order_by("number", "pk")))


def _number(order: list[Priority]) -> None:
    """From 1 on. By way of numbers that nobody has, for no two may ever be the same."""
    beyond = max((each.number for each in order), default=0) + len(order)
    for start in (beyond, 0):
        for place, priority in enumerate(order, 1):
            priority.number = start + place
        Priority.objects.bulk_update(order, ["number"])
