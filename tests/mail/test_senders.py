"""Which way messages go, from one address."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from heard.mail.letters import letter
from heard.mail.senders import Outbox, SmtpServer, sender_from

FROM = "heard@westmere.example"


def test_the_address_of_a_mail_server_says_everything():
    sender = sender_from("smtp://us%40er:p%3Aw@mail.example:2525", FROM)

    assert sender == SmtpServer("mail.example", 2525, "us@er", "p:w", FROM, tls="start")


def test_each_kind_of_address_has_its_usual_port():
    assert sender_from("smtps://mail.example", FROM) == SmtpServer(
        "mail.example", 465, "", "", FROM, tls="now"
    )
    assert sender_from("smtp://localhost?tls=none", FROM) == SmtpServer(
        "localhost", 587, "", "", FROM, tls="none"
    )
    assert sender_from("outbox:", FROM) == Outbox()


@pytest.mark.parametrize("url", ["", "mail.example", "http://mail.example", "smtp://"])
def test_an_address_that_cannot_be_used_says_what_to_set(url):
    with pytest.raises(ImproperlyConfigured, match=r"Set it to smtp://"):
        sender_from(url, FROM)


def test_a_letter_is_plain_text_with_its_subject_first():
    words = letter("accounts/mail/password_reset.txt", link="https://heard.example/?a=1&b=2")

    assert words.subject == "Choose a new password for Heard"
    assert "\nhttps://heard.example/?a=1&b=2\n" in words.body
