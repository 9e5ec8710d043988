"""Days on which no session should be."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.sessions.forms.venues import DaysToAvoidForm
from heard.sessions.models import DateToAvoid
from heard.sessions.queries import programmes as queries
from heard.sessions.rules import can_run_sessions, can_see_sessions
from heard.sessions.services import days_to_avoid as services


@require_safe
def days_to_avoid(request: HttpRequest) -> HttpResponse:
    """Those that are not over."""
    member = current_member(request)
    if not can_see_sessions(member):
        raise PermissionDenied
    context = {
        "avoided": queries.avoided_days(member.partnership),
        "may_run": can_run_sessions(member),
    }
    return render(request, "sessions/days_to_avoid.jinja", context)


@require_http_methods(["GET", "POST"])
def add_days_to_avoid(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not can_run_sessions(member):
        raise PermissionDenied
    form = DaysToAvoidForm(request.POST or None)
    if form.is_valid():
        services.add_days_to_avoid(member.partnership, form.days, by=member)
        messages.success(request, _("Days added. Whoever plans a session on them is warned"))
        return redirect("sessions:days_to_avoid")
    return render(request, "sessions/add_days_to_avoid.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_days_to_avoid(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    avoided = _open_days(member, pk)
    form = DaysToAvoidForm(request.POST or None, avoided)
    if form.is_valid():
        services.change_days_to_avoid(avoided, form.days, by=member)
        messages.success(request, _("Changes saved"))
        return redirect("sessions:days_to_avoid")
    context = {"form": form, "avoided": avoided}
    return render(request, "sessions/change_days_to_avoid.jinja", context)


@require_POST
def remove_days_to_avoid(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    services.remove_days_to_avoid(_open_days(member, pk), by=member)
    messages.success(request, _("Removed"))
    return redirect("sessions:days_to_avoid")


def _open_days(member: Member, pk: int) -> DateToAvoid:
    avoided: DateToAvoid = get_object_or_404(member.partnership.dates_to_avoid, pk=pk)
    if not can_run_sessions(member):
        raise PermissionDenied
    return avoided
