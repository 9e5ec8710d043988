"""Phases of a programme: whom they want to hear, whom they have reached, who was asked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.sessions.forms.programmes import OutreachForm, PhaseForm
from heard.sessions.models import Outreach, Phase
from heard.sessions.queries import programmes as queries
from heard.sessions.queries.coverage import coverage
from heard.sessions.rules import can_run_phase, can_run_sessions, can_see_sessions
from heard.sessions.services import phases as services
from heard.sessions.services.programmes import ProgrammeClosedError
from heard.sessions.views.opening_sessions import open_phase, open_programme
from heard.surveys.rules import can_run_surveys


@require_safe
def keep_phase(request: HttpRequest, pk: int) -> HttpResponse:
    """Aims, whom the phase has reached and whom not, who was asked."""
    member = current_member(request)
    phase = get_object_or_404(queries.phases_in(member.partnership), pk=pk)
    if not can_see_sessions(member):
        raise PermissionDenied
    context = {
        "phase": phase,
        "coverage": coverage(phase),
        "outreach": list(phase.outreach.all()),
        "may_run": can_run_sessions(member),
        "may_make_surveys": can_run_sessions(member) and can_run_surveys(member),
    }
    return render(request, "sessions/keep_phase.jinja", context)


@require_http_methods(["GET", "POST"])
def make_phase(request: HttpRequest, pk: int) -> HttpResponse:
    """A new part of a programme."""
    member = current_member(request)
    programme = open_programme(member, pk)
    form = _form(request, member)
    if form.is_valid():
        try:
            phase = services.make_phase(programme, form.details, by=member)
        except services.PhaseNameTakenError:
            _refuse_name(form)
        except ProgrammeClosedError:
            return _closed(request, programme.pk)
        else:
            messages.success(request, _("Phase added"))
            return redirect("sessions:keep_phase", phase.pk)
    return render(request, "sessions/make_phase.jinja", {"form": form, "programme": programme})


@require_http_methods(["GET", "POST"])
def change_phase(request: HttpRequest, pk: int) -> HttpResponse:
    """Describe it anew."""
    member = current_member(request)
    phase = open_phase(member, pk)
    form = _form(request, member, phase)
    if form.is_valid():
        try:
            services.change_phase(phase, form.details, by=member)
        except services.PhaseNameTakenError:
            _refuse_name(form)
        except ProgrammeClosedError:
            return _closed(request, phase.programme_id)
        else:
            messages.success(request, _("Changes saved"))
            return redirect("sessions:keep_phase", pk)
    return render(request, "sessions/change_phase.jinja", {"form": form, "phase": phase})


@require_http_methods(["GET", "POST"])
def add_outreach(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who was asked to come."""
    member = current_member(request)
    phase = open_phase(member, pk)
    form = OutreachForm(request.POST or None)
    if form.is_valid():
        services.add_outreach(phase, form.asked, by=member)
        messages.success(request, _("Saved who was asked"))
        return redirect("sessions:keep_phase", pk)
    return render(request, "sessions/add_outreach.jinja", {"form": form, "phase": phase})


@require_http_methods(["GET", "POST"])
def change_outreach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right what was written down."""
    member = current_member(request)
    outreach = _open_outreach(member, pk)
    form = OutreachForm(request.POST or None, outreach)
    if form.is_valid():
        services.change_outreach(outreach, form.asked, by=member)
        messages.success(request, _("Changes saved"))
        return redirect("sessions:keep_phase", outreach.phase_id)
    context = {"form": form, "outreach": outreach, "phase": outreach.phase}
    return render(request, "sessions/change_outreach.jinja", context)


@require_POST
def remove_outreach(request: HttpRequest, pk: int) -> HttpResponse:
    """It was written down by mistake."""
    member = current_member(request)
    outreach = _open_outreach(member, pk)
    services.remove_outreach(outreach, by=member)
    messages.success(request, _("Removed"))
    return redirect("sessions:keep_phase", outreach.phase_id)


def _form(request: HttpRequest, member: Member, phase: Phase | None = None) -> PhaseForm:
    districts = list(member.partnership.districts.all())
    surveys = list(member.partnership.surveys.order_by("title"))
    return PhaseForm(request.POST or None, districts, surveys, phase)


def _open_outreach(member: Member, pk: int) -> Outreach:
    outreach = get_object_or_404(queries.outreach_in(member.partnership), pk=pk)
    if not can_run_phase(member, outreach.phase):
        raise PermissionDenied
    return outreach


def _refuse_name(form: PhaseForm) -> None:
    form.add_error("name", _("Enter another name. A phase of the programme already has this one"))


def _closed(request: HttpRequest, programme_pk: int) -> HttpResponse:
    messages.warning(request, _("This programme has closed, so nothing was saved"))
    return redirect("sessions:keep_programme", programme_pk)
