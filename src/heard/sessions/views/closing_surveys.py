"""The two surveys of a phase, made for it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.sessions.queries.heard import phases_of
from heard.sessions.rules import can_run_phase
from heard.sessions.services import closing_surveys as services
from heard.surveys.rules import can_run_surveys

_MAKERS = {
    "feedback": services.make_feedback_survey,
    "equality": services.make_equality_survey,
}


@require_http_methods(["GET", "POST"])
def closing_surveys(request: HttpRequest, pk: int) -> HttpResponse:
    """Which there are; one button makes and opens each."""
    member = current_member(request)
    phase = get_object_or_404(phases_of(member.partnership), pk=pk)
    if not (can_run_phase(member, phase) and can_run_surveys(member)):
        raise PermissionDenied
    make = _MAKERS.get(request.POST.get("make", ""))
    if make:
        try:
            make(phase, by=member)
        except services.SurveyThereError:
            messages.warning(request, _("This survey is open already"))
        else:
            messages.success(request, _("Survey made. People can answer it now"))
        return redirect("sessions:closing_surveys", pk)
    return render(request, "sessions/closing_surveys.jinja", {"phase": phase})
