"""Emptying the databases after a test that commits: a pytest plugin (`-p` in pyproject.toml).

Django truncates every table and then makes its own rows anew, which takes half a second a test.
Deleting what is there takes a twentieth of it. The rows that Django makes stay. Jobs go, which
Django leaves: else the next worker that a test starts does those of all tests before it.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, LiteralString

import pytest
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from psycopg.sql import SQL, Identifier

MADE_BY_DJANGO = {"django_content_type", "auth_permission", "django_site", "django_migrations"}
POINTED_AT = "procrastinate_jobs"  # by rows that must go first


@pytest.fixture(autouse=True, scope="session")
def _tables_are_emptied_by_deleting() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _empty_databases)
        yield


def _empty_databases(test: TransactionTestCase) -> None:
    for alias in test._databases_names(include_mirrors=False):  # type: ignore[attr-defined] # Django's own way to name them
        empty(connections[alias])


def empty(connection: BaseDatabaseWrapper) -> None:
    """Delete all rows, also where a trigger of ours refuses it: it is off meanwhile."""
    tables, guarded = _tables(connection.alias), _guarded(connection.alias)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(_for_each("ALTER TABLE {} DISABLE TRIGGER USER", guarded))
        cursor.execute(_for_each("DELETE FROM {}", tables))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_for_each("ALTER TABLE {} ENABLE TRIGGER USER", guarded))


def _for_each(statement: LiteralString, tables: Iterable[str]) -> Any:
    found = [SQL(statement).format(Identifier(table)) for table in tables]
    return SQL("; ").join(found or [SQL("SELECT")])


@cache
def _tables(alias: str) -> tuple[str, ...]:
    there = set(connections[alias].introspection.table_names()) - MADE_BY_DJANGO
    return tuple(sorted(there, key=lambda table: (table == POINTED_AT, table)))


@cache
def _guarded(alias: str) -> tuple[str, ...]:
    """Tables with a trigger that is not a foreign key's."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal ORDER BY relname"
        )
        found = [name for (name,) in cursor.fetchall()]
    return tuple(name for name in found if name in _tables(alias))
