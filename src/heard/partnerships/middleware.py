"""The tenant wall's gate: which partnership a request is for."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port
from django.urls import get_script_prefix, set_script_prefix

from heard.partnerships import remembered
from heard.partnerships.models import Partnership

PREFIX = "/a/"
PREFIXED = re.compile(r"/a/(?P<slug>[-a-z0-9_]+)(?P<rest>/.*)?\Z", re.ASCII | re.DOTALL)
Answer = Callable[[HttpRequest], HttpResponseBase]
# Paths that belong to no partnership when they stand alone: no need to look the host up.
OF_THE_INSTALL = ("/static/", "/health/")


class PartnershipRequest(HttpRequest):
    """A request that came through `find_partnership`."""

    partnership: Partnership | None


def find_partnership(get_response: Answer) -> Answer:
    """Set `request.partnership` from the host, else from `/a/<slug>/`.

    The prefix is moved from the path to the script name, as a web server would do, so the rooms'
    addresses need not know of it and `reverse` puts it back. On a partnership's own host there
    is no other partnership: `/a/...` is an address like any other there, and matches nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        before = get_script_prefix()
        request.partnership = None  # type: ignore[attr-defined] # declared in PartnershipRequest
        try:
            return _enter(request) or get_response(request)
        finally:
            # The prefix belongs to the thread, which goes on to answer somebody else.
            set_script_prefix(before)

    return middleware


def _enter(request: HttpRequest) -> HttpResponseBase | None:
    if request.path_info.startswith(OF_THE_INSTALL):
        return None
    host = split_domain_port(request.get_host())[0]
    slug, rest = _slug_and_rest(request.path_info)
    partnership = remembered.find(host, slug, fresh=settings.SESSION_COOKIE_NAME in request.COOKIES)
    if partnership is None:
        return None  # a prefix stays in the path, matches no address, and gets the 404 page
    request.partnership = partnership  # type: ignore[attr-defined] # declared in PartnershipRequest
    if partnership.host and partnership.host == host:
        return None
    if not rest:
        return HttpResponseRedirect(f"{request.path}/")
    _move_prefix(request, f"{PREFIX}{slug}", rest)
    return None


def _slug_and_rest(path: str) -> tuple[str, str]:
    """`/a/westmere/surveys/` -> `westmere`, `/surveys/`; without a prefix, two empty strings."""
    match = PREFIXED.match(path)
    return (match["slug"], match["rest"] or "") if match else ("", "")


def _move_prefix(request: HttpRequest, prefix: str, rest: str) -> None:
    script_name = request.META.get("SCRIPT_NAME", "").rstrip("/") + prefix
    request.META["SCRIPT_NAME"] = script_name
    request.path_info = rest
    set_script_prefix(f"{script_name}/")
