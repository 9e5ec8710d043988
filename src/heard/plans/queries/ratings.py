"""How actions stand by the published rule of their plan."""

from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from heard.plans.models import Action, ActionQuerySet, Plan
from heard.plans.rating import Rated, RatingRule, Standing, rate


def rule_of(plan: Plan) -> RatingRule:
    return RatingRule(soon_days=plan.soon_days, stale_days=plan.stale_days)


def with_late_milestones(actions: ActionQuerySet, today: date | None = None) -> ActionQuerySet:
    """Each with `milestones_late`, which `rated` needs: one statement for all of them."""
    today = today or timezone.localdate()
    late = Q(milestones__done_on=None, milestones__due_on__lt=today)
    return actions.annotate(milestones_late=Count("milestones", filter=late, distinct=True))


def rated(action: Action, today: date | None = None) -> Rated:
    """How one action stands. Asks the database only if `with_late_milestones` was not asked."""
    today = today or timezone.localdate()
    late = getattr(action, "milestones_late", None)
    if late is None:
        late = action.milestones.filter(done_on=None, due_on__lt=today).count()
    standing = Standing(
        state=action.state,
        starts_on=action.starts_on,
        due=action.due,
        was_due=action.due_on,
        milestones_late=late,
        claim=action.claim,
        updated_on=action.updated_on,
    )
    return rate(standing, rule_of(action.plan), today)
