"""Publishing a plan, closing it, going on as another."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.plans.forms.plans import ClosePlanForm, SucceedPlanForm
from heard.plans.queries import plans as queries
from heard.plans.queries.doors import address
from heard.plans.queries.publishing import publishing_checks
from heard.plans.rules import can_keep_plan, can_publish_plan
from heard.plans.services import carrying_over
from heard.plans.services import plans as services
from heard.plans.services.revisions import PlanClosedError
from heard.plans.views.opening_plans import keeper, plan_here, sends_back_to_the_plan


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def publish_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What is there for families and what is missing; then everybody can read it."""
    member = current_member(request)
    plan = plan_here(member, pk)
    if not can_publish_plan(member, plan):
        raise PermissionDenied
    if request.method == "POST":
        try:
            services.publish_plan(plan, by=member)
        except services.NotReadyError:
            messages.warning(request, _("Add what is needed first. Nothing was published"))
            return redirect("plans:publish_plan", pk)
        messages.success(request, _("Everybody can read this plan now"))
        return redirect("plans:keep_plan", pk)
    checks = publishing_checks(plan)
    is_ready = not any(check.is_needed and not check.is_done for check in checks)
    context = {"plan": plan, "checks": checks, "is_ready": is_ready, "address": address}
    context["keeps"] = can_keep_plan(member, plan)
    return render(request, "plans/publish_plan.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def close_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """It has ended."""
    member = keeper(request)
    plan = plan_here(member, pk)
    form = ClosePlanForm(request.POST or None)
    if form.is_valid():
        services.close_plan(plan, form.because, by=member)
        messages.success(request, _("Plan closed"))
        return redirect("plans:keep_plan", pk)
    context = {"form": form, "plan": plan, "open": queries.left_to_do(plan)}
    return render(request, "plans/close_plan.jinja", context)


@require_http_methods(["GET", "POST"])
def succeed_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes on as another, with what is still to do."""
    member = keeper(request)
    plan = plan_here(member, pk)
    actions = queries.left_to_do(plan)
    form = SucceedPlanForm(request.POST or None, queries.possible_successors(plan), actions)
    if form.is_valid():
        successor = form.chosen_plan
        try:
            carried = carrying_over.go_on_as(
                plan, successor, form.chosen_actions, because=form.because, by=member
            )
        except tuple(_REFUSALS) as refusal:
            form.add_error("successor", _REFUSALS[type(refusal)]())
        else:
            messages.success(request, _goes_on_words(len(carried)))
            return redirect("plans:keep_plan", successor.pk)
    context = {"form": form, "plan": plan, "actions": actions}
    return render(request, "plans/succeed_plan.jinja", context)


def _goes_on_words(number: int) -> str:
    words = ngettext(
        "The plan goes on as this one, with %(number)d action",
        "The plan goes on as this one, with %(number)d actions",
        number,
    )
    return words % {"number": number}


_REFUSALS: dict[type[Exception], Callable[[], str]] = {
    services.CircleError: lambda: _("Select another plan. That one went on as this one before"),
    services.SucceededAlreadyError: lambda: _("This plan goes on as that one already"),
    PlanClosedError: lambda: _("That plan has closed meanwhile. Select another one"),
    carrying_over.NothingLeftToDoError: lambda: _(
        "An action was delivered or stopped meanwhile. Look at the actions, then save again"
    ),
}
