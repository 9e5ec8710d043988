"""Every page and word of signing in is ours: none falls back to allauth's own."""

from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import NoReverseMatch, reverse

from heard.accounts import urls
from tests.accounts.signing_in import enter_password, signed_in_by_hand
from tests.partnerships import make

pytestmark = pytest.mark.django_db
NO_PROVIDER = ["00000000-0000-0000-0000-000000000000"]
ARGUMENTS = {
    "account_reset_password_from_key": ["1", "no-such-key"],
    "mfa_edit_webauthn": [1],
    "mfa_remove_webauthn": [1],
    "openid_connect_login": NO_PROVIDER,
    "openid_connect_callback": NO_PROVIDER,
}
NAMES = [str(pattern.name) for pattern in urls.urlpatterns]
DISABLED = [
    "account_signup",
    "account_email",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_request_login_code",
    "account_confirm_login_code",
    "mfa_trust",
    "socialaccount_connections",
    "socialaccount_signup",
]
OUR_MESSAGES = [
    "account/messages/logged_in.txt",
    "account/messages/logged_out.txt",
    "account/messages/password_changed.txt",
    "account/messages/password_set.txt",
    "mfa/messages/recovery_codes_generated.txt",
    "mfa/messages/totp_activated.txt",
    "mfa/messages/totp_deactivated.txt",
    "mfa/messages/webauthn_added.txt",
    "mfa/messages/webauthn_removed.txt",
]


def stranger() -> Client:
    return Client()


def half_way() -> Client:
    client = Client()
    enter_password(client, make.user().email)
    return client


def without_second_factor() -> Client:
    client = Client()
    enter_password(client, make.user(has_second_factor=False).email)
    return client


def signed_in() -> Client:
    return signed_in_by_hand(make.user())


def signed_in_again() -> Client:
    """Somebody who entered their password again just now."""
    client = signed_in()
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    return client


def without_password() -> Client:
    user = make.user()
    client = signed_in_by_hand(user)
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    return client


def assert_ours(response: HttpResponse) -> None:
    """Django's engine renders nothing for us; ours does not send its signals."""
    assert response.templates == []  # type: ignore[attr-defined] # the test client adds it
    is_page = response.get("Content-Type", "").startswith("text/html")
    if is_page and response.status_code == 200:
        assert "govuk-template" in response.content.decode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "visitor",
    [stranger, half_way, without_second_factor, signed_in, signed_in_again, without_password],
)
def test_no_page_falls_back_to_one_of_allauths_own(name, visitor):
    client = visitor()
    address = reverse(name, args=ARGUMENTS.get(name, []))

    assert_ours(client.get(address))
    assert_ours(client.post(address))
    assert_ours(client.get(address))


def test_the_page_to_remove_a_passkey_is_ours():
    user = make.user()
    client = signed_in_by_hand(user)
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    passkey = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Work phone"}
    )

    listed = client.get(reverse("mfa_list_webauthn"))
    asked = client.get(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert_ours(listed)
    assert_ours(asked)
    assert "Remove the passkey “Work phone”" in asked.content.decode()
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()


@pytest.mark.parametrize(("name", "kept"), [("Blue key", "Blue key"), (" ", "Work phone")])
def test_a_passkey_is_renamed_by_its_owner(name, kept):
    user = make.user()
    passkey = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Work phone"}
    )
    address = reverse("mfa_edit_webauthn", args=[passkey.pk])
    client = signed_in_by_hand(user)
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})

    asked = client.get(address)
    answered = client.post(address, {"name": name})

    assert_ours(asked)
    assert 'value="Work phone"' in asked.content.decode()
    passkey.refresh_from_db()
    assert passkey.data["name"] == kept
    assert answered.status_code == 302 or "Enter a name" in answered.content.decode()


def test_nobody_renames_the_passkey_of_somebody_else():
    passkey = Authenticator.objects.create(
        user=make.user(), type=Authenticator.Type.WEBAUTHN, data={"name": "Work phone"}
    )

    response = signed_in_again().post(
        reverse("mfa_edit_webauthn", args=[passkey.pk]), {"name": "Mine"}
    )

    assert response.status_code == 404


@pytest.mark.parametrize("name", OUR_MESSAGES)
def test_the_sentence_after_a_deed_is_ours(name):
    origin = Path(str(get_template(name).origin.name))

    assert not origin.is_relative_to(Path(allauth.__file__).parent)


def test_allauth_has_no_sentence_that_we_do_not_know_of():
    """A new version that says more makes this fail, and we write the sentence or refuse it."""
    theirs = Path(allauth.__file__).parent / "templates"
    said = {str(path.relative_to(theirs)) for path in theirs.glob("*/messages/*.txt")}
    of_disabled_pages = {
        f"account/messages/{name}.txt"
        for name in (
            "cannot_delete_primary_email",
            "email_confirmation_failed",
            "email_confirmation_sent",
            "email_confirmed",
            "email_deleted",
            "login_code_sent",
            "phone_verification_sent",
            "phone_verified",
            "primary_email_set",
            "unverified_primary_email",
        )
    }
    of_connections = {name for name in said if name.startswith("socialaccount/")}
    of_sessions = {name for name in said if name.startswith("usersessions/")}

    assert said - of_disabled_pages - of_connections - of_sessions == set(OUR_MESSAGES)


@pytest.mark.parametrize("name", DISABLED)
def test_what_nobody_may_do_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=ARGUMENTS.get(name, []))


def test_every_page_forbids_scripts_and_frames_of_others(client):
    policy = client.get(reverse("account_login"))["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
