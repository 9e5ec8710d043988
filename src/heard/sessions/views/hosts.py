"""Who runs a session and helps at it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import current_member
from heard.sessions.forms.session_places import HostForm
from heard.sessions.queries.sessions import possible_hosts
from heard.sessions.services import hosts as services
from heard.sessions.views.opening_sessions import open_session, sends_back_to_the_session


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def add_host(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody more."""
    member = current_member(request)
    session = open_session(member, pk)
    form = HostForm(request.POST or None, possible_hosts(session))
    if form.is_valid():
        try:
            services.add_host(session, form.details, by=member)
        except services.HostAlreadyError:
            form.add_error("member", _("Select somebody else. They host it already"))
        else:
            messages.success(request, _("Host added"))
            return redirect("sessions:run_session", pk)
    return render(request, "sessions/add_host.jinja", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def change_host(request: HttpRequest, pk: int, host_pk: int) -> HttpResponse:
    """Another part, or shown to families."""
    member = current_member(request)
    session = open_session(member, pk)
    host = get_object_or_404(session.hosts.select_related("session__phase__programme"), pk=host_pk)
    form = HostForm(request.POST or None, possible_hosts(session, host), host)
    if form.is_valid():
        try:
            services.change_host(host, form.details, by=member)
        except services.HostAlreadyError:
            form.add_error("member", _("Select somebody else. They host it already"))
        else:
            messages.success(request, _("Changes saved"))
            return redirect("sessions:run_session", pk)
    context = {"form": form, "session": session, "host": host}
    return render(request, "sessions/change_host.jinja", context)


@require_POST
def remove_host(request: HttpRequest, pk: int, host_pk: int) -> HttpResponse:
    """They do not host it any more."""
    member = current_member(request)
    session = open_session(member, pk)
    host = get_object_or_404(session.hosts.select_related("session__phase__programme"), pk=host_pk)
    services.remove_host(host, by=member)
    messages.success(request, _("Host removed"))
    return redirect("sessions:run_session", pk)
