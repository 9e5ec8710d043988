"""Whole addresses, for messages: in a request those of the visitor's host, else of the install."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse, set_script_prefix

from heard.partnerships.models import Partnership

# From the name of a page and what it takes ("boards:call", slug) to its whole address.
AddressOf = Callable[..., str]


def addresses_of_request(request: HttpRequest) -> AddressOf:
    """Addresses on the host that was asked, which is one of ours."""
    return lambda name, *args: request.build_absolute_uri(reverse(name, args=args))


def addresses_of_install(partnership: Partnership) -> AddressOf:
    """Addresses where nobody asked: on the partnership's own host, else under the install's."""
    host = partnership.host or settings.STAFF_HOST
    base = f"https://{host}" if host else "http://localhost:8000"  # in development
    prefix = "/" if partnership.host else partnership.get_absolute_url()

    def address(name: str, *args: object) -> str:
        before = get_script_prefix()
        try:
            set_script_prefix(prefix)
            return base + reverse(name, args=args)
        finally:
            set_script_prefix(before)

    return address
