"""Backups: both databases and the files, in one folder, with what was in them counted.

    default.dump  answers.dump   pg_dump's custom format
    files.tar                    what was uploaded and made
    contents.json                rows of each table, files and bytes

The answers are dumped last: what the other database counts as answered is then in them.
"""

import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import OperationalError, connections
from psycopg import sql

from heard.config.embedded.place import programs_of_the_wheel

ORDER = ("default", "answers")


class SafekeepingError(Exception):
    """A backup cannot be made or brought back; the text says why and what to do."""


class Contents(msgspec.Struct, frozen=True):
    """What a backup holds."""

    rows: dict[str, dict[str, int]]
    files: int


def back_up(folder: Path) -> Contents:
    """Write a backup into `folder`, which must be new. A failed one is removed again.

    Raises SafekeepingError.
    """
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise SafekeepingError(f"{folder} is there already. Name a new folder.") from None
    try:
        for alias in ORDER:
            _run("pg_dump", alias, "--format=custom", f"--file={folder / alias}.dump")
        contents = Contents({alias: count_rows(alias) for alias in ORDER}, _pack_files(folder))
        (folder / "contents.json").write_bytes(msgspec.json.encode(contents))
    except BaseException:
        shutil.rmtree(folder)
        raise
    return contents


def restore(folder: Path) -> Contents:
    """Bring a backup back into two empty databases and an empty files folder.

    Raises SafekeepingError; a database is then as empty as it was.
    """
    contents = _read_contents(folder)
    for alias in ORDER:
        if count_rows(alias):
            raise SafekeepingError(
                f"The database {connections[alias].settings_dict['NAME']} is not empty. "
                "Restore into two new ones."
            )
    files = settings.VAR / "files"
    if files.exists() and any(files.iterdir()):
        raise SafekeepingError(f"{files} is not empty. Move it away first.")
    for alias in ORDER:
        _run(
            "pg_restore",
            alias,
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            str(folder / f"{alias}.dump"),
        )
    files.mkdir(parents=True, exist_ok=True)
    with tarfile.open(folder / "files.tar") as tar:
        tar.extractall(files, filter="data")
    return contents


def differences(contents: Contents) -> list[str]:
    """Where what is here now differs from what the backup held, one line each."""
    return [
        f"{alias}.{table}: {rows} rows in the backup, {now.get(table, 0)} here"
        for alias in ORDER
        for now in (count_rows(alias),)
        for table, rows in contents.rows[alias].items()
        if rows != now.get(table, 0)
    ]


def count_rows(alias: str) -> dict[str, int]:
    """Rows of every table of a database; empty where it has no table yet."""
    with connections[alias].cursor() as cursor:
        counted = {}
        for table in sorted(connections[alias].introspection.table_names(cursor)):
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            counted[table] = int(cursor.fetchone()[0])
    return counted


def _read_contents(folder: Path) -> Contents:
    wanted = [folder / name for name in ("default.dump", "answers.dump", "files.tar")]
    missing = [path.name for path in wanted if not path.is_file()]
    if missing:
        raise SafekeepingError(f"{folder}: {', '.join(missing)} is missing; this is no backup.")
    try:
        return msgspec.json.decode((folder / "contents.json").read_bytes(), type=Contents)
    except (OSError, msgspec.MsgspecError) as problem:
        raise SafekeepingError(f"{folder}/contents.json: {problem}") from None


def _pack_files(folder: Path) -> int:
    """Put everything of the files folder into a tar file; give back how many files."""
    files = settings.VAR / "files"
    packed = sorted(path for path in files.rglob("*") if path.is_file())
    with tarfile.open(folder / "files.tar", "w") as tar:
        for path in packed:
            tar.add(path, path.relative_to(files))
    return len(packed)


def _run(program: str, alias: str, *arguments: str) -> None:
    """Run pg_dump or pg_restore on a database; the password is not on its command line."""
    connection = connections[alias]
    where, secrets = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, database = where[1:]
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs, no shell
        [_find(program, alias), *where, f"--dbname={database}", *arguments],
        env=os.environ | (secrets or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SafekeepingError(f"{program} of {alias} failed: {done.stderr.strip()}")


def _find(program: str, alias: str) -> str:
    """The program that is installed beside the server, or the embedded one's where that is newer.

    An older program refuses a newer server, and what a newer one writes an older server may not
    read; so the first is taken if it will do.
    """
    wanted = _servers_major_version(alias)
    for found in (shutil.which(program), str(programs_of_the_wheel() / program)):
        if found is not None and _major_version(found) >= wanted:
            return found
    raise SafekeepingError(
        f"{program} of PostgreSQL {wanted} or later is not installed. "
        f"On Debian, type: apt-get install postgresql-client-{wanted}"
    )


def _servers_major_version(alias: str) -> int:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            return int(cursor.fetchone()[0]) // 10_000
    except OperationalError as problem:
        raise SafekeepingError(f"The database of {alias} is away: {problem}") from None


def _major_version(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - PostgreSQL's own
    found = re.search(r"\d+", said.stdout)
    return int(found[0]) if found else 0
