"""What is private behind a link opens in a browser in which a right code was entered, for a while.

A cookie says so to this browser alone: the address of the page can be passed on without passing
that on.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from heard.partnerships.one_time_codes import OPEN_FOR, OneTimeCode


@dataclass(frozen=True)
class Opening:
    """The cookie of one kind of link, by its name."""

    cookie: str

    def open(self, response: HttpResponse, owner: OneTimeCode, *, path: str) -> HttpResponse:
        """Let this browser see what is private, for a while, on the pages under `path` alone."""
        response.set_cookie(
            self.cookie,
            self._signer.sign(str(owner.key)),
            max_age=OPEN_FOR,
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def is_open(self, request: HttpRequest, owner: OneTimeCode) -> bool:
        sealed = request.COOKIES.get(self.cookie, "")
        try:
            key = self._signer.unsign(sealed, max_age=OPEN_FOR)
        except signing.BadSignature:
            return False
        return key == str(owner.key)

    @property
    def _signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"heard.partnerships.opened {self.cookie}")
