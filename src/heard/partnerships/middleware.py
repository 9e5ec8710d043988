"""The tenant wall's gate: which partnership a request is for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import set_script_prefix

from heard.partnerships.models import Partnership

PREFIX = "/a/"
Answer = Callable[[HttpRequest], HttpResponseBase]


class PartnershipRequest(HttpRequest):
    """A request that came through `find_partnership`."""

    partnership: Partnership | None


def find_partnership(get_response: Answer) -> Answer:
    """Set `request.partnership` from the host, else from `/a/<slug>/`.

    The prefix is moved from the path to the script name, as a web server would do, so the rooms'
    addresses need not know of it and `reverse` puts it back.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.partnership = None  # type: ignore[attr-defined] # declared in PartnershipRequest
        if request.path_info.startswith(PREFIX):
            _enter(request)
        elif not request.path_info.startswith(("/static/", "/account/")):
            host = request.get_host().split(":")[0]
            request.partnership = Partnership.objects.filter(host=host).first()  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _enter(request: HttpRequest) -> None:
    slug, slash, rest = request.path_info.removeprefix(PREFIX).partition("/")
    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None or not slash:
        return  # the path stays as it is, matches no address, and gets the 404 page
    prefix = f"{PREFIX}{slug}"
    request.partnership = partnership  # type: ignore[attr-defined]
    request.path_info = f"/{rest}"
    request.META["SCRIPT_NAME"] = prefix
    set_script_prefix(f"{prefix}/")
