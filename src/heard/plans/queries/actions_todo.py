"""What actions ask of whoever keeps the plans."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.plans.models import Action, Plan
from heard.plans.queries import actions as queries
from heard.plans.queries.ratings import with_late_milestones
from heard.plans.rules import can_keep_plans

_LONGEST = 100


@dataclass(frozen=True)
class _Ask:
    """One thing that actions ask for: of one it names the action, of several it counts them.

    `seek` is what the list of the plan is asked for.
    """

    holds: Callable[[Action, date], bool]
    one: str | Promise
    several: str | Promise
    seek: str
    day: Callable[[Action], date | None]


def todo(member: Member) -> list[Todo]:
    """A line for each plan and kind, however many actions: a plan may have hundreds."""
    if not can_keep_plans(member):
        return []
    today = timezone.localdate()
    by_plan: dict[Plan, list[Action]] = defaultdict(list)
    for action in _not_over(member):
        by_plan[action.plan].append(action)
    return [
        _line(plan, ask, asking)
        for plan, actions in by_plan.items()
        for ask in _ASKS
        if (asking := [action for action in actions if ask.holds(action, today)])
    ]


def _not_over(member: Member) -> list[Action]:
    """Of plans at work: one statement."""
    found = queries.actions_of(member.partnership)
    found = found.filter(plan__closed_on=None, state__in=queries.NOT_OVER)
    return list(queries.with_holders(with_late_milestones(found)))


def _line(plan: Plan, ask: _Ask, actions: list[Action]) -> Todo:
    days = [day for day in map(ask.day, actions) if day]
    first = min(days, default=None)
    if len(actions) == 1:
        name = str(actions[0])
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        url = reverse("plans:keep_action", args=[actions[0].pk])
        return Todo(str(ask.one) % {"action": short}, url, first)
    words = str(ask.several) % {"number": len(actions), "plan": plan.title}
    return Todo(words, f"{reverse('plans:actions', args=[plan.pk])}?{ask.seek}", first)


def _is_late(action: Action, today: date) -> bool:
    return action.is_open and action.due is not None and action.due < today


def _is_soon(action: Action, today: date) -> bool:
    last = today + timedelta(days=action.plan.soon_days)
    return action.is_open and action.due is not None and today <= action.due <= last


def _to_review(action: Action, today: date) -> bool:
    return action.review_on is not None and action.review_on <= today


def _has_late_milestone(action: Action, today: date) -> bool:
    return action.is_open and bool(getattr(action, "milestones_late", 0))


def _has_no_lead(action: Action, today: date) -> bool:
    return action.lead_id is None


def _is_vacant(action: Action, today: date) -> bool:
    return action.lead_id is not None and queries.is_leaderless(action)


def _due(action: Action) -> date | None:
    return action.due


def _review(action: Action) -> date | None:
    return action.review_on


def _none(action: Action) -> date | None:
    return None


_ASKS = (
    _Ask(
        _is_late,
        _("Say what became of an action whose day is over: %(action)s"),
        _("Say what became of %(number)d actions whose day is over, in %(plan)s"),
        f"due={queries.LATE}",
        _due,
    ),
    _Ask(
        _is_soon,
        _("See that an action is done in time: %(action)s"),
        _("See that %(number)d actions are done in time, in %(plan)s"),
        f"due={queries.SOON}",
        _due,
    ),
    _Ask(
        _has_late_milestone,
        _("Ask about a milestone that is late: %(action)s"),
        _("Ask about late milestones of %(number)d actions, in %(plan)s"),
        f"needs={queries.MILESTONE}",
        _none,
    ),
    _Ask(
        _to_review,
        _("Look again at an action: %(action)s"),
        _("Look again at %(number)d actions, in %(plan)s"),
        f"needs={queries.REVIEW}",
        _review,
    ),
    _Ask(
        _has_no_lead,
        _("Say who leads an action: %(action)s"),
        _("Say who leads %(number)d actions, in %(plan)s"),
        f"needs={queries.LEADERLESS}",
        _none,
    ),
    _Ask(
        _is_vacant,
        _("Find somebody for an action whose post nobody has: %(action)s"),
        _("Find somebody for %(number)d actions whose posts nobody has, in %(plan)s"),
        f"needs={queries.LEADERLESS}",
        _none,
    ),
)
