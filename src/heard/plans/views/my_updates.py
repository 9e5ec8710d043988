"""Updates by the link in an e-mail, without a password: a code is asked for before the words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heard.design.public_form import public_form
from heard.partnerships.forms.one_time_codes import EnterCodeForm
from heard.partnerships.one_time_codes import Asked, Tried
from heard.partnerships.services.one_time_codes import try_code
from heard.plans.services.links import CannotBeReachedError, send_update_code
from heard.plans.views import update_door
from heard.plans.views.update_door import Door, by_link, shut
from heard.plans.views.writing_updates import home_page, write_page


@public_form
@require_http_methods(["GET", "POST"])
def my_updates(request: HttpRequest, link: str) -> HttpResponse:
    """Their actions. Whoever has the link sees no more than what everybody may know.

    From here they say in one press that nothing has changed on one of them.
    """
    door = by_link(request, link)
    if door is None:
        return shut(request)
    if request.method == "POST" and not door.is_open:
        there = reverse("plans:update_code", args=[link])
        return redirect(_with_key(there, request.POST.get("same", "")))
    return home_page(request, door)


@public_form
@require_http_methods(["GET", "POST"])
def write_update(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    door = by_link(request, link)
    if door is None:
        return shut(request)
    if request.method == "GET" and not door.is_open:
        return redirect(_with_key(reverse("plans:update_code", args=[link]), str(key)))
    return write_page(request, door, key)


@public_form
@require_http_methods(["GET", "POST"])
def update_code(request: HttpRequest, link: str) -> HttpResponse:
    """Send a code. Opening the page sends none: mail scanners open links, and press no button."""
    door = by_link(request, link)
    if door is None:
        return shut(request)
    context = {"door": door, "problem": ""}
    if request.method == "POST":
        context["problem"] = _problem(door)
        if not context["problem"]:
            there = reverse("plans:enter_update_code", args=[link])
            return redirect(_with_key(there, request.GET.get("for", "")))
    status = 429 if context["problem"] else 200
    return render(request, "plans/update_code.jinja", context, status=status)


@public_form
@require_http_methods(["GET", "POST"])
def enter_update_code(request: HttpRequest, link: str) -> HttpResponse:
    door = by_link(request, link)
    if door is None:
        return shut(request)
    form = EnterCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tried = try_code(door.holders[0], form.cleaned_data["code"])
        if tried == Tried.RIGHT:
            return update_door.let_in(redirect(_after_code(request, door)), door)
        form.refuse(tried)
    again = _with_key(reverse("plans:update_code", args=[link]), request.GET.get("for", ""))
    context = {"form": form, "door": door, "again": again}
    return render(request, "plans/enter_update_code.jinja", context)


def _problem(door: Door) -> str:
    """Why no code was sent: "often", "unknown", or nothing."""
    try:
        return "often" if send_update_code(door.holders[0]) == Asked.TOO_OFTEN else ""
    except CannotBeReachedError:
        return "unknown"


def _with_key(address: str, key: str) -> str:
    """The page that they wanted is named by a key, never by an address that somebody typed."""
    try:
        return f"{address}?for={UUID(key[:50])}"
    except ValueError:
        return address


def _after_code(request: HttpRequest, door: Door) -> str:
    try:
        return door.write(UUID(request.GET.get("for", "")[:50]))
    except ValueError:
        return door.home
