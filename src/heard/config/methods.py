"""What may be done at an address: a page instead of the blank answer that Django gives."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from heard.design import errors

TAKEN_SOMEWHERE = ("GET", "HEAD", "OPTIONS", "POST")


def explain_refused_methods(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 405 with a page of ours.

    What no page takes is refused here, before anything asks for a form's token: there is no form
    that could have been open for too long.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in TAKEN_SOMEWHERE:
            return _taken_nowhere(request)
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            page = errors.page(request, 405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return middleware


def _taken_nowhere(request: HttpRequest) -> HttpResponse:
    page = errors.page(
        request,
        405,
        words=[
            _("Pages can be opened and forms can be sent. Nothing else is possible here."),
            _("Nothing was saved or deleted."),
        ],
    )
    page.headers["Allow"] = ", ".join(TAKEN_SOMEWHERE)
    return page
