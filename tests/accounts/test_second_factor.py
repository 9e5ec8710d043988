"""Setting up, and having to have, a second step for signing in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from heard.accounts.middleware import OPEN_WITHOUT_SECOND_FACTOR
from heard.accounts.rules import has_second_factor
from heard.mail.models import Message
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.accounts.signing_in import code, enter_password, signed_in_by_hand
from tests.partnerships import make

pytestmark = pytest.mark.django_db
SET_UP = "mfa_activate_totp"


def test_whoever_has_no_second_factor_is_sent_to_set_one_up_before_any_other_page(client):
    member = make.member(Role.ADMINISTRATOR, person=make.user(has_second_factor=False))
    enter_password(client, member.user.email)

    sent = client.get(address_in(member.partnership, "partnerships:members"))

    assert sent.status_code == 302
    assert sent["Location"] == address_in(member.partnership, SET_UP)


def test_what_is_open_without_a_second_factor_exists():
    for name in OPEN_WITHOUT_SECOND_FACTOR:
        assert reverse(name)


def test_recovery_codes_alone_are_no_second_factor():
    user = make.user()
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()

    assert not has_second_factor(user)


def test_an_app_is_set_up_from_a_picture_or_a_key_and_opens_the_door(client):
    member = make.member(person=make.user(has_second_factor=False))
    enter_password(client, member.user.email)

    page = client.get(reverse(SET_UP)).content.decode()
    key = re.search(r'<code class="heard-key">([A-Z2-7 ]+)</code>', page)
    assert key is not None
    secret = key[1].replace(" ", "")
    done = client.post(reverse(SET_UP), {"code": code(secret=secret)})

    assert 'src="data:image/svg+xml;base64,' in page
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    assert has_second_factor(member.user)
    codes = client.get(done["Location"]).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10


def test_a_wrong_code_sets_nothing_up(client):
    user = make.user(has_second_factor=False)
    enter_password(client, user.email)
    client.get(reverse(SET_UP))

    page = client.post(reverse(SET_UP), {"code": "12"}).content.decode()

    assert '<a href="#id_code">Enter the code that your authenticator app shows now</a>' in page
    assert not has_second_factor(user)


def test_secrets_are_sealed_before_they_reach_the_database():
    app = Authenticator.objects.get(user=make.user(), type=Authenticator.Type.TOTP)

    assert make.SECRET not in str(app.data)


def test_the_last_second_factor_cannot_be_taken_away():
    user = make.user()
    client = signed_in_by_hand(user)
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})

    page = client.post(reverse("mfa_deactivate_totp"))

    assert "Add a passkey first" in page.content.decode()
    assert has_second_factor(user)


def test_changing_how_one_signs_in_asks_who_one_is_again():
    client = signed_in_by_hand(make.user())

    asked = client.get(reverse("mfa_add_webauthn"))

    assert asked["Location"].startswith(reverse("account_reauthenticate"))


def test_new_recovery_codes_end_the_old_ones_and_are_told_by_e_mail(
    django_capture_on_commit_callbacks,
):
    user = make.user()
    client = signed_in_by_hand(user)
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    before = client.get(reverse("mfa_download_recovery_codes")).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_generate_recovery_codes"))

    after = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert not set(before.split()[-10:]) & set(after.split()[-10:])
    assert [message.to for message in Message.objects.all()] == [user.email]
