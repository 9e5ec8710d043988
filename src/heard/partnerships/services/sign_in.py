"""Signing in through an organisation's own provider (OpenID Connect)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from heard.accounts.models import User
from heard.accounts.sealing import seal
from heard.audit.services import Actor, record
from heard.partnerships.models import Member, Organisation, SignInProvider
from heard.partnerships.services.members import take_up_invitation


class UnusableProviderError(Exception):
    """Says what about the provider's settings cannot work."""


class NotOursToSignInError(Exception):
    """The provider speaks for nobody who is a member of its organisation."""


@dataclass(frozen=True)
class ProviderSettings:
    """What an organisation's identity team hands over."""

    issuer: str
    client_id: str
    secret: str
    domains: tuple[str, ...]
    second_factor_claims: tuple[str, ...] = ()


@transaction.atomic
def set_sign_in_provider(
    organisation: Organisation, *, by: Actor | None, provider: ProviderSettings
) -> SignInProvider:
    """Let members of `organisation` sign in through it. Raises UnusableProviderError."""
    if urlsplit(provider.issuer).scheme != "https" and settings.IN_PRODUCTION:
        raise UnusableProviderError("The issuer must be an https:// address.")
    if not provider.domains:
        raise UnusableProviderError("Name at least one e-mail domain that the provider speaks for.")
    kept, _ = SignInProvider.objects.update_or_create(
        organisation=organisation,
        defaults={
            "issuer": provider.issuer.rstrip("/"),
            "client_id": provider.client_id,
            "sealed_secret": seal(provider.secret),
            "domains": [domain.lower() for domain in provider.domains],
            "second_factor_claims": list(provider.second_factor_claims),
        },
    )
    record("sign-in provider set", organisation, by=by, issuer=kept.issuer)
    return kept


@transaction.atomic
def admit(provider: SignInProvider, email: str, *, linked: User | None) -> Member:
    """The member of the provider's organisation whom it has just signed in.

    `email` is one that the provider says it has verified; `linked` is the user whose account is
    tied to this sign-in already. An open invitation is taken up by it. Raises
    NotOursToSignInError for anybody else.
    """
    if email.rpartition("@")[2].lower() not in provider.domains:
        raise NotOursToSignInError(email)
    members = Member.objects.current().filter(organisation=provider.organisation)
    who = {"user": linked} if linked else {"user__email": email.lower()}
    member = members.select_related("user").filter(**who).first()
    if member is None or not member.user.is_active:
        raise NotOursToSignInError(email)
    return take_up_invitation(member) if member.is_invited else member


def second_factor_counts(provider: SignInProvider, claims: dict[str, object]) -> bool:
    """Whether the ID token says that a second factor was asked for that this provider's may count.

    `acr` is one value, `amr` several (OpenID Connect Core 1.0, section 2).
    """
    amr = claims.get("amr")
    said = {claims.get("acr"), *(amr if isinstance(amr, list) else [])}
    return bool(said & set(provider.second_factor_claims))
