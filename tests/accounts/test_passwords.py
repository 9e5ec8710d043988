"""Changing a password, and choosing a new one by e-mail."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from heard.accounts.models import User
from heard.mail.models import Message
from tests.accounts.signing_in import enter_password, is_signed_in, signed_in_by_hand
from tests.partnerships import make

pytestmark = pytest.mark.django_db
NEW = "marble-otter-violin"


def ask_for_link(client: Client, email: str) -> str:
    """The path of the link in the e-mail, or nothing where none was sent."""
    client.post(reverse("account_reset_password"), {"email": email})
    message = Message.objects.filter(to=email).first()
    link = re.search(r"http://testserver(\S+)", message.body) if message else None
    return link[1] if link else ""


def choose(client: Client, link: str, password: str = NEW) -> str:
    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0]
    sent = client.post(address, {"password1": password, "password2": password}, follow=True)
    return sent.content.decode()


def test_a_link_by_e_mail_lets_one_choose_a_new_password(client):
    user = make.user()

    page = choose(client, ask_for_link(client, user.email))

    assert "Your password is changed" in page
    assert User.objects.get(pk=user.pk).check_password(NEW)
    assert not is_signed_in(client)


def test_a_new_password_still_asks_for_the_second_step(client):
    user = make.user()
    choose(client, ask_for_link(client, user.email))

    asked = enter_password(client, user.email, NEW)

    assert asked["Location"] == reverse("mfa_authenticate")


def test_a_link_works_once(client):
    user = make.user()
    link = ask_for_link(client, user.email)
    choose(client, link)

    again = Client().get(link, follow=True).content.decode()

    assert "This link does not work any more" in again


def test_an_unknown_address_gets_the_same_answer_and_no_message(client):
    user = make.user()
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in (user.email, "nobody@example.org")
    ]

    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert [message.to for message in Message.objects.all()] == [user.email]


def test_the_link_is_a_secret_to_the_outbox():
    user = make.user()
    ask_for_link(Client(), user.email)

    assert Message.objects.get().holds_secret


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_an_easily_guessed_password_is_refused(client, password):
    user = make.user()

    page = choose(client, ask_for_link(client, user.email), password)

    assert "There is a problem" in page
    assert not User.objects.get(pk=user.pk).check_password(password)


def test_changing_the_password_needs_the_one_before_and_is_told_by_e_mail():
    user = make.user()
    client = signed_in_by_hand(user)
    sent = {"oldpassword": "something else", "password1": NEW, "password2": NEW}
    address = reverse("account_change_password")

    refused = client.post(address, sent).content.decode()
    client.post(address, sent | {"oldpassword": make.PASSWORD})

    assert "Enter the password that you sign in with now" in refused
    assert User.objects.get(pk=user.pk).check_password(NEW)
    assert is_signed_in(client)
    assert "Your password was changed." in Message.objects.get(to=user.email).body


def test_changing_the_password_ends_other_sessions():
    user = make.user()
    here, elsewhere = signed_in_by_hand(user), signed_in_by_hand(user, steps=1)
    sent = {"oldpassword": make.PASSWORD, "password1": NEW, "password2": NEW}

    here.post(reverse("account_change_password"), sent)

    assert here.get(reverse("mfa_index")).status_code == 200
    assert elsewhere.get(reverse("mfa_index")).status_code == 302
