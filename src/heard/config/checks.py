"""What `heard check --deploy` warns of, beyond what Django does."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Advice
from django.db import DatabaseError, connections

LOCAL = {"", "localhost", "127.0.0.1", "::1"}
WITH_TLS = {"require", "verify-ca", "verify-full"}


@register(Tags.security, deploy=True)
def databases_are_apart(app_configs: Any, **options: Any) -> Iterable[CheckMessage]:
    """Whoever holds one PostgreSQL server holds all of its databases."""
    places = [(chosen["HOST"], chosen["PORT"] or "5432") for chosen in settings.DATABASES.values()]
    if len(set(places)) < len(places):
        yield Advice(
            "Both databases are on one PostgreSQL server.",
            hint="Put ANSWERS_DATABASE_URL on a server of its own: who runs one sees all of it.",
            id="heard.W001",
        )


@register(Tags.security, deploy=True)
def databases_are_reached_by_tls(app_configs: Any, **options: Any) -> Iterable[CheckMessage]:
    for alias, chosen in settings.DATABASES.items():
        is_near = chosen["HOST"] in LOCAL or chosen["HOST"].startswith("/")
        if not is_near and chosen["OPTIONS"].get("sslmode") not in WITH_TLS:
            yield Advice(
                f"The database {alias} is on another machine and may be reached without TLS.",
                hint="Add ?sslmode=verify-full to its address.",
                id="heard.W002",
            )


@register(Tags.database, deploy=True)
def answers_keep_no_history(
    app_configs: Any, databases: Iterable[str] | None = None, **options: Any
) -> Iterable[CheckMessage]:
    """The archive of the write-ahead log tells when each answer came, which no row does."""
    if "answers" not in (databases or ()):
        return
    try:
        with connections["answers"].cursor() as cursor:
            cursor.execute("SHOW archive_mode")
            mode = cursor.fetchone()[0]
    except DatabaseError:
        return  # that it is away is told elsewhere
    if mode != "off":
        yield Advice(
            "The server of the answers archives its write-ahead log.",
            hint=(
                "Set archive_mode to off there and back up with pg_dump: "
                "the log tells when each answer came."
            ),
            id="heard.W003",
        )


@register(Tags.database, deploy=True)
def servers_keep_answers_out_of_their_log(
    app_configs: Any, databases: Iterable[str] | None = None, **options: Any
) -> Iterable[CheckMessage]:
    if "answers" not in (databases or ()):
        return
    try:
        with connections["answers"].cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('log_error_verbosity'), "
                "current_setting('log_min_error_statement'), current_setting('log_statement')"
            )
            verbosity, statement, every = cursor.fetchone()
    except DatabaseError:
        return
    if verbosity != "terse" or statement not in {"fatal", "panic"} or every not in {"none", "ddl"}:
        yield Advice(
            "The server of the answers may write answers into its log when one is refused.",
            hint=(
                "Set log_error_verbosity = terse, log_min_error_statement = panic and "
                "log_statement = none there."
            ),
            id="heard.W004",
        )
