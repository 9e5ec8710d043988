"""At the door: who came, on a phone, on paper, or as a number of heads."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.models import Member
from heard.sessions.forms import arriving as forms
from heard.sessions.models import Session
from heard.sessions.queries import arriving as queries
from heard.sessions.rules import can_check_in, can_handle_bookings
from heard.sessions.services import arriving as services
from heard.sessions.views.refusals import refusal_words


def open_door(request: SignedInRequest, pk: int) -> tuple[Member, Session]:
    """The member and a session that they check people in at. Raises Http404, PermissionDenied."""
    member = current_member(request)
    session = get_object_or_404(queries.sessions_of(member.partnership), pk=pk)
    if not can_check_in(member, session):
        raise PermissionDenied
    return member, session


@require_http_methods(["GET", "POST"])
def check_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """The list on a phone; a press of a page without script is sent here."""
    member, session = open_door(request, pk)
    if request.method == "POST":
        return _press(request, member, session)
    return _check_in_page(request, member, session, forms.WalkInForm())


@require_POST
def walk_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody who has not booked."""
    member, session = open_door(request, pk)
    form = forms.WalkInForm(request.POST)
    if form.is_valid():
        if _take(request, member, session, form.walk_in):
            messages.success(request, _("They are on the list"))
        return redirect("sessions:check_in", pk)
    return _check_in_page(request, member, session, form)


@require_POST
def check_in_presses(request: SignedInRequest, pk: int) -> JsonResponse:
    """What a phone has pressed since it was last heard of; answered with the list as it is now."""
    member, session = open_door(request, pk)
    try:
        presses = forms.read_presses(request.body)
        taken = services.take_presses(session, presses, by=member)
    except forms.UnreadableError:
        return JsonResponse({"problem": _("This page is out of date. Load it again")}, status=400)
    except services.NotOpenError as refusal:
        return JsonResponse({"problem": refusal_words(refusal)}, status=409)
    door = queries.at_the_door(session, needs_words=can_handle_bookings(member))
    words = {"door": door, "mark": uuid4(), "session": session, "is_open": True}
    refused = {str(key): refusal_words(why) for key, why in taken.refused.items()}
    page = render_to_string("sessions/door_list.jinja", words, request)
    return JsonResponse({"kept": taken.kept, "refused": refused, "page": page})


@require_safe
def sign_in_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """To print: large, a line for each household, and empty ones."""
    _member, session = open_door(request, pk)
    door = queries.at_the_door(session, needs_words=False)
    context = {"session": session, "door": door, "empty_lines": range(12)}
    return render(request, "sessions/sign_in_sheet.jinja", context)


@require_http_methods(["GET", "POST"])
def type_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The whole sheet in one form."""
    member, session = open_door(request, pk)
    door = queries.at_the_door(session, needs_words=False)
    form = forms.SheetForm(request.POST or None, door.expected + door.waiting)
    if form.is_valid():
        sheet = form.sheet
        try:
            services.type_sheet(session, sheet.lines, sheet.walk_ins, by=member)
        except (services.NotOpenError, services.NotListedError) as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("Saved"))
            return redirect("sessions:check_in", pk)
    context = {"form": form, "session": session, "is_open": queries.can_begin(session)}
    return render(request, "sessions/type_sheet.jinja", context)


@require_http_methods(["GET", "POST"])
def head_count(request: SignedInRequest, pk: int) -> HttpResponse:
    """How many were in the room, where nobody is asked for a name."""
    member, session = open_door(request, pk)
    known = {"adults": session.head_count_adults, "young": session.head_count_young}
    form = forms.HeadCountForm(request.POST or None, initial=known)
    if form.is_valid():
        try:
            services.count_heads(session, **form.cleaned_data, by=member)
        except (services.NotOpenError, services.NotAnonymousError) as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("Saved"))
            return redirect("sessions:head_count", pk)
    return render(request, "sessions/head_count.jinja", {"form": form, "session": session})


def _press(request: SignedInRequest, member: Member, session: Session) -> HttpResponse:
    try:
        press = forms.read_press(request.POST)
    except forms.UnreadableError:
        messages.warning(request, _("Enter how many people came, from 1 to 99"))
        return redirect("sessions:check_in", session.pk)
    _take(request, member, session, press)
    return redirect(f"{request.path}#booking-{press.booking}")


def _take(
    request: SignedInRequest,
    member: Member,
    session: Session,
    press: services.Press | services.WalkIn,
) -> bool:
    """Whether it was taken; why not is said on the next page."""
    try:
        taken = services.take_presses(session, [press], by=member)
    except services.NotOpenError as refusal:
        messages.warning(request, refusal_words(refusal))
        return False
    for why in taken.refused.values():
        messages.warning(request, refusal_words(why))
    return not taken.refused


def _check_in_page(
    request: SignedInRequest, member: Member, session: Session, form: forms.WalkInForm
) -> HttpResponse:
    find = forms.FindArrivalForm(request.GET)
    in_full = can_handle_bookings(member)
    context = {
        "session": session,
        "door": queries.at_the_door(session, needs_words=in_full, words=find.wanted),
        "form": form,
        "find": find,
        "mark": uuid4(),
        "is_open": queries.can_begin(session),
        "is_today": session.day == timezone.localdate(),
        "handles_bookings": in_full,
    }
    return render(request, "sessions/check_in.jinja", context)
