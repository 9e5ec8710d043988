"""The one cookie of somebody who answers: which draft is theirs.

It is set with the first answer and not before, is sent to that survey's own pages alone, cannot
be read by scripts, and holds a random value and a signature, nothing else.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from heard.surveys.models import Survey

NAME = "heard_draft"
DAYS_KEPT = 28
# After sending, only so that the same form sent twice is known for what it is.
SECONDS_KEPT_AFTER_SENDING = 60 * 60


def read_token(request: HttpRequest, survey: Survey) -> str:
    """The token of a draft of this survey; nothing where the cookie is missing or not ours."""
    try:
        return _signer(survey).unsign(request.COOKIES.get(NAME, ""))
    except signing.BadSignature:
        return ""


def set_token(response: HttpResponse, survey: Survey, token: str, path: str) -> None:
    """Give a browser its draft, for the pages below `path`."""
    _set(response, _signer(survey).sign(token), path, DAYS_KEPT * 24 * 60 * 60)


def shorten_token(response: HttpResponse, survey: Survey, token: str, path: str) -> None:
    """Let the cookie run out soon after the answers were sent."""
    _set(response, _signer(survey).sign(token), path, SECONDS_KEPT_AFTER_SENDING)


def drop_token(response: HttpResponse, path: str) -> None:
    response.delete_cookie(NAME, path=path, samesite="Lax")


def _set(response: HttpResponse, value: str, path: str, seconds: int) -> None:
    response.set_cookie(
        NAME,
        value,
        max_age=seconds,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _signer(survey: Survey) -> signing.Signer:
    """A cookie signed for one survey is worth nothing to another."""
    return signing.Signer(salt=f"heard.surveys.draft.{survey.key}")
