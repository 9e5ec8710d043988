"""Changing a session part by part, and throwing a draft away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.sessions.forms.session_places import REFUSALS, PlacesForm, ProvidedForm
from heard.sessions.forms.sessions import AboutForm, MoveSessionForm, Places
from heard.sessions.models import Session
from heard.sessions.queries.cautions import cautions_of, cautions_of_deadlines
from heard.sessions.queries.programmes import divisions_of, venues_for
from heard.sessions.queries.taken import taken_of
from heard.sessions.services import capacity
from heard.sessions.services import sessions as services
from heard.sessions.services.session_revisions import ChangedMeanwhileError
from heard.sessions.views.opening_sessions import (
    open_session,
    revision_read,
    say_who_saved,
    sends_back_to_the_session,
)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def change_session(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is about and whom it is for."""
    member = current_member(request)
    session = open_session(member, pk)
    revision = revision_read(request, session)
    form = AboutForm(request.POST or None, session)
    if form.is_valid():
        try:
            services.change_session(session, form.details, by=member, revision=revision)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        else:
            return _saved(request, pk)
    context = {"form": form, "session": session, "revision": revision}
    return render(request, "sessions/change_session.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def move_session(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where."""
    member = current_member(request)
    session = open_session(member, pk)
    revision = revision_read(request, session)
    form = MoveSessionForm(request.POST or None, _places(member, session), session)
    if form.is_valid() and form.accepts(cautions_of(session.phase, form.timing, session)):
        try:
            services.move_session(session, form.timing, by=member, revision=revision)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        else:
            return _saved(request, pk)
    context = {"form": form, "session": session, "revision": revision, "taken": taken_of(session)}
    return render(request, "sessions/move_session.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def change_places(request: HttpRequest, pk: int) -> HttpResponse:
    """How many can come, and until when they can book."""
    member = current_member(request)
    session = open_session(member, pk)
    revision = revision_read(request, session)
    form = PlacesForm(request.POST or None, session)
    if form.is_valid() and form.accepts(_cautions(session, form)):
        try:
            capacity.change_places(session, form.places, by=member, revision=revision)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        except REFUSALS as problem:
            form.refuse(problem)
        else:
            return _saved(request, pk)
    context = {"form": form, "session": session, "revision": revision, "taken": taken_of(session)}
    return render(request, "sessions/change_places.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_session
def change_provided(request: HttpRequest, pk: int) -> HttpResponse:
    """What there is for everybody."""
    member = current_member(request)
    session = open_session(member, pk)
    revision = revision_read(request, session)
    form = ProvidedForm(request.POST or None, session)
    if form.is_valid() and form.accepts(
        cautions_of_deadlines(form.details.support_by, session.booking_closes_at)
    ):
        try:
            services.change_provided(session, form.details, by=member, revision=revision)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        else:
            return _saved(request, pk)
    context = {"form": form, "session": session, "revision": revision}
    return render(request, "sessions/change_provided.jinja", context)


@require_POST
@sends_back_to_the_session
def discard_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    member = current_member(request)
    session = open_session(member, pk)
    try:
        services.discard_session(session, by=member)
    except services.HasBookingsError:
        messages.warning(request, _("Families have asked for places. Cancel it instead"))
        return redirect("sessions:run_session", pk)
    messages.success(request, _("Draft thrown away"))
    return redirect("sessions:all_sessions")


def _saved(request: HttpRequest, pk: int) -> HttpResponse:
    messages.success(request, _("Changes saved"))
    return redirect("sessions:run_session", pk)


def _cautions(session: Session, form: PlacesForm) -> Any:
    return cautions_of_deadlines(session.support_by, form.places.booking_closes_at)


def _places(member: Member, session: Session) -> Places:
    partnership = member.partnership
    districts = list(partnership.districts.all())
    return Places(venues_for(session), districts, divisions_of(partnership))
