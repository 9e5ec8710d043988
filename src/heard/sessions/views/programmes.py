"""Programmes as staff keep them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.design.fields import GovukForm
from heard.partnerships.access import current_member
from heard.sessions.forms.programmes import ProgrammeForm
from heard.sessions.models import Programme
from heard.sessions.queries import programmes as queries
from heard.sessions.rules import can_run_sessions, can_see_sessions
from heard.sessions.services import programmes as services
from heard.sessions.views.opening_sessions import open_programme


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """All of them, those that go on first."""
    member = current_member(request)
    if not can_see_sessions(member):
        raise PermissionDenied
    context = {
        "programmes": queries.all_programmes(member.partnership),
        "may_run": can_run_sessions(member),
    }
    return render(request, "sessions/programmes.jinja", context)


@require_safe
def keep_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme with its phases."""
    member = current_member(request)
    programme = get_object_or_404(member.partnership.programmes, pk=pk)
    if not can_see_sessions(member):
        raise PermissionDenied
    context = {
        "programme": programme,
        "phases": queries.phase_lines(programme),
        "may_run": can_run_sessions(member),
    }
    return render(request, "sessions/keep_programme.jinja", context)


@require_http_methods(["GET", "POST"])
def make_programme(request: HttpRequest) -> HttpResponse:
    """A new series of sessions."""
    member = current_member(request)
    if not can_run_sessions(member):
        raise PermissionDenied
    form = ProgrammeForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.make_programme(member.partnership, form.details, by=member)
        except services.NameTakenError:
            _refuse_name(form)
        else:
            messages.success(request, _("Programme added. Now add its first phase"))
            return redirect("sessions:keep_programme", made.pk)
    return render(request, "sessions/make_programme.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Describe it anew."""
    member = current_member(request)
    programme = open_programme(member, pk)
    form = ProgrammeForm(request.POST or None, programme)
    if form.is_valid() and _changed(request, programme, form):
        return redirect("sessions:keep_programme", pk)
    context = {"form": form, "programme": programme}
    return render(request, "sessions/change_programme.jinja", context)


@require_POST
def close_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing new begins in it."""
    member = current_member(request)
    programme = open_programme(member, pk)
    try:
        services.close_programme(programme, by=member)
    except services.StillToComeError as problem:
        words = ngettext(
            "One session is a draft or still to come. Hold, cancel or throw it away first",
            "%(num)d sessions are drafts or still to come. Hold, cancel or throw them away first",
            problem.number,
        )
        messages.warning(request, words % {"num": problem.number})
    else:
        messages.success(request, _("Programme closed"))
    return redirect("sessions:keep_programme", pk)


@require_POST
def reopen_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes on after all."""
    member = current_member(request)
    services.reopen_programme(open_programme(member, pk), by=member)
    messages.success(request, _("Programme opened again"))
    return redirect("sessions:keep_programme", pk)


def _changed(request: HttpRequest, programme: Programme, form: ProgrammeForm) -> bool:
    """Whether there is nothing to mend."""
    try:
        services.change_programme(programme, form.details, by=current_member(request))
    except services.NameTakenError:
        _refuse_name(form)
        return False
    except services.HasAnnouncedError as problem:
        words = _("Select everybody. Sessions in it are announced (%(number)d)")
        form.add_error("is_public", words % {"number": problem.number})
        return False
    except services.ProgrammeClosedError:
        messages.warning(request, _("This programme has closed, so nothing was saved"))
    else:
        messages.success(request, _("Changes saved"))
    return True


def _refuse_name(form: GovukForm) -> None:
    form.add_error("name", _("Enter another name. A programme already has this one"))
