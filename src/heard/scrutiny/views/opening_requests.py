"""Getting hold of a line of the tracker, and doing one deed to it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.fields import GovukForm
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.models import Request
from heard.scrutiny.queries.tracker import Line, requests_of
from heard.scrutiny.request_words import DEED_WORDS
from heard.scrutiny.rules import can_keep_request
from heard.scrutiny.services.request_steps import NotNowError
from heard.scrutiny.tracker_deeds import may_follow


def line_kept(request: HttpRequest, pk: int) -> tuple[Member, Request]:
    """One that this member keeps. Raises Http404, PermissionDenied."""
    member = current_member(request)
    line = get_object_or_404(requests_of(member.partnership).select_related("partnership"), pk=pk)
    if not can_keep_request(member, line):
        raise PermissionDenied
    return member, line


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form sent, if one was: a form with a button alone sends nothing of its own."""
    return request.POST if request.method == "POST" else None


def deed_page(
    request: HttpRequest, line: Request, deed: str, form: GovukForm, do: Callable[[], object]
) -> HttpResponse:
    """The form of a deed; once it is sent and can be done, back to the line."""
    words = DEED_WORDS[deed]
    if not may_follow(deed, line):
        return _not_now(request, line)
    if form.is_valid():
        try:
            do()
        except NotNowError:
            return _not_now(request, line)
        messages.success(request, str(words.saved))
        return redirect("scrutiny:keep_request", line.pk)
    return show_deed(request, line, deed, form)


def show_deed(request: HttpRequest, line: Request, deed: str, form: GovukForm) -> HttpResponse:
    shown = Line(line, timezone.localdate())
    context = {"form": form, "line": shown, "words": DEED_WORDS[deed]}
    return render(request, "scrutiny/request_step.jinja", context)


def _not_now(request: HttpRequest, line: Request) -> HttpResponse:
    messages.warning(request, _("That cannot be done now: see how it stands"))
    return redirect("scrutiny:keep_request", line.pk)
