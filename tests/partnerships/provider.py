"""A small real OpenID Connect provider on this machine, and walking through it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import oidc_provider_mock
import requests
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from werkzeug.serving import make_server

from heard.partnerships.models import Organisation, SignInProvider
from heard.partnerships.services.sign_in import ProviderSettings, set_sign_in_provider


@dataclass(frozen=True)
class RealProvider:
    """One that runs; it believes whatever `people` says about them."""

    issuer: str

    def knows(self, subject: str, **claims: Any) -> None:
        answer = requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=5)
        assert answer.status_code == 204


@contextmanager
def running() -> Iterator[RealProvider]:
    server = make_server("127.0.0.1", 0, oidc_provider_mock.app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield RealProvider(f"http://localhost:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def of(
    organisation: Organisation, real: RealProvider, *, counts: tuple[str, ...] = ()
) -> SignInProvider:
    """`organisation` signs in its people through `real`, for addresses at westmere.example."""
    return set_sign_in_provider(
        organisation,
        by=None,
        provider=ProviderSettings(
            issuer=real.issuer,
            client_id=f"heard-{organisation.pk}",
            secret="between us",
            domains=("westmere.example",),
            second_factor_claims=counts,
        ),
    )


def sign_in_through(client: Client, provider: SignInProvider, subject: str) -> HttpResponse:
    """Through both sides, as a browser would go; the last answer of Heard."""
    start = client.get(reverse("openid_connect_login", args=[provider.key]))
    back = requests.post(start["Location"], data={"sub": subject}, allow_redirects=False, timeout=5)
    there = urlsplit(back.headers["Location"])
    return client.get(f"{there.path}?{there.query}")
