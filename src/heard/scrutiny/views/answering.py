"""The pages behind the link of whoever holds a post: what committees asked of it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.public_form import public_form
from heard.partnerships.access import current_partnership
from heard.partnerships.forms.one_time_codes import EnterCodeForm
from heard.partnerships.one_time_codes import Asked, Tried
from heard.partnerships.services.one_time_codes import try_code
from heard.plans.services.links import CannotBeReachedError, send_update_code
from heard.plans.views import update_door
from heard.plans.views.update_door import Door, by_link
from heard.scrutiny.forms.answering import AnswerForm
from heard.scrutiny.queries import my_requests as queries
from heard.scrutiny.services.request_steps import NotNowError
from heard.scrutiny.services.request_updates import NotYoursError, receive_request_update
from heard.scrutiny.views.opening_requests import sent


@public_form
@require_safe
def my_requests(request: HttpRequest, link: str) -> HttpResponse:
    """Whoever has the link sees no more than what everybody may know, until a code is entered."""
    door = by_link(request, link)
    if door is None:
        return _shut(request)
    lines = queries.my_requests(door.holders)
    context = {"door": door, "lines": lines, "saved": request.GET.get("saved", "")}
    return render(request, "scrutiny/my_requests.jinja", context)


@public_form
@require_http_methods(["GET", "POST"])
def answer_request(request: HttpRequest, link: str, key: UUID) -> HttpResponse:
    """A response where one is awaited, else how it goes."""
    door = by_link(request, link)
    if door is None:
        return _shut(request)
    if not door.is_open and request.method == "GET":
        return redirect(f"{_code_page(door)}?for={key}")
    mine = queries.my_request(door.holders, key)
    if mine is None:
        return _not_any_more(request, door, key)
    form = AnswerForm(mine, sent(request), shows_last=door.is_open)
    if form.is_valid() and door.is_open:
        try:
            holder = door.holders[0]
            receive_request_update(mine.request, form.said, holder=holder, key=form.key)
        except (NotYoursError, NotNowError):
            return _not_any_more(request, door, key)
        return redirect(f"{reverse('scrutiny:my_requests', args=[link])}?saved={key}")
    context = {"form": form, "door": door, "mine": mine}
    return render(request, "scrutiny/answer_request.jinja", context)


@public_form
@require_http_methods(["GET", "POST"])
def request_code(request: HttpRequest, link: str) -> HttpResponse:
    """Send a code. Opening the page sends none: mail scanners open links, and press no button."""
    door = by_link(request, link)
    if door is None:
        return _shut(request)
    problem = _problem(door) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        there = reverse("scrutiny:enter_request_code", args=[link])
        return redirect(f"{there}{_for(request)}")
    context = {"door": door, "problem": problem}
    status = 429 if problem else 200
    return render(request, "scrutiny/request_code.jinja", context, status=status)


@public_form
@require_http_methods(["GET", "POST"])
def enter_request_code(request: HttpRequest, link: str) -> HttpResponse:
    """A right code opens this browser for a while, for their actions too."""
    door = by_link(request, link)
    if door is None:
        return _shut(request)
    form = EnterCodeForm(sent(request))
    if form.is_valid():
        tried = try_code(door.holders[0], form.cleaned_data["code"])
        if tried == Tried.RIGHT:
            return update_door.let_in(redirect(_after_code(request, link)), door)
        form.refuse(tried)
    context = {"form": form, "door": door, "again": f"{_code_page(door)}{_for(request)}"}
    return render(request, "scrutiny/enter_request_code.jinja", context)


def _shut(request: HttpRequest) -> HttpResponse:
    return update_door.shut(request)


def _code_page(door: Door) -> str:
    return reverse("scrutiny:request_code", args=[door.link])


def _problem(door: Door) -> str:
    """Why no code was sent: "often", "unknown", or nothing."""
    try:
        return "often" if send_update_code(door.holders[0]) == Asked.TOO_OFTEN else ""
    except CannotBeReachedError:
        return "unknown"


def _wanted(request: HttpRequest) -> UUID | None:
    """The request that they wanted is named by its key, never by an address that somebody typed."""
    try:
        return UUID(request.GET.get("for", "")[:50])
    except ValueError:
        return None


def _for(request: HttpRequest) -> str:
    key = _wanted(request)
    return f"?for={key}" if key else ""


def _after_code(request: HttpRequest, link: str) -> str:
    if key := _wanted(request):
        return reverse("scrutiny:answer_request", args=[link, key])
    return reverse("scrutiny:my_requests", args=[link])


def _not_any_more(request: HttpRequest, door: Door, key: UUID) -> HttpResponse:
    """Given to another post, or over: what they wrote is theirs to copy."""
    line = queries.any_request(current_partnership(request), key)
    if line is None:
        raise Http404
    is_theirs = door.holder_of(line.post_id) is not None
    if not is_theirs and request.method != "POST":
        raise Http404
    written = request.POST.get("words", "").strip()
    context = {"door": door, "written": written, "is_theirs": is_theirs}
    return render(request, "scrutiny/request_not_any_more.jinja", context, status=409)
