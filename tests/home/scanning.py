"""Looking for somebody in every text of both databases."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connections, router
from psycopg import sql

BYTES, TEXT = sql.SQL("encode({}, 'escape')"), sql.SQL("{}::text")
Place = tuple[str, str, Any]


def places_with(words: Iterable[str]) -> set[Place]:
    """Table, column and key of each row that holds one of `words`, whatever the column's type.

    Everything that PostgreSQL keeps is cast to text: texts, arrays, JSON, search vectors. Binary
    columns are looked at as the bytes of the words.
    """
    return {place for word in words for place in _places_with(word)}


def rows_in_every_table() -> dict[str, int]:
    counts = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            with connections[router.db_for_read(model)].cursor() as cursor:
                table = sql.Identifier(model._meta.db_table)
                cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(table))
                counts[model._meta.db_table] = cursor.fetchone()[0]
    return counts


def row_of(thing: Any) -> str:
    """A row as it stands in the database, to be compared with later."""
    meta = thing._meta
    asked = sql.SQL("SELECT to_jsonb(t)::text FROM {} t WHERE {} = %s")
    names = (sql.Identifier(meta.db_table), sql.Identifier(meta.pk.column))
    with connections[router.db_for_read(type(thing))].cursor() as cursor:
        cursor.execute(asked.format(*names), [thing.pk])
        return json.dumps(json.loads(cursor.fetchone()[0]), sort_keys=True)


def _places_with(word: str) -> Iterator[Place]:
    asked = sql.SQL("SELECT ctid::text FROM {} WHERE position(lower(%s) in lower({})) > 0")
    for alias in ("default", "answers"):
        with connections[alias].cursor() as cursor:
            for table, column, kind in _columns(cursor):
                text = BYTES if kind == "bytea" else TEXT
                held = text.format(sql.Identifier(column))
                cursor.execute(asked.format(sql.Identifier(table), held), [word])
                yield from ((table, column, row) for (row,) in cursor.fetchall())


def _columns(cursor: Any) -> list[tuple[str, str, str]]:
    cursor.execute(
        "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c "
        "JOIN information_schema.tables t USING (table_schema, table_name) "
        "WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN "
        "('text', 'character varying', 'ARRAY', 'json', 'jsonb', 'bytea', 'tsvector')"
    )
    return list(cursor.fetchall())
