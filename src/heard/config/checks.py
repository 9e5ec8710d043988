"""What `heard check --deploy` warns of, beyond what Django does."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Advice
from django.db import DatabaseError, connections

LOCAL = {"", "localhost", "127.0.0.1", "::1"}
Databases = Mapping[str, Mapping[str, Any]]
WITH_TLS = {"require", "verify-ca", "verify-full"}


def warn_of_one_server(databases: Databases) -> Iterable[CheckMessage]:
    """Whoever holds one PostgreSQL server holds all of its databases."""
    places = [(chosen["HOST"], chosen["PORT"] or "5432") for chosen in databases.values()]
    if len(set(places)) < len(places):
        yield Advice(
            "Both databases are on one PostgreSQL server.",
            hint="Put ANSWERS_DATABASE_URL on a server of its own: who runs one sees all of it.",
            id="heard.W001",
        )


def warn_of_plain_connections(databases: Databases) -> Iterable[CheckMessage]:
    for alias, chosen in databases.items():
        is_near = chosen["HOST"] in LOCAL or chosen["HOST"].startswith("/")
        if not is_near and chosen["OPTIONS"].get("sslmode") not in WITH_TLS:
            yield Advice(
                f"The database {alias} is on another machine and may be reached without TLS.",
                hint="Add ?sslmode=verify-full to its address.",
                id="heard.W002",
            )


@register(Tags.security, deploy=True)
def databases_are_apart_and_reached_by_tls(
    app_configs: Any, **options: Any
) -> Iterable[CheckMessage]:
    yield from warn_of_one_server(settings.DATABASES)
    yield from warn_of_plain_connections(settings.DATABASES)


def warn_of_archive(mode: str) -> Iterable[CheckMessage]:
    """The archive of the write-ahead log tells when each answer came, which no row does."""
    if mode != "off":
        yield Advice(
            "The server of the answers archives its write-ahead log.",
            hint=(
                "Set archive_mode to off there and back up with `heard backup`: "
                "the log tells when each answer came."
            ),
            id="heard.W003",
        )


def warn_of_logged_answers(verbosity: str, statement: str, every: str) -> Iterable[CheckMessage]:
    """A statement or row that is refused goes into the server's log, unless told otherwise."""
    if verbosity != "terse" or statement not in {"fatal", "panic"} or every not in {"none", "ddl"}:
        yield Advice(
            "The server of the answers may write answers into its log when one is refused.",
            hint=(
                "Set log_error_verbosity = terse, log_min_error_statement = panic and "
                "log_statement = none there."
            ),
            id="heard.W004",
        )


@register(Tags.database, deploy=True)
def the_answers_server_forgets(
    app_configs: Any, databases: Iterable[str] | None = None, **options: Any
) -> Iterable[CheckMessage]:
    if "answers" not in (databases or ()):
        return
    names = ("archive_mode", "log_error_verbosity", "log_min_error_statement", "log_statement")
    try:
        with connections["answers"].cursor() as cursor:
            cursor.execute("SELECT current_setting(unnest(%s))", [list(names)])
            archive, *logged = [row[0] for row in cursor.fetchall()]
    except DatabaseError:
        return  # that it is away is told elsewhere
    yield from warn_of_archive(archive)
    yield from warn_of_logged_answers(*logged)
