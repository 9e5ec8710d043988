"""Holding a plan while it is changed, and noticing that another changed it meanwhile."""

from heard.plans.models import Plan


class PlanClosedError(Exception):
    """The plan has ended or went on as another: nothing of it changes any more."""


class ChangedMeanwhileError(Exception):
    """Somebody has saved the plan since it was read; `plan` is how it is now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.plan = plan


def locked_plan(plan: Plan) -> Plan:
    """As it is now, held until the end of the transaction."""
    held = Plan.objects.select_related("partnership", "inspection", "overseen_by")
    return held.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)


def locked_open_plan(plan: Plan) -> Plan:
    """The same of a plan at work. Raises PlanClosedError."""
    plan = locked_plan(plan)
    if plan.is_closed:
        raise PlanClosedError(plan)
    return plan


def locked_as_read(plan: Plan, revision: int) -> Plan:
    """The same, as somebody read it. Raises PlanClosedError, ChangedMeanwhileError."""
    plan = locked_open_plan(plan)
    if plan.revision != revision:
        raise ChangedMeanwhileError(plan)
    return plan


def save_next(plan: Plan, *columns: str) -> None:
    """Save `columns` as the next revision."""
    plan.revision += 1
    plan.save(update_fields=[*columns, "revision"])
