"""What `heard run` does, step by step."""

import fcntl
import json
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import psutil
from django.core.management import get_commands

from heard.config.embedded import (
    VARIABLES,
    Cluster,
    DatabaseStartError,
    clusters,
    start_databases,
    stop_databases,
)
from heard.config.embedded.place import find_place
from heard.config.running.child import Child, kill_left_over, spawn, stop_group

PATIENCE = 10.0  # seconds that a process has to finish what it is at
LOOK_EVERY = 0.25  # seconds
READY_WITHIN = 60.0  # seconds
Say = Callable[[str], None]


class RunError(Exception):
    """Heard cannot run here; the text says why and what to do."""


class Stopped(Exception):  # noqa: N818 - being asked to stop is no error
    """Somebody pressed Ctrl-C or sent SIGTERM."""


class House:
    """Everything that runs, from the databases up; `run` returns when asked to stop."""

    def __init__(self, var: Path, say: Say) -> None:
        self.var = var
        self.say = say
        self.is_asked_to_stop = False
        self.databases_rest_until = 0.0
        self.clusters: list[Cluster] = []
        self.children: list[Child] = []

    def run(self, first_port: int) -> None:
        """Raises RunError or DatabaseStartError when something stands in the way."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        with ExitStack() as stack:
            stack.enter_context(only_one(self.var))
            try:
                self._build_assets()
                stack.enter_context(self._databases())
                self._step("prepare_databases")
                listener = stack.enter_context(listen(first_port))
                stack.enter_context(self._web_and_worker(listener))
                self._tell_address(listener)
                self._tend()
            except Stopped:
                self.say("Stopping")

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.is_asked_to_stop = True

    def _pause(self) -> None:
        if self.is_asked_to_stop:
            raise Stopped
        time.sleep(LOOK_EVERY)

    def _step(self, *command: str) -> None:
        if not self._succeeds(*command):
            raise RunError(f"`heard {' '.join(command)}` failed; what it said is above.")

    def _succeeds(self, *command: str) -> bool:
        """Run one command of ours to its end."""
        process = spawn(["-m", "heard", *command])
        try:
            while process.poll() is None:
                if self.is_asked_to_stop:
                    raise Stopped
                time.sleep(0.02)
        finally:
            stop_group(process, PATIENCE)
        return process.returncode == 0

    def _build_assets(self) -> None:
        (self.var / "static").mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there
        if "build_assets" in get_commands():
            self._step("build_assets")

    @contextmanager
    def _databases(self) -> Iterator[None]:
        """The embedded databases, unless the environment names others."""
        given = [name for name in VARIABLES.values() if os.environ.get(name)]
        if given and len(given) < len(VARIABLES):
            raise RunError(f"Only {given[0]} is set. Set {' and '.join(VARIABLES.values())}.")
        if given:
            yield
            return
        try:
            start_databases(self.var)
            self.clusters = clusters(find_place(self.var))
            yield
        finally:
            self.clusters = []
            stop_databases(self.var)

    @contextmanager
    def _web_and_worker(self, listener: socket.socket) -> Iterator[None]:
        descriptor = listener.fileno()
        web = ["-m", "gunicorn", "--config", "python:heard.config.gunicorn_settings"]
        web += ["--bind", f"fd://{descriptor}", "heard.config.wsgi"]
        self.children = [
            Child("web server", web, (descriptor,)),
            # `prepare_databases` has checked the settings; to do so takes longer than to start.
            Child("worker", ["-m", "heard", "work", "--skip-checks"]),
        ]
        try:
            for child in self.children:
                child.start()
            self._note_processes()
            yield
        finally:
            for child in self.children:
                child.ask_to_stop()
            for child in self.children:
                child.stop(PATIENCE)
            processes_file(self.var).unlink(missing_ok=True)

    def _tell_address(self, listener: socket.socket) -> None:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        if "demo_code" in get_commands():
            # Without demo users it says so, and that is all right.
            self._succeeds("demo_code", "--skip-checks")
        self._wait_until_ready(f"{address}health/")
        self.say(f"Heard is at {address} (Ctrl-C stops it)")

    def _wait_until_ready(self, address: str) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while not answers(address):
            self._pause()
            self._tend_once()
            if time.monotonic() > deadline:
                raise RunError("The web server does not answer; what it said is above.")

    def _tend(self) -> None:
        while True:
            self._pause()
            self._tend_once()

    def _tend_once(self) -> None:
        self._tend_databases()
        processes = [child.process for child in self.children]
        for child in self.children:
            if news := child.tend():
                self.say(news)
        if processes != [child.process for child in self.children]:
            self._note_processes()

    def _tend_databases(self) -> None:
        gone = [cluster.alias for cluster in self.clusters if cluster.process_id is None]
        if not gone or time.monotonic() < self.databases_rest_until:
            return
        self.say(f"The database of {' and '.join(gone)} stopped; it starts again")
        try:
            start_databases(self.var)
        except DatabaseStartError as problem:
            self.say(f"{problem} The next try is in {PATIENCE:g} s.")
            self.databases_rest_until = time.monotonic() + PATIENCE

    def _note_processes(self) -> None:
        """Write down who runs, for the next start to end them if we are killed ourselves."""
        pids = [child.process.pid for child in self.children if child.process]
        noted = {pid: psutil.Process(pid).create_time() for pid in pids if psutil.pid_exists(pid)}
        processes_file(self.var).write_text(json.dumps(noted))


def processes_file(var: Path) -> Path:
    return var / "processes.json"


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold `var` for this run; end what an earlier run that was killed has left running."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "run-lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunError(
                f"Heard already runs with {var}. Stop that one first (Ctrl-C where it was "
                "started), or set HEARD_VAR to another folder."
            ) from None
        try:
            left_over = json.loads(processes_file(var).read_text())
        except (FileNotFoundError, ValueError):
            left_over = {}
        for pid, created in left_over.items():
            kill_left_over(int(pid), created)
        yield


def listen(first_port: int) -> socket.socket:
    """A socket on this machine alone: `first_port`, or the next one that is free.

    It stays open while the web server is started again, so a visitor waits and is not refused.
    """
    for port in range(first_port, min(first_port + 100, 65536)):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        return listener
    raise RunError(f"No port is free from {first_port} on. Set HEARD_PORT to another one.")


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
