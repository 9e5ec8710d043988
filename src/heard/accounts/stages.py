"""The second step of signing in."""

from typing import Any

from allauth.account.models import Login
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from heard.accounts.rules import is_vouched_for


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc] # allauth has no type stubs
    """Asks for our second factor, unless the organisation's provider vouched for its own."""

    request: HttpRequest
    login: Login

    def handle(self) -> tuple[Any, bool]:
        if self.login.user is not None and is_vouched_for(self.request, self.login.user):
            return None, True
        response, goes_on = super().handle()
        return response, bool(goes_on)
