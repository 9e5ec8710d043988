"""What a real install may not start with."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from heard.config.environment import DEMO_SECRET_KEY, Environment

THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
_HOST = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)


def refuse_unsafe_start(environment: Environment) -> None:
    """Stop a production start that would be unsafe.

    Raises ImproperlyConfigured naming the variable and what to set it to.
    """
    if environment.flag("HEARD_DEBUG", default=False):
        raise ImproperlyConfigured(
            "HEARD_DEBUG is on. Set it to no: debug pages show settings and data to anyone."
        )
    key = environment.text("HEARD_SECRET_KEY", what="50 or more random characters")
    if key == DEMO_SECRET_KEY or len(key) < 50 or len(set(key)) < 10:
        raise ImproperlyConfigured(
            "HEARD_SECRET_KEY is the demo key or too short. Set it to 50 or more random "
            "characters (`heard make_secret_key` prints some)."
        )
    if DEMO_SECRET_KEY in environment.words("HEARD_OLD_SECRET_KEYS"):
        raise ImproperlyConfigured(
            "HEARD_OLD_SECRET_KEYS has the demo key, which everybody knows. Take it out."
        )
    _refuse_unsafe_hosts(environment)
    if not environment.flag("HEARD_TLS", default=False):
        raise ImproperlyConfigured(
            "HEARD_TLS is not on. Put a web server with TLS in front of Heard that sets "
            "X-Forwarded-Proto, then set HEARD_TLS to yes."
        )


def _refuse_unsafe_hosts(environment: Environment) -> None:
    """A host that any visitor may name would come back in the links that Heard sends."""
    hosts = environment.words("HEARD_HOSTS")
    if not hosts:
        raise ImproperlyConfigured(
            "HEARD_HOSTS is not set. Set it to the host names that this install answers to."
        )
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"HEARD_HOSTS has {host!r}. Set it to host names alone, like heard.example.org."
            )
    staff = environment.text("HEARD_STAFF_HOST", hosts[0])
    if staff.startswith(".") or not validate_host(staff, hosts):
        raise ImproperlyConfigured(
            f"HEARD_STAFF_HOST is {staff!r}. Set it to one of the hosts in HEARD_HOSTS."
        )


def refuse_one_database(databases: Mapping[str, Mapping[str, Any]]) -> None:
    """Answers and members in one database would be no wall. Raises ImproperlyConfigured."""
    places = {(one["HOST"], one["PORT"] or "5432", one["NAME"]) for one in databases.values()}
    if len(places) < len(databases):
        raise ImproperlyConfigured(
            "ANSWERS_DATABASE_URL names the same database as DATABASE_URL. "
            "Set it to a database of its own."
        )


def refuse_readable_mail(url: str) -> None:
    """Letters hold ways in; without TLS everybody between here and the mail server reads them.

    Raises ImproperlyConfigured. What is no address at all is refused by `heard.mail.senders`.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    if parse_qs(parts.query).get("tls") == ["none"] and parts.hostname not in THIS_MACHINE:
        raise ImproperlyConfigured(
            "HEARD_MAIL_URL has tls=none for another machine. Take it out of the address, "
            "or set smtps://user:password@host:465; tls=none is for a relay on this machine."
        )
