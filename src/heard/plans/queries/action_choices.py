"""What there is to choose from when an action is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from heard.boards.models import Body
from heard.boards.models.words import BodyKind, BodyStatus
from heard.partnerships.models import Organisation
from heard.plans.models import Action, Finding, Holder, Plan, Post, Priority
from heard.plans.references import free_reference

GROUPS = (BodyKind.TASK_AND_FINISH_GROUP, BodyKind.WORKING_GROUP)


@dataclass(frozen=True)
class ActionChoices:
    """All of one partnership; priorities and findings of one plan."""

    priorities: Sequence[Priority] = ()
    findings: Sequence[Finding] = ()
    posts: Sequence[Post] = ()
    groups: Sequence[Body] = ()
    organisations: Sequence[Organisation] = field(default=())


def choices_for(plan: Plan, action: Action | None = None) -> ActionChoices:
    """Groups at work, and what the action has already, at work or not."""
    partnership = plan.partnership
    chosen = Q(kind__in=GROUPS) & ~Q(status=BodyStatus.CLOSED)
    if action and action.group_id:
        chosen |= Q(pk=action.group_id)
    return ActionChoices(
        tuple(plan.priorities.all()),
        _findings(plan, action),
        posts_of(plan),
        tuple(partnership.bodies.filter(chosen)),
        tuple(partnership.organisations.all()),
    )


def next_reference(plan: Plan, priority: Priority | None) -> str:
    """The one that it would get if none is typed in."""
    return free_reference(priority, set(plan.actions.values_list("reference", flat=True)))


def posts_of(plan: Plan) -> tuple[Post, ...]:
    """Every post of the partnership, each with `is_held`: whether somebody has it today."""
    today = Holder.objects.filter(post=OuterRef("pk"), until=None)
    posts = plan.partnership.posts.select_related("organisation").annotate(is_held=Exists(today))
    return tuple(posts)


def _findings(plan: Plan, action: Action | None) -> tuple[Finding, ...]:
    """Those that the plan answers, those of its inspection, those that the action has."""
    asked = Q(plans=plan) | Q(inspection=plan.inspection_id)
    if action:
        asked |= Q(actions=action)
    here = Finding.objects.filter(inspection__partnership=plan.partnership).filter(asked)
    order = ("-inspection__started_on", "inspection", "number")
    return tuple(here.select_related("inspection").order_by(*order).distinct())
