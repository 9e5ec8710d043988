"""Databases to test in, made from one that is migrated once.

To migrate takes twenty seconds of work, to copy a migrated database a tenth of one. The first
process that needs a database migrates `test_…_template`, as `heard prepare_databases` does it for
any install; the others wait and copy. It stays on the server for the next run, with a mark of what
it was made by, and is made anew when that has changed.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, LiteralString

from django.conf import settings
from django.db import ProgrammingError, connections
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier, Literal

from heard.config.embedded import VARIABLES
from heard.config.embedded.place import programs_of_the_wheel
from heard.home.demo.loading import load_demo
from tests.databases import address

ROOT = Path(__file__).resolve().parent.parent
# What a migrated database comes from: beside the migrations the models, for the rows of their
# types and permissions, and the packages, which bring migrations of their own.
MADE_BY = ("src/heard/**/migrations/*.py", "src/heard/**/models*.py", "src/heard/**/models/*.py")
ALSO_MADE_BY = ("requirements/run.txt", "src/heard/config/settings.py", "tests/migrated.py")


@contextmanager
def databases_to_test_in() -> Iterator[None]:
    """In place of Django's own, which would migrate them in every process."""
    with _templates() as templates:
        names = {alias: connections[alias].creation._get_test_db_name() for alias in templates}
        _copy(templates, names)
    with _in(names):
        yield
    _drop(names)


@contextmanager
def demo_area() -> Iterator[None]:
    """The demo area in databases of this test's own, loaded once in a run: it takes ten seconds."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))  # days count from its loading
    with _templates() as templates:
        loaded = {alias: f"test_{_name(alias)}_demo" for alias in templates}
        if any(_mark(alias, name) != run for alias, name in loaded.items()):
            _copy(templates, loaded)
            with _in(loaded):
                load_demo()
            _put_mark(loaded, run)
        names = {alias: f"{connections[alias].settings_dict['NAME']}_area" for alias in loaded}
        _copy(loaded, names)
    with _in(names):
        yield
    _drop(names)


def fill(addresses: dict[str, str]) -> None:
    """Bring a house's empty databases, by the names of their variables, to a migrated one's."""
    with _templates() as templates:
        for alias, template in templates.items():
            _pour(address(alias, template), addresses[VARIABLES[alias]])


@contextmanager
def _templates() -> Iterator[dict[str, str]]:
    """The migrated databases by alias; meanwhile no other process touches them."""
    names = {alias: f"test_{_name(alias)}_template" for alias in connections}
    with (Path(os.environ["HEARD_VAR"]) / "template").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if any(_mark(alias, name) != _fingerprint() for alias, name in names.items()):
            _copy(dict.fromkeys(names, "template1"), names)
            _prepare(names)
            _put_mark(names, _fingerprint())
        yield names


@contextmanager
def _in(names: dict[str, str]) -> Iterator[None]:
    """Work on these databases instead."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in names}
    for alias, name in names.items():
        _point(alias, name)
    try:
        yield
    finally:
        for alias, name in before.items():
            _point(alias, name)


def _drop(names: dict[str, str]) -> None:
    for alias, name in names.items():
        _forget(alias, name)


def _forget(alias: str, name: str, tries: int = 10) -> None:
    """Drop a database, whoever is still connected.

    The server's own vacuum worker may be: nobody but a superuser ends that, so it is waited for.
    """
    for left in reversed(range(tries)):
        try:
            _run(alias, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        except ProgrammingError as error:
            if not isinstance(error.__cause__, InsufficientPrivilege) or not left:
                raise
            time.sleep(0.5)
        else:
            return


def _copy(sources: dict[str, str], targets: dict[str, str]) -> None:
    for alias, target in targets.items():
        _forget(alias, target)
        _run(alias, "CREATE DATABASE {} TEMPLATE {}", target, sources[alias])


def _prepare(names: dict[str, str]) -> None:
    addresses = {VARIABLES[alias]: address(alias, name) for alias, name in names.items()}
    subprocess.run(
        [sys.executable, "-m", "heard", "prepare_databases"],
        cwd=ROOT,
        env=os.environ | addresses | {"HEARD_DEMO": "no"},
        check=True,
    )


@cache
def _name(alias: str) -> str:
    """What the install's own database is called, before any test's took its place."""
    return str(connections[alias].settings_dict["NAME"])


@cache
def _fingerprint() -> str:
    found = {path for pattern in (*MADE_BY, *ALSO_MADE_BY) for path in ROOT.glob(pattern)}
    whole = hashlib.sha256()
    for path in sorted(found):
        whole.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return whole.hexdigest()


def _put_mark(names: dict[str, str], mark: str) -> None:
    for alias, name in names.items():
        _run(alias, "COMMENT ON DATABASE {} IS {}", name, Literal(mark))


def _mark(alias: str, name: str) -> str | None:
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with connections[alias].creation._nodb_cursor() as cursor:
        cursor.execute(query, [name])
        row = cursor.fetchone()
    return row[0] if row else None


def _run(alias: str, statement: LiteralString, *names: str | Literal) -> None:
    """Run a statement on databases, from another one."""
    parts = [Identifier(name) if isinstance(name, str) else name for name in names]
    with connections[alias].creation._nodb_cursor() as cursor:
        cursor.execute(SQL(statement).format(*parts))


def _point(alias: str, name: str) -> None:
    connections[alias].close()
    settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = name


def _pour(source: str, target: str) -> None:
    programs = programs_of_the_wheel()
    dump = subprocess.run(
        [programs / "pg_dump", "--no-owner", source], capture_output=True, check=True
    )
    psql: list[Any] = [programs / "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"]
    subprocess.run(
        [*psql, "--single-transaction", target],
        input=dump.stdout,
        stdout=subprocess.DEVNULL,
        check=True,
    )
