"""How allauth signs people in through organisations' own providers (OpenID Connect)."""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect, render

from heard.accounts.rules import SIGNED_IN_THROUGH, VOUCHED_FOR
from heard.accounts.sealing import unseal
from heard.partnerships.models import SignInProvider
from heard.partnerships.services import sign_in


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no stubs
    """Providers come from our own table; nobody gets an account by signing in."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The one app that `provider`, a provider's key, names. There is no list of all.

        Between password and second step allauth asks for `openid_connect` and a client id, which
        organisations may share; the session says whose sign-in it is.
        """
        is_half_way = provider == "openid_connect"
        found = _provider_half_way(request) if is_half_way else _provider(provider)
        if found is None:
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=str(found.key),
                name=found.organisation.name,
                client_id=found.client_id,
                secret=unseal(found.sealed_secret),
                settings={"server_url": found.issuer, "oauth_pkce_enabled": True},
            )
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Not by allauth: `pre_social_login` asks whose e-mail address it is, and where."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Admit a member of the provider's organisation, and nobody else.

        Whoever was signed in before is signed out first: allauth would do so later, and lose the
        marks that keep this session to the provider's own organisation.
        """
        logout(request)
        provider = _provider(sociallogin.account.provider)
        email = _verified_email(sociallogin)
        if provider is None or email is None or sociallogin.state.get("process") == "connect":
            _refuse(request, provider)
        linked = sociallogin.user if sociallogin.is_existing else None
        try:
            member = sign_in.admit(provider, email, linked=linked)
        except sign_in.NotOursToSignInError:
            _refuse(request, provider)
        if linked is None:
            sociallogin.connect(request, member.user)
        _mark(request, provider, sociallogin)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> NoReturn:
        _refuse(request, _provider(provider.app.provider_id), broken=True)


def _provider(key: str | None) -> SignInProvider | None:
    try:
        providers = SignInProvider.objects.select_related("organisation__partnership")
        return providers.filter(key=key).first() if key else None
    except (ValueError, ValidationError):
        return None


def _provider_half_way(request: HttpRequest) -> SignInProvider | None:
    """None where nobody is half way: no organisation has the number 0."""
    providers = SignInProvider.objects.select_related("organisation__partnership")
    return providers.filter(organisation_id=request.session.get(SIGNED_IN_THROUGH, 0)).first()


def _verified_email(sociallogin: SocialLogin) -> str | None:
    """The address that the provider itself says it has verified: exactly true, no other word."""
    verified = [mail.email for mail in sociallogin.email_addresses if mail.verified is True]
    return verified[0] if verified else None


def _mark(request: HttpRequest, provider: SignInProvider, sociallogin: SocialLogin) -> None:
    """Say in the session whose doors it opens, and whether a second factor was asked for.

    The marks name user and organisation, and signing in to another account flushes them.
    """
    request.session[SIGNED_IN_THROUGH] = provider.organisation_id
    request.session.pop(VOUCHED_FOR, None)
    claims = sociallogin.account.extra_data.get("id_token", {})
    if sign_in.second_factor_counts(provider, claims):
        request.session[VOUCHED_FOR] = str(sociallogin.user.pk)


def _refuse(
    request: HttpRequest, provider: SignInProvider | None, *, broken: bool = False
) -> NoReturn:
    if provider is None:
        raise ImmediateHttpResponse(redirect("account_login"))
    page = render(
        request,
        "partnerships/not_signed_in.jinja",
        {"organisation": provider.organisation, "is_broken": broken},
        status=403,
    )
    raise ImmediateHttpResponse(page)
