"""One PostgreSQL server with its own data: made, started, stopped."""

import hashlib
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from heard.config.embedded.place import DatabaseStartError, Place
from heard.config.embedded.server import running_server

MAJOR_VERSION = "18"
ROOM_NEEDED = 200 * 1024 * 1024  # bytes; a new cluster takes 40 MB, and then it must live
LONGEST_SOCKET_FOLDER = 88  # bytes; macOS allows 104 for the socket's whole path, Linux 108
ROLE = "heard"

# Kept out of the server's log: statements, parameters and rows, which may be what a family said.
ALWAYS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "100",
    "max_wal_size": "256MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}
FOR_TESTS = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@dataclass(frozen=True)
class Cluster:
    """The server behind one of Django's databases (`alias`), in a folder of its own."""

    place: Place
    alias: str

    @property
    def folder(self) -> Path:
        return self.place.home / self.alias

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def database(self) -> str:
        return "heard" if self.alias == "default" else f"heard_{self.alias}"

    @property
    def process_id(self) -> int | None:
        """The server's process, if it runs."""
        return None if (running := running_server(self.data)) is None else running.pid

    def start(self, password: str, *, durable: bool) -> str:
        """Make the cluster if need be, start it, and give back its address.

        Raises DatabaseStartError.
        """
        self.place.make_folder(self.folder)
        if not self.data.exists():
            self._make()
        self._refuse_another_version()
        self._forget_a_dead_server()
        sockets = self._socket_folder()
        if self.process_id is None:
            self._write_settings(sockets, durable=durable)
            self._start_server()
        self._make_database(sockets, password)
        return f"postgresql://{ROLE}:{quote(password)}@/{self.database}?host={quote(str(sockets))}"

    def stop(self) -> None:
        self._forget_a_dead_server()
        if self.process_id is None:
            return
        stopped = self.place.run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-t", "60")
        if self.process_id is not None:
            raise DatabaseStartError(f"{self.data}: it does not stop: {_last_line(stopped.stdout)}")

    def _make(self) -> None:
        """Run initdb beside the final place, so that half a cluster is never taken for one."""
        refuse_full_disk(self.folder, shutil.disk_usage(self.folder).free)
        part = self.folder / "data.part"
        shutil.rmtree(part, ignore_errors=True)
        made = self.place.run(
            "initdb",
            f"--pgdata={part}",
            "--username=postgres",
            "--auth=scram-sha-256",
            f"--pwfile={self.place.home / 'password'}",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        if made.returncode != 0:
            shutil.rmtree(part, ignore_errors=True)
            raise DatabaseStartError(
                f"{self.folder}: PostgreSQL could not be set up: {_last_line(made.stdout)}"
            )
        part.rename(self.data)

    def _refuse_another_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != MAJOR_VERSION:
            raise DatabaseStartError(
                f"{self.data} was made by PostgreSQL {found}, and this Heard brings "
                f"{MAJOR_VERSION}. Back it up with the Heard that made it and restore it with "
                "this one, or move the folder away to begin anew."
            )

    def _forget_a_dead_server(self) -> None:
        """Remove what a killed server left: its number may by now be another process's.

        Should a part of it still be at work, PostgreSQL sees that by its shared memory.
        """
        if self.process_id is None:
            for path in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
                path.unlink(missing_ok=True)

    def _socket_folder(self) -> Path:
        """The cluster's own folder, or a short one where that path is too long for a socket."""
        if len(os.fsencode(self.folder)) <= LONGEST_SOCKET_FOLDER:
            return self.folder
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        short = Path(tempfile.gettempdir()) / f"heard-{digest}"
        short.mkdir(mode=0o700, exist_ok=True)
        if short.is_symlink() or short.stat().st_uid not in {os.geteuid(), self._owner_id()}:
            raise DatabaseStartError(f"{short} belongs to somebody else. Remove it and try again.")
        self.place.give_to_owner(short)
        return short

    def _owner_id(self) -> int:
        return self.place.owner.uid if self.place.owner else os.geteuid()

    def _write_settings(self, sockets: Path, *, durable: bool) -> None:
        chosen = ALWAYS | {"unix_socket_directories": str(sockets)}
        if not durable:
            chosen |= FOR_TESTS
        path = self.data / "postgresql.conf"
        path.write_text("".join(f"{name} = '{_quoted(value)}'\n" for name, value in chosen.items()))
        self.place.give_to_owner(path)

    def _start_server(self) -> None:
        """Start it, waiting while the processes of one that was killed are still leaving."""
        for _ in range(20):
            self.log.unlink(missing_ok=True)
            started = self.place.run(
                "pg_ctl", "start", "-D", self.data, "-l", self.log, "-w", "-t", "60"
            )
            if started.returncode == 0:
                return
            said = self.log.read_text(errors="replace") if self.log.exists() else started.stdout
            if "still in use" not in said:
                break
            time.sleep(0.5)
        raise DatabaseStartError(_why_not_started(said, self.log))

    def _make_database(self, sockets: Path, password: str) -> None:
        """Make the role and the database that Heard uses, if they are not there yet."""
        role, database = sql.Identifier(ROLE), sql.Identifier(self.database)
        with psycopg.connect(
            host=str(sockets),
            user="postgres",
            password=password,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", ROLE):
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(
                        role, sql.Literal(password)
                    )
                )
            if not _exists(
                connection, "SELECT 1 FROM pg_database WHERE datname = %s", self.database
            ):
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))


def refuse_full_disk(folder: Path, free: int) -> None:
    """Raise DatabaseStartError where fewer than ROOM_NEEDED bytes are `free` for `folder`."""
    if free < ROOM_NEEDED:
        raise DatabaseStartError(
            f"{folder}: the disk has {free // 2**20} MB left and PostgreSQL needs "
            f"{ROOM_NEEDED // 2**20} MB. Free some space, or set HEARD_VAR to another disk."
        )


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query.encode(), [name]).fetchone() is not None


def _why_not_started(said: str, log: Path) -> str:
    if "No space left on device" in said:
        return f"{log.parent}: the disk is full. Free some space and start again."
    return f"PostgreSQL did not start: {_last_line(said)}. All it said is in {log}."


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in reversed(lines):
        if "FATAL:" in line or "PANIC:" in line or "error:" in line:
            return line
    return lines[-1] if lines else "it said nothing"


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")
