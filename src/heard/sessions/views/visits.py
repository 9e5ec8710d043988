"""An elected member's own page, by the link in their e-mail, without a password."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.public_form import public_form
from heard.partnerships.forms.one_time_codes import EnterCodeForm
from heard.partnerships.one_time_codes import Asked, Tried
from heard.partnerships.services.one_time_codes import try_code
from heard.sessions.queries import my_visits as queries
from heard.sessions.services.listener_codes import send_code
from heard.sessions.views.visit_door import Found, find, open_private, shut
from heard.sessions.views.visiting import answer_page, home_page, report_page


@public_form
@require_safe
def my_visits(request: HttpRequest, link: str) -> HttpResponse:
    """Sessions near them. Whoever has the link sees no more than what everybody may know."""
    found = find(request, link)
    return home_page(request, found.door) if found else shut(request)


@public_form
@require_http_methods(["GET", "POST"])
def answer_visit(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    found = find(request, link)
    return answer_page(request, found.door, key) if found else shut(request)


@public_form
@require_http_methods(["GET", "POST"])
def report_visit(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    """Reading and changing a report needs a code first."""
    found = find(request, link)
    if found is None:
        return shut(request)
    if not found.door.is_open:
        get_object_or_404(queries.session_to_answer(found.listener.member, key))
        return redirect(_with_key(reverse("sessions:visit_code", args=[link]), str(key)))
    return report_page(request, found.door, key)


@public_form
@require_http_methods(["GET", "POST"])
def visit_code(request: HttpRequest, link: str) -> HttpResponse:
    """Send a code. Opening the page sends none: mail scanners open links, and press no button."""
    found = find(request, link)
    if found is None:
        return shut(request)
    if request.method == "POST":
        asked = send_code(found.listener)
        if asked != Asked.TOO_OFTEN:
            there = reverse("sessions:enter_visit_code", args=[link])
            return redirect(_with_key(there, request.GET.get("for", "")))
        context = {"door": found.door, "too_often": True}
        return render(request, "sessions/visit_code.jinja", context, status=429)
    context = {"door": found.door, "too_often": False}
    return render(request, "sessions/visit_code.jinja", context)


@public_form
@require_http_methods(["GET", "POST"])
def enter_visit_code(request: HttpRequest, link: str) -> HttpResponse:
    found = find(request, link)
    if found is None:
        return shut(request)
    form = EnterCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tried = try_code(found.listener, form.cleaned_data["code"])
        if tried == Tried.RIGHT:
            return open_private(redirect(_after_code(request, found)), found)
        form.refuse(tried)
    again = _with_key(reverse("sessions:visit_code", args=[link]), request.GET.get("for", ""))
    context = {"form": form, "door": found.door, "again": again}
    return render(request, "sessions/enter_visit_code.jinja", context)


def _with_key(address: str, key: str) -> str:
    """The page that they wanted is named by a key, never by an address that somebody typed."""
    try:
        return f"{address}?for={UUID(key[:50])}"
    except ValueError:
        return address


def _after_code(request: HttpRequest, found: Found) -> str:
    try:
        key = UUID(request.GET.get("for", "")[:50])
    except ValueError:
        return found.door.home
    return reverse("sessions:report_visit", args=[found.door.link, key])
