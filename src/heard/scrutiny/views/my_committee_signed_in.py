"""The same pages for a member who has signed in: no code is asked for."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from heard.partnerships.access import current_member
from heard.scrutiny.views import my_committee_pages as pages
from heard.scrutiny.views.committee_door import CommitteeDoor
from heard.sessions.rules import is_elected


@never_cache
@require_safe
def my_committee_signed_in(request: HttpRequest) -> HttpResponse:
    return pages.home_page(request, _door(request))


@never_cache
@require_http_methods(["GET", "POST"])
def answer_for_committee_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return pages.answer_page(request, _door(request), key)


@never_cache
@require_http_methods(["GET", "POST"])
def report_to_committee_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return pages.report_page(request, _door(request), key)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_as_member_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return pages.confirm_page(request, _door(request), key)


@never_cache
@require_http_methods(["GET", "POST"])
def ask_to_be_excused_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return pages.cannot_go_page(request, _door(request), key)


def _door(request: HttpRequest) -> CommitteeDoor:
    member = current_member(request)
    if not is_elected(member):
        raise PermissionDenied
    return CommitteeDoor(member)
