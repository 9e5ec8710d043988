"""How much a visitor may send, looked at before anything of it is read.

Django bounds what a form says, but not the files beside it, which it writes to the disk for as long
as they come: to every page, whether or not the page takes files and whoever asks.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from heard.design import errors

# The largest file of returns with the form around it. deploy/nginx.conf lets a little more through.
MOST_FROM_STAFF = 62 * 1024 * 1024


def refuse_large_bodies(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 413 to a body that no page at this address takes. Only staff send files."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        is_for_staff = "staff" in request.path_info.split("/")[1:3]
        most = MOST_FROM_STAFF if is_for_staff else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if _size(request) > most:
            return errors.page(request, 413)
        return get_response(request)

    return middleware


def _size(request: HttpRequest) -> int:
    """How long the body is said to be; without a length Django reads nothing of it."""
    claimed = request.META.get("CONTENT_LENGTH", "")
    return int(claimed) if claimed.isascii() and claimed.isdecimal() and len(claimed) < 20 else 0
