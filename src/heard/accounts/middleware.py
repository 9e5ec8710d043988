"""Gates between signing in and the staff pages."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port
from django.shortcuts import redirect

from heard.accounts.rules import may_go_on

Answer = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

# What somebody who has no second factor yet needs, to get one or to leave.
OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
    }
)


class RequireSignIn(LoginRequiredMiddleware):
    """Sends strangers to the sign-in page, except from pages that need no sign-in.

    Django's own asks who is there first, which reads the session even for a public page: a cost,
    a trace, and a `Vary: Cookie` that keeps the page from being cached.

    What is behind the door is stored by no browser and no proxy: after somebody has signed out of
    a computer that others use, the back button shows nothing of it.
    """

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view, "login_required", True):
            return None
        request.is_behind_the_door = True  # type: ignore[attr-defined] # a note to ourselves
        return super().process_view(request, view, args, kwargs)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if getattr(request, "is_behind_the_door", False):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class RequireSecondFactor:
    """Sends whoever signed in without a second factor to set one up, before any other page.

    Pages that need no sign-in are not asked about, so that they stay free of sessions.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in OPEN_WITHOUT_SECOND_FACTOR or may_go_on(request, request.user):
            return None
        return redirect("mfa_activate_totp")


def keep_staff_on_one_host(get_response: Answer) -> Answer:
    """Send staff and sign-in pages of a partnership's own host to STAFF_HOST.

    A passkey belongs to one host, and so does a session. Stands behind `find_partnership`.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        host = split_domain_port(request.get_host())[0]
        is_elsewhere = bool(settings.STAFF_HOST) and host != settings.STAFF_HOST
        if is_elsewhere and _is_for_staff(request.path_info):
            return HttpResponseRedirect(_same_page_there(request))
        return get_response(request)

    return middleware


def _is_for_staff(path: str) -> bool:
    parts = path.split("/")
    in_a_language = len(parts) > 2 and parts[1] in dict(settings.LANGUAGES)
    return len(parts) > 1 and parts[2 if in_a_language else 1] in {"staff", "account"}


def _same_page_there(request: HttpRequest) -> str:
    """A POST is not repeated there: its page is shown again, to be filled in where it counts."""
    partnership = getattr(request, "partnership", None)
    prefix = f"/a/{partnership.slug}" if partnership else ""
    query = request.META.get("QUERY_STRING", "")
    address = f"//{settings.STAFF_HOST}{prefix}{request.path_info}"
    scheme = "https" if request.is_secure() else "http"
    return f"{scheme}:{address}" + (f"?{query}" if query else "")
