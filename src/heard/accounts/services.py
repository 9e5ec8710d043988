"""Making users. People do not sign themselves up: a partnership invites them."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from heard.accounts import codes
from heard.accounts.models import User
from heard.accounts.sealing import unseal
from heard.audit.queries import FORMER

DEMO_PASSWORD = "winter-robin-lantern"  # noqa: S105 - shown to whoever tries the demo


class DemoInProductionError(Exception):
    """A real install has no users whose password everybody knows."""


@transaction.atomic
def make_user(email: str, name: str, password: str | None = None) -> User:
    """A user who can sign in by e-mail; without a password, once they have set one."""
    user = User.objects.create_user(email, name, password)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@transaction.atomic
def choose_password(user: User, password: str) -> User:
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


@transaction.atomic
def add_authenticator(user: User, secret: str | None = None) -> User:
    """An authenticator app with `secret` (base32; a new one if not given), and recovery codes."""
    TOTP.activate(user, secret or codes.new_secret())
    RecoveryCodes.activate(user)
    return user


@transaction.atomic
def forget_second_factor(user: User) -> User:
    """Take away every app, passkey and recovery code, and end every session.

    Without a second factor no page opens but the one that sets up a new one.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user).delete()
    user.signed_out_at = timezone.now()
    user.save(update_fields=["signed_out_at"])
    return user


@transaction.atomic
def forget_user(user: User) -> User:
    """Empty who they are and every way of signing in. The row stays, for what they did."""
    user = User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.name, user.email = FORMER, f"{user.pk}@forgotten.invalid"
    user.is_active, user.signed_out_at = False, timezone.now()
    user.set_unusable_password()
    user.save(update_fields=["name", "email", "is_active", "signed_out_at", "password"])
    return user


@transaction.atomic
def make_demo_user(
    email: str, name: str, password: str = DEMO_PASSWORD, secret: str | None = None
) -> User:
    """Somebody invented, with a password and an authenticator that `heard demo_code` can show.

    Raises DemoInProductionError on a real install.
    """
    if settings.IN_PRODUCTION:
        raise DemoInProductionError
    user = make_user(email, name, password)
    user.is_demo = True
    user.save(update_fields=["is_demo"])
    return add_authenticator(user, secret)


def current_code(user: User) -> str:
    """What the user's authenticator app shows now. Raises DemoInProductionError for real users."""
    if settings.IN_PRODUCTION or not user.is_demo:
        raise DemoInProductionError
    app = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return codes.code_at(unseal(app.data["secret"]), timezone.now())
