"""Signing in with a password and a second step."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from heard.accounts.services import add_authenticator
from tests.accounts.signing_in import (
    code,
    enter_code,
    enter_password,
    is_signed_in,
    signed_in_by_hand,
)
from tests.partnerships import make

pytestmark = pytest.mark.django_db
WRONG = "not-the-password-at-all"
TOKEN = re.compile('value="[A-Za-z0-9]{64}"')  # differs in every page


def test_password_and_code_lead_to_the_staff_pages_of_the_only_partnership(client):
    member = make.member()

    asked = enter_password(client, member.user.email)
    arrived = enter_code(client, code())
    entered = client.get(arrived["Location"])

    assert asked["Location"] == reverse("mfa_authenticate")
    assert arrived["Location"] == reverse("partnerships:after_sign_in")
    assert entered["Location"] == f"/a/{member.partnership.slug}/staff/"


def test_a_member_of_several_partnerships_chooses_one():
    person = make.user()
    for name in ("Westmere", "Eastmere"):
        make.member(of=make.partnership(name=name), person=person)

    page = make.signed_in(person.memberships.first()).get(reverse("partnerships:after_sign_in"))

    words = page.content.decode()
    assert words.index("Eastmere") < words.index("Westmere")


def test_a_password_alone_opens_nothing(client):
    member = make.member()

    enter_password(client, member.user.email)

    assert not is_signed_in(client)


def test_a_wrong_password_is_told_without_saying_whether_the_address_is_known(client):
    user = make.user()

    known = enter_password(client, user.email, WRONG).content.decode()
    unknown = enter_password(client, "nobody@example.org", WRONG).content.decode()

    assert "Enter the e-mail address and password of your account" in known
    assert "Error: Sign in" in known
    assert TOKEN.sub("", known).replace(user.email, "nobody@example.org") == TOKEN.sub("", unknown)


def test_a_wrong_code_is_told(client):
    enter_password(client, make.user().email)

    page = enter_code(client, "000000" if code() != "000000" else "111111")

    assert "Enter the code that your authenticator app shows now" in page.content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize("steps", [-1, 1])
def test_a_code_may_be_half_a_minute_off(steps):
    assert is_signed_in(signed_in_by_hand(make.user(), steps))


def test_a_code_opens_one_door():
    user = make.user()

    first, second = signed_in_by_hand(user), signed_in_by_hand(user)

    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_a_code_is_taken_with_the_spaces_that_apps_show(client):
    enter_password(client, make.user().email)

    enter_code(client, f" {code()[:3]} {code()[3:]} ")

    assert is_signed_in(client)


def test_a_recovery_code_signs_in_once():
    user = add_authenticator(make.user(has_second_factor=False), make.SECRET)
    mine = signed_in_by_hand(user)
    mine.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    page = mine.get(reverse("mfa_download_recovery_codes")).content.decode()
    recovery = page.split()[-1]
    one, two = Client(), Client()

    for browser in (one, two):
        enter_password(browser, user.email)
        enter_code(browser, recovery)

    assert is_signed_in(one)
    assert not is_signed_in(two)


def test_the_session_gets_a_new_key_at_sign_in(client):
    client.get(reverse("account_login"))
    enter_password(client, make.user().email)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    enter_code(client, code())

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert client.cookies[settings.SESSION_COOKIE_NAME]["httponly"]


def test_tries_are_throttled_for_one_address_whatever_browser_they_come_from():
    user = make.user()
    for _ in range(5):
        enter_password(Client(), user.email, WRONG)

    page = enter_password(Client(), user.email)

    assert "You have tried too often" in page.content.decode()


def test_wrong_codes_are_throttled(client):
    enter_password(client, make.user().email)
    for _ in range(5):
        enter_code(client, "000000")

    page = enter_code(client, code())

    assert "You have tried too often" in page.content.decode()
    assert not is_signed_in(client)


def test_too_many_tries_from_one_place_get_our_page_429(client):
    pages = [enter_password(client, f"nobody{number}@example.org") for number in range(31)]

    assert pages[0].status_code == 200
    assert pages[-1].status_code == 429
    assert "govuk-" in pages[-1].content.decode()


def test_a_closed_account_is_told_so_and_stays_closed(client):
    user = make.user(is_active=False)

    page = client.get(enter_password(client, user.email)["Location"])

    assert "This account is closed" in page.content.decode()
    assert not is_signed_in(client)


def test_signing_out_needs_a_press_of_the_button():
    client = signed_in_by_hand(make.user())

    client.get(reverse("account_logout"))
    still = is_signed_in(client)
    client.post(reverse("account_logout"))

    assert still
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "javascript:x", "http://[::1"]
)
def test_signing_in_leads_nowhere_else(client, address):
    member = make.member()
    client.post(
        reverse("account_login"),
        {"login": member.user.email, "password": make.PASSWORD, "next": address},
    )

    arrived = enter_code(client, code())

    assert arrived["Location"] == reverse("partnerships:after_sign_in")
