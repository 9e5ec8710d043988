"""The same pages for an elected member who has signed in: no code is asked for."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from heard.partnerships.access import current_member
from heard.sessions.rules import is_elected
from heard.sessions.views.visit_door import Door
from heard.sessions.views.visiting import answer_page, home_page, report_page


@never_cache
@require_safe
def my_visits_signed_in(request: HttpRequest) -> HttpResponse:
    return home_page(request, _door(request))


@never_cache
@require_http_methods(["GET", "POST"])
def answer_visit_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return answer_page(request, _door(request), key)


@never_cache
@require_http_methods(["GET", "POST"])
def report_visit_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return report_page(request, _door(request), key)


def _door(request: HttpRequest) -> Door:
    member = current_member(request)
    if not is_elected(member):
        raise PermissionDenied
    return Door(member)
