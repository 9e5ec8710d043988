"""Addresses that no page of ours and no form could have made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from heard.design import errors


def refuse_unreadable_questions(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 400 where what follows the `?` holds a NUL.

    PostgreSQL keeps none in a text, so a page that looked for one would break. Forms take it out
    of what is typed; this is for what a page reads of its address.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", ""):
            return errors.page(request, 400)
        return get_response(request)

    return middleware
