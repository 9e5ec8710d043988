"""What may keep an action from happening."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.forms.action_parts import RiskForm
from heard.plans.models import Action, Risk
from heard.plans.queries.actions import risks_of
from heard.plans.services import risks as services
from heard.plans.views.opening_actions import action_kept, sends_back_to_the_action


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def add_risk(request: HttpRequest, pk: int) -> HttpResponse:
    """Only staff read it."""
    member, action = action_kept(request, pk)
    form = RiskForm(request.POST or None)
    if form.is_valid():
        services.add_risk(action, form.details, by=member)
        return _back(request, action, _("Risk added"))
    return render(request, "plans/add_risk.jinja", {"form": form, "action": action})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_action
def change_risk(request: HttpRequest, pk: int) -> HttpResponse:
    """How likely, how bad, and what is done about it."""
    member, risk = _kept(request, pk)
    form = RiskForm(request.POST or None, risk)
    if form.is_valid():
        services.change_risk(risk, form.details, by=member)
        return _back(request, risk.action, _("Risk changed"))
    context = {"form": form, "action": risk.action, "risk": risk}
    return render(request, "plans/change_risk.jinja", context)


@require_POST
@sends_back_to_the_action
def close_risk(request: HttpRequest, pk: int) -> HttpResponse:
    """It is over."""
    member, risk = _kept(request, pk)
    services.close_risk(risk, by=member)
    return _back(request, risk.action, _("Risk closed"))


@require_POST
@sends_back_to_the_action
def reopen_risk(request: HttpRequest, pk: int) -> HttpResponse:
    """It is there again."""
    member, risk = _kept(request, pk)
    services.reopen_risk(risk, by=member)
    return _back(request, risk.action, _("This risk is open again"))


def _kept(request: HttpRequest, pk: int) -> tuple[Member, Risk]:
    """Raises Http404, PermissionDenied."""
    risk = get_object_or_404(risks_of(current_member(request).partnership), pk=pk)
    member, action = action_kept(request, risk.action_id)
    risk.action = action
    return member, risk


def _back(request: HttpRequest, action: Action, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("plans:keep_action", action.pk)
