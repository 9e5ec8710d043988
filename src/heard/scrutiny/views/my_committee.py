"""A member's own page of their committee, by the link in their e-mail, without a password."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.public_form import public_form
from heard.partnerships.forms.one_time_codes import EnterCodeForm
from heard.partnerships.one_time_codes import Asked, Tried
from heard.partnerships.services.one_time_codes import try_code
from heard.scrutiny.views import my_committee_pages as pages
from heard.scrutiny.views.committee_door import find
from heard.sessions.services.listener_codes import send_code
from heard.sessions.views.visit_door import open_private, shut

# Pages that open with a code only, and how an address names them.
PRIVATE = {"report": "report_to_committee", "confirm": "confirm_as_member"}


@public_form
@require_safe
def my_committee(request: HttpRequest, link: str) -> HttpResponse:
    """Whoever has the link sees no more than what everybody may know."""
    found = find(request, link)
    return pages.home_page(request, found.door) if found else shut(request)


@public_form
@require_http_methods(["GET", "POST"])
def answer_for_committee(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    found = find(request, link)
    return pages.answer_page(request, found.door, key) if found else shut(request)


@public_form
@require_http_methods(["GET", "POST"])
def ask_to_be_excused(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    found = find(request, link)
    return pages.cannot_go_page(request, found.door, key) if found else shut(request)


@public_form
@require_http_methods(["GET", "POST"])
def report_to_committee(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    """Reading and changing a report needs a code first."""
    found = find(request, link)
    if found is None:
        return shut(request)
    if not found.door.is_open:
        return _code_first(link, "report", key)
    return pages.report_page(request, found.door, key)


@public_form
@require_http_methods(["GET", "POST"])
def confirm_as_member(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    """What is said here counts as the member's word, so it needs a code first."""
    found = find(request, link)
    if found is None:
        return shut(request)
    if not found.door.is_open:
        return _code_first(link, "confirm", key)
    return pages.confirm_page(request, found.door, key)


@public_form
@require_http_methods(["GET", "POST"])
def committee_code(request: HttpRequest, link: str) -> HttpResponse:
    """Send a code. Opening the page sends none: mail scanners open links, and press no button."""
    found = find(request, link)
    if found is None:
        return shut(request)
    too_often = request.method == "POST" and send_code(found.sessions.listener) == Asked.TOO_OFTEN
    if request.method == "POST" and not too_often:
        return redirect(_wanting("enter_committee_code", request, link))
    context = {"door": found.door, "too_often": too_often}
    status = 429 if too_often else 200
    return render(request, "sessions/visit_code.jinja", context, status=status)


@public_form
@require_http_methods(["GET", "POST"])
def enter_committee_code(request: HttpRequest, link: str) -> HttpResponse:
    found = find(request, link)
    if found is None:
        return shut(request)
    form = EnterCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tried = try_code(found.sessions.listener, form.cleaned_data["code"])
        if tried == Tried.RIGHT:
            return open_private(redirect(_wanted(request, link)), found.sessions)
        form.refuse(tried)
    again = _wanting("committee_code", request, link)
    context = {"form": form, "door": found.door, "again": again}
    return render(request, "sessions/enter_visit_code.jinja", context)


def _code_first(link: str, what: str, key: UUID) -> HttpResponse:
    return redirect(f"{reverse('scrutiny:committee_code', args=[link])}?{what}={key}")


def _wanting(name: str, request: HttpRequest, link: str) -> str:
    """An address that carries on which page they wanted."""
    address = reverse(f"scrutiny:{name}", args=[link])
    for what in PRIVATE:
        if key := _key(request, what):
            return f"{address}?{what}={key}"
    return address


def _wanted(request: HttpRequest, link: str) -> str:
    """The page that they wanted is named by a key, never by an address that somebody typed."""
    for what, name in PRIVATE.items():
        if key := _key(request, what):
            return reverse(f"scrutiny:{name}", args=[link, key])
    return reverse("scrutiny:my_committee", args=[link])


def _key(request: HttpRequest, what: str) -> UUID | None:
    try:
        return UUID(request.GET.get(what, "")[:50])
    except ValueError:
        return None
