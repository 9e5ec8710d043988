"""Steps on the way of an action."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.forms.action_parts import FinishMilestoneForm, MilestoneForm
from heard.plans.models import Action, Milestone
from heard.plans.models.words import ActionState
from heard.plans.queries.actions import milestones_of
from heard.plans.services import milestones as services
from heard.plans.services.actions import NotInThisStateError
from heard.plans.views.opening_actions import action_kept, sends_back_to_the_action


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def add_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """What will be done, and by when."""
    member, action = action_kept(request, pk)
    if action.state not in services.AT_WORK:
        raise NotInThisStateError(action)
    form = MilestoneForm(request.POST or None)
    if form.is_valid():
        services.add_milestone(action, form.cleaned_data["words"], form.due, by=member)
        return _back(request, action, _("Milestone added"))
    return render(request, "plans/add_milestone.jinja", {"form": form, "action": action})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def change_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it better; its day stays once it is agreed."""
    member, milestone = _kept(request, pk)
    action = milestone.action
    is_draft = action.state == ActionState.DRAFT
    form = MilestoneForm(request.POST or None, milestone, is_draft=is_draft)
    if form.is_valid():
        services.change_milestone(milestone, form.cleaned_data["words"], form.due, by=member)
        return _back(request, action, _("Milestone changed"))
    context = {"form": form, "action": action, "milestone": milestone}
    return render(request, "plans/change_milestone.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def finish_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, and when."""
    member, milestone = _kept(request, pk)
    form = FinishMilestoneForm(request.POST or None)
    if form.is_valid():
        services.finish_milestone(milestone, form.cleaned_data["on"], by=member)
        return _back(request, milestone.action, _("Milestone done"))
    context = {"form": form, "action": milestone.action, "milestone": milestone}
    return render(request, "plans/finish_milestone.jinja", context)


@require_POST
@sends_back_to_the_action
def reopen_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not done after all."""
    member, milestone = _kept(request, pk)
    services.reopen_milestone(milestone, by=member)
    return _back(request, milestone.action, _("This milestone is to be done again"))


@require_POST
@sends_back_to_the_action
def remove_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of a draft."""
    member, milestone = _kept(request, pk)
    services.remove_milestone(milestone, by=member)
    return _back(request, milestone.action, _("Milestone removed"))


def _kept(request: HttpRequest, pk: int) -> tuple[Member, Milestone]:
    """Raises Http404, PermissionDenied."""
    found = milestones_of(current_member(request).partnership)
    milestone = get_object_or_404(found, pk=pk)
    member, action = action_kept(request, milestone.action_id)
    milestone.action = action
    return member, milestone


def _back(request: HttpRequest, action: Action, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("plans:keep_action", action.pk)
