"""Getting hold of an action, and telling somebody that it has moved on meanwhile."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.models import Action, Plan
from heard.plans.queries.actions import actions_of
from heard.plans.queries.plans import last_changed_by
from heard.plans.rules import can_keep_plan, can_see_plan
from heard.plans.services.actions import NotInThisStateError
from heard.plans.services.due import NotToBeMovedError
from heard.plans.services.held_actions import ActionChangedError, PlanOfActionClosedError
from heard.plans.services.milestones import DayOfMilestoneStaysError, MilestoneStaysError

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]

REFUSALS: dict[type[Exception], Promise] = {
    PlanOfActionClosedError: lazy("This plan is closed. Nothing was changed"),
    NotInThisStateError: lazy(
        "Somebody has changed how far this action is. Nothing was changed. Look at it as it is now"
    ),
    NotToBeMovedError: lazy("This action has no promised day that could move. Nothing was changed"),
    DayOfMilestoneStaysError: lazy("The day of this milestone is agreed. Nothing was changed"),
    MilestoneStaysError: lazy("This milestone is agreed or done, so it stays"),
}


def plan_seen(request: HttpRequest, pk: int) -> tuple[Member, Plan]:
    """A plan here, for somebody who may see it. Raises Http404, PermissionDenied."""
    member = current_member(request)
    plan = get_object_or_404(member.partnership.plans.select_related("partnership"), pk=pk)
    if not can_see_plan(member, plan):
        raise PermissionDenied
    return member, plan


def plan_kept(request: HttpRequest, pk: int) -> tuple[Member, Plan]:
    """The same for somebody who keeps it. Raises Http404, PermissionDenied."""
    member, plan = plan_seen(request, pk)
    if not can_keep_plan(member, plan):
        raise PermissionDenied
    return member, plan


def action_seen(request: HttpRequest, pk: int) -> tuple[Member, Action]:
    """An action here, for somebody who may see its plan. Raises Http404, PermissionDenied."""
    member = current_member(request)
    action = get_object_or_404(actions_of(member.partnership), pk=pk)
    if not can_see_plan(member, action.plan):
        raise PermissionDenied
    return member, action


def action_kept(request: HttpRequest, pk: int) -> tuple[Member, Action]:
    """The same for somebody who keeps it. Raises Http404, PermissionDenied."""
    member, action = action_seen(request, pk)
    if not can_keep_plan(member, action.plan):
        raise PermissionDenied
    return member, action


def say_who_saved(form: Form, changed: ActionChangedError) -> int:
    """Tell the later of two; what they typed stays in the form. Gives the revision to save on."""
    words = _(
        "%(name)s changed this action while you had it open. What you typed is kept here and not "
        "saved yet. Compare, then save again"
    )
    name = last_changed_by(changed.action) or _("Somebody else")
    form.add_error(None, words % {"name": name})
    return changed.action.revision


def sends_back_to_the_action(view: View[Given]) -> View[Given]:
    """Where the action has moved on, say so and lead to its page, or to that of its plan."""

    @wraps(view)
    def sent_back(request: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tuple(REFUSALS) as refusal:
            messages.warning(request, str(REFUSALS[type(refusal)]))
            about = refusal.args[0]
            page = "plans:actions" if isinstance(about, Plan) else "plans:keep_action"
            return redirect(page, about.pk)

    return sent_back
