"""What somebody does to sign in, in tests."""

from datetime import timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heard.accounts.codes import SECONDS, code_at
from heard.accounts.models import User
from tests.partnerships import make


def code(steps: int = 0, secret: str = make.SECRET) -> str:
    """The code of now, or of a number of half minutes from now."""
    return code_at(secret, timezone.now() + timedelta(seconds=steps * SECONDS))


def enter_password(client: Client, email: str, password: str = make.PASSWORD) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": email, "password": password})


def enter_code(client: Client, digits: str) -> HttpResponse:
    return client.post(reverse("mfa_authenticate"), {"code": digits})


def signed_in_by_hand(user: User, steps: int = 0) -> Client:
    """A browser in which `user` went through both pages, not one that was let in by a test."""
    client = Client()
    enter_password(client, user.email)
    enter_code(client, code(steps))
    return client


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
