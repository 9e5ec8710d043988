"""Signing in through an organisation's own provider, all the way through a real one."""

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from heard.accounts.models import User
from heard.accounts.rules import SIGNED_IN_THROUGH, VOUCHED_FOR
from heard.partnerships.models import Member, SignInProvider
from heard.partnerships.roles import Role
from heard.partnerships.services import members, sign_in
from tests.access import address_in
from tests.accounts.signing_in import code, enter_code, enter_password, is_signed_in
from tests.partnerships import make, provider

# The provider speaks of what its own libraries will change one day.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
EMAIL = "kit@westmere.example"
VERIFIED = {"email": EMAIL, "email_verified": True}


@pytest.fixture(scope="module")
def real():
    with provider.running() as one:
        yield one


def staff(*roles: Role, email: str = EMAIL, has_second_factor: bool = True) -> Member:
    """A member of an organisation."""
    organisation = make.organisation()
    person = make.user(email=email, has_second_factor=has_second_factor)
    return make.member(
        *roles, of=organisation.partnership, person=person, organisation=organisation
    )


def test_a_member_signs_in_through_their_council_and_is_asked_our_second_step(client, real):
    member = staff(Role.ADMINISTRATOR)
    real.knows("kit", **VERIFIED)
    theirs = provider.of(member.organisation, real)

    asked = provider.sign_in_through(client, theirs, "kit")
    enter_code(client, code())

    assert asked["Location"] == reverse("mfa_authenticate")
    page = client.get(address_in(member.partnership, "partnerships:members"))
    assert page.status_code == 200
    assert SocialAccount.objects.get().user == member.user


def test_the_councils_second_factor_counts_where_it_is_said_to(client, real):
    member = staff(has_second_factor=False)
    real.knows("kit", **VERIFIED, amr=["pwd", "mfa"])
    theirs = provider.of(member.organisation, real, counts=("mfa",))

    provider.sign_in_through(client, theirs, "kit")

    assert is_signed_in(client)
    assert client.session[VOUCHED_FOR] == str(member.user.pk)
    entered = client.get(reverse("partnerships:after_sign_in"))
    assert entered["Location"] == f"/a/{member.partnership.slug}/staff/"


@pytest.mark.parametrize("claims", [{}, {"amr": ["pwd"]}, {"acr": "0"}, {"amr": "mfa"}])
def test_without_the_councils_second_factor_ours_is_asked(client, real, claims):
    member = staff()
    real.knows("kit", **VERIFIED, **claims)
    theirs = provider.of(member.organisation, real, counts=("mfa",))

    asked = provider.sign_in_through(client, theirs, "kit")

    assert asked["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_nobody_gets_an_account_by_signing_in(client, real):
    organisation = make.organisation()
    real.knows("stranger", email="stranger@westmere.example", email_verified=True)

    refused = provider.sign_in_through(client, provider.of(organisation, real), "stranger")

    assert refused.status_code == 403
    assert "You are not signed in" in refused.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1])
def test_an_address_that_the_provider_has_not_verified_is_refused(client, real, verified):
    member = staff()
    real.knows("kit", email=EMAIL, email_verified=verified)

    refused = provider.sign_in_through(client, provider.of(member.organisation, real), "kit")

    assert refused.status_code == 403
    assert not is_signed_in(client)


def test_an_address_of_another_domain_is_refused(client, real):
    member = staff(email="kit@eastmere.example")
    real.knows("kit-elsewhere", email="kit@eastmere.example", email_verified=True)

    refused = provider.sign_in_through(
        client, provider.of(member.organisation, real), "kit-elsewhere"
    )

    assert refused.status_code == 403


def test_the_provider_of_one_organisation_does_not_sign_in_members_of_another(client, real):
    member = staff()
    real.knows("kit", **VERIFIED)
    neighbour = make.organisation(member.partnership)
    elsewhere = make.organisation()

    for organisation in (neighbour, elsewhere):
        refused = provider.sign_in_through(client, provider.of(organisation, real), "kit")

        assert refused.status_code == 403
    assert not is_signed_in(client)


def test_a_session_of_one_council_opens_that_councils_doors_alone(client, real):
    member = staff(Role.ADMINISTRATOR)
    elsewhere = make.member(Role.ADMINISTRATOR, person=member.user)
    real.knows("kit", **VERIFIED)
    provider.sign_in_through(client, provider.of(member.organisation, real), "kit")
    enter_code(client, code())

    pages = [
        client.get(address_in(one.partnership, "partnerships:members")).status_code
        for one in (member, elsewhere)
    ]

    assert pages == [200, 403]


def test_signing_in_over_another_session_does_not_widen_it(real):
    """Whoever is signed in already is signed out first, and the mark stays."""
    member = staff(Role.ADMINISTRATOR)
    make.member(Role.ADMINISTRATOR, person=member.user)
    client = make.signed_in(make.member())
    real.knows("kit", **VERIFIED)

    provider.sign_in_through(client, provider.of(member.organisation, real), "kit")
    enter_code(client, code())

    assert client.session["_auth_user_id"] == str(member.user.pk)
    assert client.session[SIGNED_IN_THROUGH] == member.organisation_id


def test_a_password_sign_in_afterwards_has_nothing_of_the_councils(client, real):
    member = staff(Role.ADMINISTRATOR)
    real.knows("kit", **VERIFIED, amr=["mfa"])
    theirs = provider.of(member.organisation, real, counts=("mfa",))
    provider.sign_in_through(client, theirs, "kit")
    client.post(reverse("account_logout"))

    enter_password(client, EMAIL)

    assert not is_signed_in(client)
    assert VOUCHED_FOR not in client.session
    assert SIGNED_IN_THROUGH not in client.session


