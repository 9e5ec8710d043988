"""What Heard is told by the environment, read once and checked before anything starts.

Every setting of an install is an environment variable (https://12factor.net/config). A variable
that is missing or cannot be used stops the start with its name and what to set.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import make_conninfo

DEMO_SECRET_KEY = "heard-demo-key-never-for-a-real-install"  # noqa: S105 - refused in production
TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
# https://www.postgresql.org/docs/current/libpq-ssl.html
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
FALSE_WORDS = frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True)
class Environment:
    """Reads variables from a mapping, by default the process's own."""

    variables: Mapping[str, str]

    def text(self, name: str, default: str | None = None, *, what: str = "") -> str:
        value = self.variables.get(name, "").strip() or default
        if value is None:
            raise ImproperlyConfigured(f"{name} is not set. Set it to {what}.")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        word = self.variables.get(name, "yes" if default else "no").strip().lower()
        if word in TRUE_WORDS:
            return True
        if word in FALSE_WORDS:
            return False
        raise ImproperlyConfigured(f"{name} is {word!r}. Set it to yes or no.")

    def number(self, name: str, default: int) -> int:
        """A whole number from 1."""
        word = self.text(name, str(default))
        if not word.isdecimal() or len(word) > 9 or int(word) < 1:
            raise ImproperlyConfigured(f"{name} is {word!r}. Set it to a whole number from 1.")
        return int(word)

    def words(self, name: str) -> list[str]:
        return [word for word in self.variables.get(name, "").replace(",", " ").split() if word]


def process_environment() -> Environment:
    return Environment(os.environ)


def database(url: str, name: str) -> dict[str, Any]:
    """Django's database settings for a PostgreSQL address.

    Raises ImproperlyConfigured when `url` (the variable `name`) is not such an address.
    """
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:
        raise _not_a_database(name) from None
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise _not_a_database(name)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    _check_options(options, name)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", "") or parts.hostname or ""),
        "PORT": port,
        "OPTIONS": {"connect_timeout": 5, **options},
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
    }


def _not_a_database(name: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} is not the address of a PostgreSQL database. "
        "Set it to postgresql://user:password@host:5432/database."
    )


def _check_options(options: Mapping[str, str], name: str) -> None:
    """Only what libpq knows: of the rest it would tell at the first connection."""
    try:
        make_conninfo("", **options)
    except ProgrammingError as problem:
        told = str(problem).strip()
        raise ImproperlyConfigured(f"{name}: {told}. Take it out of the address.") from None
    if options.get("sslmode", "prefer") not in SSL_MODES:
        raise ImproperlyConfigured(
            f"{name} has sslmode={options['sslmode']}. Set it to one of {', '.join(SSL_MODES)}."
        )


def embedded_addresses(var: Path) -> dict[str, str]:
    """The addresses that the embedded PostgreSQL wrote down when it was started, if it was."""
    try:
        return msgspec.json.decode((var / "databases.json").read_bytes(), type=dict[str, str])
    except (FileNotFoundError, msgspec.DecodeError):
        return {}
    except OSError as problem:
        raise ImproperlyConfigured(
            f"{problem.filename} cannot be read ({problem.strerror}). Run this as the user who "
            "started the databases, or set DATABASE_URL and ANSWERS_DATABASE_URL."
        ) from None
