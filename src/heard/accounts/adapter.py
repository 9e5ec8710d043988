"""How allauth behaves here: nobody signs themselves up, mail goes out through our own post."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.accounts import letters
from heard.accounts.models import User
from heard.accounts.rules import (
    SECOND_FACTORS,
    SIGNED_IN_THROUGH,
    VOUCHED_FOR,
    had_second_factor,
)
from heard.accounts.sealing import seal, unseal
from heard.mail import services as mail

JUST_NOW = 15 * 60  # seconds after signing in within which nobody is asked to sign in again


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no type stubs
    """Sign-in and passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Enter the e-mail address and password of your account"),
        "too_many_login_attempts": _("You have tried too often. Wait a few minutes and try again"),
        "rate_limited": _("You have tried too often. Wait a few minutes and try again"),
        "incorrect_code": _("Enter the code that your authenticator app shows now"),
        "incorrect_password": _("Enter the password that you sign in with"),
        "enter_current_password": _("Enter the password that you sign in with now"),
        "invalid_password_reset": _("Ask for a new link: this one does not work any more"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Members are invited by their partnership."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether to go on to `url` after signing in. What is no address at all is not safe."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        letter = letters.account_letter(template_prefix, context)
        mail.send_letter(
            letter,
            key=f"account:{uuid.uuid4()}",
            to=email,
            holds_secret="password_reset_url" in context,
        )

    def get_login_stages(self) -> list[str]:
        ours = "heard.accounts.stages.SecondFactorStage"
        theirs = "allauth.mfa.stages.AuthenticateStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def pre_login(
        self, request: HttpRequest, user: User, *, signal_kwargs: dict[str, Any] | None, **more: Any
    ) -> HttpResponse | None:
        """A sign-in by password or passkey has nothing of an earlier one through a provider."""
        if "sociallogin" not in (signal_kwargs or {}):
            for mark in (SIGNED_IN_THROUGH, VOUCHED_FOR):
                request.session.pop(mark, None)
        response: HttpResponse | None = super().pre_login(
            request, user, signal_kwargs=signal_kwargs, **more
        )
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whoever signed in just now need not do so again to set up their first second factor."""
        user = self.request.user
        records = get_authentication_records(self.request, user)
        is_recent = bool(records) and timezone.now().timestamp() - records[-1]["at"] < JUST_NOW
        if app == "allauth.mfa" and is_recent and not had_second_factor(user, records[-1]["at"]):
            return False
        return bool(super().is_reauthentication_required(app=app, **more))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no type stubs
    """One-time codes and passkeys. Their secrets are sealed before they reach the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Enter the code that your authenticator app shows now"),
        "cannot_delete_authenticator": _(
            "Add a passkey first: you cannot sign in without a second step"
        ),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first"),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Never the last one that signs somebody in."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host: dict[str, str] = super().get_public_key_credential_rp_entity()
        return host | {"name": "Heard"}
