"""Sending a public form as a browser does: read the page, fill it in, post it."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def fields_of(response: HttpResponse) -> dict[str, list[str]]:
    """Names and values of the form that posts, as a browser would send them unchanged."""
    forms = [form for form in html.fromstring(response.content).forms if form.method == "POST"]
    sent: dict[str, list[str]] = {}
    for name, value in forms[0].form_values():
        sent.setdefault(name, []).append(value)
    return sent


def send(address: str, client: Client | None = None, /, **typed: Any) -> HttpResponse:
    """Open the page at `address`, type, and press its button."""
    client = client or Client()
    return client.post(address, fields_of(client.get(address)) | typed, **OURS)


def send_again(response: HttpResponse, address: str, /, **typed: Any) -> HttpResponse:
    """Press the button of a form that came back, after typing something else."""
    return Client().post(address, fields_of(response) | typed, **OURS)


def text_of(response: HttpResponse) -> str:
    return response.content.decode()