def test_who_has_left_is_refused_even_if_their_account_was_linked(client, real):
    member = staff()
    administrator = make.member(Role.ADMINISTRATOR, of=member.partnership)
    real.knows("kit", **VERIFIED)
    theirs = provider.of(member.organisation, real)
    provider.sign_in_through(client, theirs, "kit")
    members.remove_member(member, by=administrator)

    refused = provider.sign_in_through(Client(), theirs, "kit")

    assert refused.status_code == 403


def test_an_open_invitation_is_taken_up_by_it(client, real):
    organisation = make.organisation()
    administrator = make.member(Role.ADMINISTRATOR, of=organisation.partnership)
    member = members.invite_member(
        organisation.partnership,
        by=administrator,
        name="Kit Lane",
        email=EMAIL,
        place=members.Place((Role.ANALYST,), organisation),
    )
    real.knows("kit", **VERIFIED)

    provider.sign_in_through(client, provider.of(organisation, real), "kit")

    member.refresh_from_db()
    assert member.joined_at
    assert is_signed_in(client)
    sent = client.get(address_in(member.partnership, "partnerships:members"))
    assert sent["Location"].endswith(reverse("mfa_activate_totp"))


def test_somebody_who_says_no_at_the_provider_is_told_how_to_go_on(client, real):
    theirs = provider.of(staff().organisation, real)
    start = client.get(reverse("openid_connect_login", args=[theirs.key]))
    back = requests.post(
        start["Location"], data={"action": "deny"}, allow_redirects=False, timeout=5
    )

    page = client.get(back.headers["Location"].removeprefix("http://testserver"))

    assert page.status_code == 403
    assert "broke off. Try again." in page.content.decode()


@pytest.mark.parametrize("query", ["", "?code=made-up&state=made-up", "?error=server_error"])
def test_a_made_up_answer_of_a_provider_opens_nothing(client, real, query):
    theirs = provider.of(staff().organisation, real)

    page = client.get(reverse("openid_connect_callback", args=[theirs.key]) + query)

    assert page.status_code == 403
    assert not is_signed_in(client)


def test_a_provider_that_is_away_is_told_plainly(client):
    theirs = provider.of(staff().organisation, provider.RealProvider("http://localhost:1"))

    page = client.get(reverse("openid_connect_login", args=[theirs.key]))

    assert page.status_code == 503
    assert "sign-in does not answer" in page.content.decode()


def test_another_site_cannot_start_a_sign_in(client, real):
    theirs = provider.of(staff().organisation, real)

    sent = client.get(
        reverse("openid_connect_login", args=[theirs.key]),
        headers={"sec-fetch-site": "cross-site"},
    )

    assert sent["Location"] == reverse("account_login")


def test_the_sign_in_page_of_a_partnership_names_its_organisations(client, real):
    member = staff()
    provider.of(member.organisation, real)

    here = client.get(address_in(member.partnership, "account_login")).content.decode()
    elsewhere = client.get(address_in(make.partnership(), "account_login")).content.decode()

    assert f"Sign in with {member.organisation.name}" in here
    assert "Sign in with Council" not in elsewhere


def test_an_e_mail_address_leads_to_its_organisation(client, real):
    theirs = provider.of(staff().organisation, real)
    address = reverse("partnerships:find_sign_in")

    known = client.post(address, {"email": "anybody@Westmere.example"})
    unknown = client.post(address, {"email": "anybody@eastmere.example"})

    assert known["Location"] == reverse("openid_connect_login", args=[theirs.key])
    assert "Sign in with your password" in unknown.content.decode()


def test_the_secret_is_sealed(real):
    theirs = provider.of(make.organisation(), real)

    assert "between us" not in theirs.sealed_secret


COMMAND = {"issuer": "https://login.westmere.example/", "client_id": "heard"}


def test_a_provider_is_set_by_command_with_its_secret_from_the_environment(monkeypatch, capsys):
    organisation = make.organisation(make.partnership(slug="westmere"), "Westmere Council")
    monkeypatch.setenv("HEARD_PROVIDER_SECRET", "between us")

    call_command(
        "set_sign_in_provider",
        "westmere",
        "Westmere Council",
        domain=["westmere.example"],
        second_factor=["mfa"],
        **COMMAND,
    )

    kept = SignInProvider.objects.get(organisation=organisation)
    assert (kept.issuer, kept.domains) == ("https://login.westmere.example", ["westmere.example"])
    assert kept.second_factor_claims == ["mfa"]
    assert f"/account/organisation/{kept.key}/login/callback/" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("secret", "name", "says"),
    [("", "Westmere Council", "HEARD_PROVIDER_SECRET"), ("x", "Nobody", "has no organisation")],
)
def test_what_the_command_lacks_is_said_in_one_line(monkeypatch, secret, name, says):
    make.organisation(make.partnership(slug="westmere"), "Westmere Council")
    monkeypatch.setenv("HEARD_PROVIDER_SECRET", secret)

    with pytest.raises(CommandError, match=says) as refused:
        call_command(
            "set_sign_in_provider", "westmere", name, domain=["westmere.example"], **COMMAND
        )

    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("issuer", "domains", "says"),
    [
        ("http://login.westmere.example", ("westmere.example",), "https://"),
        ("https://login.westmere.example", (), "at least one e-mail domain"),
    ],
)
def test_an_unsafe_provider_is_refused_on_a_real_install(settings, issuer, domains, says):
    settings.IN_PRODUCTION = True
    unsafe = sign_in.ProviderSettings(issuer, "heard", "between us", domains)

    with pytest.raises(sign_in.UnusableProviderError, match=says):
        sign_in.set_sign_in_provider(make.organisation(), by=None, provider=unsafe)
