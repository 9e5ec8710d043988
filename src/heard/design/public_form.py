"""Forms that anybody may send, without a cookie: `@public_form`.

Django's own protection needs a cookie. Instead a post must come from a page of this very origin,
which the browser says in Sec-Fetch-Site, else in Origin or Referer
(https://www.w3.org/TR/fetch-metadata/), and must carry a signed stamp that our page gave out less
than a day ago. The stamp holds the time and the form's name and nothing about who asked.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, cast
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from heard.design import errors

STAMP = "form_stamp"
KEPT_FOR = 24 * 60 * 60
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]


class SessionUsedError(RuntimeError):
    """A page that promises to need no session asked for it."""


class NoSession:
    """Stands where the session would be; what the middleware asks of it leaves no trace."""

    accessed = False
    modified = False

    def is_empty(self) -> bool:
        """Not empty: the middleware would take the cookie away from somebody who is signed in."""
        return False

    def __getattr__(self, name: str) -> NoReturn:
        raise SessionUsedError(f"a public form may not use the session ({name})")

    def __getitem__(self, key: str) -> NoReturn:
        raise SessionUsedError(f"a public form may not use the session ({key})")


def public_form(view: View[Given]) -> View[Given]:
    """Open a view to everybody, with no session, no messages, no cookie and no CSRF token.

    The view is called for safe methods, and for posts from our own page with a fresh stamp. A
    page that was open too long is answered with what was typed and a button to send it again.
    Its answers are never stored by a browser or a proxy.
    """

    @wraps(view)
    def guarded(request: Any, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        request.session = NoSession()
        request.form_stamp = _signer().sign(view.__name__)
        response = _refusal(request, view.__name__) or view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        return response

    return cast("View[Given]", login_not_required(csrf_exempt(guarded)))


def form_guard(request: HttpRequest) -> SafeString:
    """The hidden field of a form: the stamp of a public form, elsewhere Django's token."""
    stamp = getattr(request, "form_stamp", None)
    if stamp is None:
        return _hidden("csrfmiddlewaretoken", get_token(request))
    return _hidden(STAMP, stamp)


def comes_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this origin sent the request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def _refusal(request: HttpRequest, name: str) -> HttpResponse | None:
    if request.method in SAFE_METHODS:
        return None
    if not comes_from_our_page(request):
        return errors.page(
            request,
            403,
            title=_("We could not tell where this form came from"),
            words=[
                _("Forms can only be sent from our own pages. Nothing was saved."),
                _("Go back to the page, load it again and send the form from there."),
            ],
        )
    if not _is_fresh(request.POST.get(STAMP, ""), name):
        return _offer_to_send_again(request)
    return None


def _is_fresh(stamp: str, name: str) -> bool:
    try:
        return _signer().unsign(stamp, max_age=KEPT_FOR) == name
    except signing.BadSignature:
        return False


def too_many_today(
    request: HttpRequest, contact: str, *, typed: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """For a form that has been sent more often in a day than people can deal with."""
    words = [
        _("Somebody has sent this form very often today, so we have shut it. Nothing was saved."),
        _("We are sorry. Try again tomorrow."),
    ]
    if contact:
        words[1] = _("We are sorry. Try again tomorrow, or contact us now: %(contact)s") % {
            "contact": contact
        }
    title = _("We cannot take this in today")
    return errors.page(request, 429, title=title, words=words, typed=typed)


def typed_values(request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody entered in a public form, to be offered once more by an error page."""
    return [
        (name, value) for name, values in request.POST.lists() if name != STAMP for value in values
    ]


def _offer_to_send_again(request: HttpRequest) -> HttpResponse:
    return errors.page(
        request,
        400,
        title=_("This page was open for too long"),
        words=[_("Nothing is lost: what you entered is kept in this page. Send it again.")],
        typed=typed_values(request),
    )


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="heard.design.public_form")


def _hidden(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)
