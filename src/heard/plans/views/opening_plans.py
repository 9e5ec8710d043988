"""Getting hold of inspections, findings and plans, and sending back whoever came too late."""

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

from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.models import Action, Finding, Inspection, Measure, Plan
from heard.plans.queries.inspections import findings_of
from heard.plans.queries.plans import last_changed_by, plans_of
from heard.plans.rules import can_keep_plans, can_see_plans
from heard.plans.services.plans import AlreadyPublicError
from heard.plans.services.revisions import ChangedMeanwhileError, PlanClosedError

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]

REFUSALS: dict[type[Exception], Promise] = {
    PlanClosedError: lazy("This plan is closed. Nothing was changed"),
    AlreadyPublicError: lazy("Everybody can see this plan already"),
}


def reader(request: HttpRequest) -> Member:
    """Somebody who may see plans. Raises Http404, PermissionDenied."""
    member = current_member(request)
    if not can_see_plans(member):
        raise PermissionDenied
    return member


def keeper(request: HttpRequest) -> Member:
    """Somebody who keeps plans. Raises Http404, PermissionDenied."""
    member = current_member(request)
    if not can_keep_plans(member):
        raise PermissionDenied
    return member


def inspection_here(member: Member, pk: int) -> Inspection:
    """Raises Http404."""
    found = member.partnership.inspections.select_related("partnership")
    inspection: Inspection = get_object_or_404(found, pk=pk)
    return inspection


def finding_here(member: Member, pk: int) -> Finding:
    """Raises Http404."""
    return get_object_or_404(findings_of(member.partnership), pk=pk)


def plan_here(member: Member, pk: int) -> Plan:
    """Raises Http404."""
    return get_object_or_404(plans_of(member.partnership), pk=pk)


def revision_read(request: HttpRequest, thing: Plan | Action | Measure) -> int:
    """Which revision somebody has before them."""
    return sent_revision(request.POST) if request.method == "POST" else thing.revision


def sends_back_to_the_plan(view: View[Given]) -> View[Given]:
    """Where the plan has moved on, say so and lead to its page."""

    @wraps(view)
    def sent_back(request: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tuple(REFUSALS) as refusal:
            messages.warning(request, str(REFUSALS[type(refusal)]))
            return redirect("plans:keep_plan", refusal.args[0].pk)

    return sent_back


def say_who_saved(form: Form, changed: ChangedMeanwhileError) -> int:
    """Tell the later of two; what they typed stays in the form. Gives the revision to save on."""
    words = _(
        "%(name)s changed this plan while you had it open. What you typed is kept here and not "
        "saved yet. Compare, then save again"
    )
    name = last_changed_by(changed.plan) or _("Somebody else")
    form.add_error(None, words % {"name": name})
    return changed.plan.revision
