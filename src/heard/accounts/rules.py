"""Who may go on after signing in."""

from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from heard.accounts.models import User

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# Set for a session that an organisation's own provider opened: it opens the doors of that
# organisation (its number in `partnerships`) and no others.
SIGNED_IN_THROUGH = "signed_in_through_organisation"
# Set for one sign-in by the sign-in through an organisation's own provider, if that provider's
# second factor counts: holds the user's key, so it is worth nothing to anybody else.
VOUCHED_FOR = "second_factor_vouched_for"


def has_second_factor(user: User) -> bool:
    """Recovery codes alone do not count: they are a way back, not a factor."""
    return bool(Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists())


def had_second_factor(user: User, at: float) -> bool:
    """Whether one was there at `at` (seconds since 1970), before this sign-in."""
    then = datetime.fromtimestamp(at, UTC)
    found = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS, created_at__lt=then)
    return bool(found.exists())


def is_vouched_for(request: HttpRequest, user: User) -> bool:
    """Whether the organisation's provider asked for its own second factor at this sign-in."""
    return bool(request.session.get(VOUCHED_FOR) == str(user.pk))


def may_go_on(request: HttpRequest, user: User) -> bool:
    return is_vouched_for(request, user) or has_second_factor(user)
