"""Another session like this one: one, or many in a rhythm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.sessions.forms.repeating import ChooseDaysForm, DuplicateForm, RepeatForm
from heard.sessions.models import Session
from heard.sessions.queries.cautions import cautions_of
from heard.sessions.queries.repeated_days import days_to_choose
from heard.sessions.queries.sessions import phases_of
from heard.sessions.services import copying
from heard.sessions.services.programmes import ProgrammeClosedError
from heard.sessions.views.opening_sessions import open_session


@require_http_methods(["GET", "POST"])
def duplicate_session(request: HttpRequest, pk: int) -> HttpResponse:
    """One more like it."""
    member = current_member(request)
    session = open_session(member, pk)
    phases = phases_of(member.partnership)
    form = DuplicateForm(request.POST or None, session, phases)
    if form.is_valid() and form.accepts(cautions_of(form.phase_chosen, form.timing)):
        day, phase = form.cleaned_data["day"], form.phase_chosen
        try:
            made = copying.duplicate_session(session, day, phase=phase, by=member)
        except ProgrammeClosedError:
            form.add_error("phase", _("This programme has closed. Select another"))
        else:
            messages.success(request, _("Draft saved. Look through it before you announce it"))
            return redirect("sessions:run_session", made.pk)
    return render(request, "sessions/duplicate_session.jinja", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
def repeat_session(request: HttpRequest, pk: int) -> HttpResponse:
    """First the rhythm, then the days that come out, with what speaks against each."""
    session = open_session(current_member(request), pk)
    form = RepeatForm(request.POST or None)
    if form.is_valid():
        return _choose_days(request, session, form)
    return render(request, "sessions/repeat_session.jinja", {"form": form, "session": session})


def _choose_days(request: HttpRequest, session: Session, rhythm: RepeatForm) -> HttpResponse:
    days = days_to_choose(session, rhythm.rule)
    sent = request.POST if "choosing" in request.POST else None
    form = ChooseDaysForm(sent, days.possible, days.hints)
    if form.is_valid():
        try:
            made = copying.repeat_session(session, form.chosen, by=current_member(request))
        except ProgrammeClosedError:
            messages.warning(request, _("This programme has closed, so nothing was saved"))
            return redirect("sessions:run_session", session.pk)
        words = ngettext("One draft saved", "%(num)d drafts saved", len(made))
        messages.success(request, words % {"num": len(made)})
        return redirect("sessions:keep_phase", session.phase_id)
    context = {"form": form, "rhythm": rhythm, "session": session, "days": days}
    return render(request, "sessions/repeat_days.jinja", context)
