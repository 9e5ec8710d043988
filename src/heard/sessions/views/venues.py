"""Venues and their access records."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.sessions import session_tags, venue_words
from heard.sessions.forms.venues import VenueForm
from heard.sessions.models import Venue
from heard.sessions.queries import programmes as queries
from heard.sessions.rules import can_run_sessions, can_see_sessions
from heard.sessions.services import venues as services


@require_safe
def venues(request: HttpRequest) -> HttpResponse:
    """Those in use, then those that are not."""
    member = current_member(request)
    if not can_see_sessions(member):
        raise PermissionDenied
    found = list(queries.venues_of(member.partnership))
    context = {
        "in_use": [venue for venue in found if venue.retired_at is None],
        "retired": [venue for venue in found if venue.retired_at is not None],
        "may_run": can_run_sessions(member),
        "words": venue_words,
    }
    return render(request, "sessions/venues.jinja", context)


@require_safe
def keep_venue(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a venue, and what is to be held there."""
    member = current_member(request)
    venue = get_object_or_404(queries.venues_of(member.partnership), pk=pk)
    if not can_see_sessions(member):
        raise PermissionDenied
    context = {
        "venue": venue,
        "coming": list(queries.sessions_at(venue)[:50]),
        "may_run": can_run_sessions(member),
        "words": venue_words,
        "tags": session_tags,
    }
    return render(request, "sessions/keep_venue.jinja", context)


@require_http_methods(["GET", "POST"])
def make_venue(request: HttpRequest) -> HttpResponse:
    """A new venue."""
    member = current_member(request)
    if not can_run_sessions(member):
        raise PermissionDenied
    form = VenueForm(request.POST or None, list(member.partnership.districts.all()))
    if form.is_valid():
        try:
            venue = services.make_venue(member.partnership, form.details, by=member)
        except services.VenueNameTakenError:
            _refuse_name(form)
        else:
            messages.success(request, _("Venue added"))
            return redirect("sessions:keep_venue", venue.pk)
    return render(request, "sessions/make_venue.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_venue(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something else of it."""
    member = current_member(request)
    venue = _open_venue(member, pk)
    form = VenueForm(request.POST or None, list(member.partnership.districts.all()), venue)
    if form.is_valid():
        try:
            services.change_venue(venue, form.details, by=member)
        except services.VenueNameTakenError:
            _refuse_name(form)
        except services.RetiredError:
            return _say_retired(request, pk)
        else:
            messages.success(request, _("Changes saved"))
            return redirect("sessions:keep_venue", pk)
    number = queries.sessions_at(venue).filter(state="announced").count()
    context = {"form": form, "venue": venue, "number": number}
    return render(request, "sessions/change_venue.jinja", context)


@require_POST
def retire_venue(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing new is held there."""
    member = current_member(request)
    venue = _open_venue(member, pk)
    try:
        services.retire_venue(venue, by=member)
    except services.StillInUseError as problem:
        words = ngettext(
            "One session is to be held there. Move or cancel it first",
            "%(num)d sessions are to be held there. Move or cancel them first",
            problem.number,
        )
        messages.warning(request, words % {"num": problem.number})
    except services.RetiredError:
        return _say_retired(request, pk)
    else:
        messages.success(request, _("Nothing new is held there any more"))
    return redirect("sessions:keep_venue", pk)


@require_POST
def use_venue_again(request: HttpRequest, pk: int) -> HttpResponse:
    """It can be chosen again."""
    member = current_member(request)
    try:
        services.use_venue_again(_open_venue(member, pk), by=member)
    except services.VenueNameTakenError:
        messages.warning(request, _("Another venue has its name now. Use that one"))
    else:
        messages.success(request, _("The venue can be chosen again"))
    return redirect("sessions:keep_venue", pk)


def _open_venue(member: Member, pk: int) -> Venue:
    venue = get_object_or_404(queries.venues_of(member.partnership), pk=pk)
    if not can_run_sessions(member):
        raise PermissionDenied
    return venue


def _refuse_name(form: VenueForm) -> None:
    form.add_error("name", _("Enter another name. A venue already has this one"))


def _say_retired(request: HttpRequest, pk: int) -> HttpResponse:
    messages.warning(request, _("This venue is not used any more. Nothing was changed"))
    return redirect("sessions:keep_venue", pk)
