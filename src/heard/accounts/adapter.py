"""How allauth behaves here: nobody signs themselves up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no type stubs
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Members are invited by their partnership."""
        return False
