"""The parts of a plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.models import Member
from heard.plans.forms.plans import PriorityForm
from heard.plans.models import Priority
from heard.plans.queries.plans import priorities_in
from heard.plans.services import priorities as services
from heard.plans.views.opening_plans import keeper, plan_here, sends_back_to_the_plan


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def add_priority(request: HttpRequest, pk: int) -> HttpResponse:
    """Another part, as the last."""
    member = keeper(request)
    plan = plan_here(member, pk)
    form = PriorityForm(request.POST or None)
    if form.is_valid():
        try:
            services.add_priority(plan, form.details, by=member)
        except services.TooManyPrioritiesError:
            form.add_error(None, _("A plan has at most 50 parts. Remove one first"))
        else:
            messages.success(request, _("Priority added"))
            return redirect("plans:keep_plan", pk)
    return render(request, "plans/add_priority.jinja", {"form": form, "plan": plan})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def change_priority(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it something else."""
    member = keeper(request)
    priority = _priority_here(member, pk)
    form = PriorityForm(request.POST or None, priority)
    if form.is_valid():
        services.change_priority(priority, form.details, by=member)
        messages.success(request, _("Changes saved"))
        return redirect("plans:keep_plan", priority.plan_id)
    context = {"form": form, "plan": priority.plan, "priority": priority}
    return render(request, "plans/change_priority.jinja", context)


@require_POST
@sends_back_to_the_plan
def move_priority(request: HttpRequest, pk: int) -> HttpResponse:
    """Up or down by one."""
    member = keeper(request)
    priority = _priority_here(member, pk)
    services.move_priority(priority, down=request.POST.get("way") == "down", by=member)
    return redirect("plans:keep_plan", priority.plan_id)


@require_POST
@sends_back_to_the_plan
def remove_priority(request: HttpRequest, pk: int) -> HttpResponse:
    """Only while no action stands under it."""
    member = keeper(request)
    priority = _priority_here(member, pk)
    try:
        services.remove_priority(priority, by=member)
    except services.PriorityInUseError:
        messages.warning(request, _("Actions stand under this priority. Move them first"))
    else:
        messages.success(request, _("Priority removed"))
    return redirect("plans:keep_plan", priority.plan_id)


def _priority_here(member: Member, pk: int) -> Priority:
    return get_object_or_404(priorities_in(member.partnership), pk=pk)
