"""Reading accounts."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext as _

from heard.accounts.models import User


def ways_of_signing_in(user: User) -> list[str]:
    """Addresses, second steps and other organisations' sign-in, in words; none of their secrets."""
    names = {
        Authenticator.Type.TOTP: _("an authenticator app"),
        Authenticator.Type.WEBAUTHN: _("a passkey"),
        Authenticator.Type.RECOVERY_CODES: _("recovery codes"),
    }
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    steps = [str(names.get(kind, kind)) for kind in kinds]
    addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    providers = SocialAccount.objects.filter(user=user).values_list("provider", flat=True)
    return [*addresses, *steps, *providers]
