"""Announcing sessions, cancelling one, saying that it was held."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import current_member
from heard.partnerships.addresses import addresses_of_request
from heard.sessions.forms.announcing import AnnounceForm
from heard.sessions.forms.session_places import CancelSessionForm
from heard.sessions.queries import sessions as queries
from heard.sessions.queries.checklist import checklist
from heard.sessions.queries.session_warnings import warnings_of
from heard.sessions.queries.taken import taken_of
from heard.sessions.services import announcing, ending
from heard.sessions.views.opening_sessions import (
    open_phase,
    open_session,
    sends_back_to_the_session,
)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def announce_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft to everybody, after a look at what is missing."""
    member = current_member(request)
    session = open_session(member, pk)
    if request.method == "POST":
        try:
            announcing.announce_sessions([session], by=member)
        except announcing.NotReadyError:
            messages.warning(request, _("Something that is needed is missing. Nothing was sent"))
        else:
            messages.success(request, _("Announced. Those who asked to be kept posted are told"))
            return redirect("sessions:run_session", pk)
    context = {
        "session": session,
        "checks": checklist(session),
        "warnings": warnings_of(member.partnership, [session])[session.pk],
    }
    return render(request, "sessions/announce_session.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def announce_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Several drafts of a phase at once, in one letter."""
    member = current_member(request)
    phase = open_phase(member, pk)
    drafts = list(queries.drafts_of(phase))
    form = AnnounceForm(request.POST or None, drafts, warnings_of(member.partnership, drafts))
    if form.is_valid():
        try:
            made = announcing.announce_sessions(form.chosen, by=member)
        except announcing.NotReadyError as problem:
            form.add_error("sessions", _("%(title)s is not ready") % {"title": problem.args[0]})
        else:
            words = ngettext("One session announced", "%(num)d sessions announced", len(made))
            messages.success(request, words % {"num": len(made)})
            return redirect("sessions:keep_phase", pk)
    context = {"form": form, "phase": phase, "drafts": drafts}
    return render(request, "sessions/announce_sessions.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def cancel_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, for good; everybody who has asked for places is told."""
    member = current_member(request)
    session = open_session(member, pk)
    form = CancelSessionForm(request.POST or None)
    if form.is_valid():
        reason, at = form.cleaned_data["reason"], addresses_of_request(request)
        ending.cancel_session(session, reason, at=at, by=member)
        messages.success(request, _("Session cancelled. Everybody who has booked is told"))
        return redirect("sessions:run_session", pk)
    context = {"form": form, "session": session, "taken": taken_of(session)}
    return render(request, "sessions/cancel_session.jinja", context)


@require_POST
@sends_back_to_the_session
def hold_session(request: HttpRequest, pk: int) -> HttpResponse:
    """It was held."""
    member = current_member(request)
    ending.hold_session(open_session(member, pk), by=member)
    messages.success(request, _("The session was held. Now write what you heard"))
    return redirect("sessions:run_session", pk)
