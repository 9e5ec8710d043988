"""Pictures of a plan as it is now: what everybody sees of it, or of a draft what staff see."""

from heard.partnerships.models import Partnership
from heard.plans.frozen import FrozenPlan
from heard.plans.models import Plan, PlanQuerySet
from heard.plans.queries.freezing import freeze


def plans_to_read(partnership: Partnership, *, for_staff: bool = False) -> PlanQuerySet:
    """Public ones; for staff every one."""
    found = Plan.objects.filter(partnership=partnership)
    return found if for_staff else found.public()


def plan_now(plan: Plan) -> FrozenPlan:
    """15 statements. A plan that is not public yet is mostly drafts: its readers are staff."""
    return freeze(plan, with_drafts=not plan.is_public)
