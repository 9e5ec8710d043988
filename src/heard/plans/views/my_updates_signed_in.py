"""The same pages for whoever holds a post and has signed in: no code is asked for."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from heard.plans.views.update_door import signed_in
from heard.plans.views.writing_updates import home_page, write_page


@never_cache
@require_http_methods(["GET", "POST"])
def my_updates_signed_in(request: HttpRequest) -> HttpResponse:
    """For everybody who signs in: whoever holds no post is told so."""
    return home_page(request, signed_in(request))


@never_cache
@require_http_methods(["GET", "POST"])
def write_update_signed_in(request: HttpRequest, key: UUID) -> HttpResponse:
    return write_page(request, signed_in(request), key)
