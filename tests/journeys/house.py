"""The whole of Heard as `heard run` starts it, with ways to kill its parts and look inside."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import psutil
import psycopg

from heard.config.embedded import VARIABLES, clusters
from heard.config.embedded.place import find_place

ROOT = Path(__file__).resolve().parent.parent.parent
WITHIN = 240.0  # seconds; a loaded machine is slow
STALLED_AFTER = 2  # seconds; a real install waits half a minute

Found = TypeVar("Found")


def wait_for(look: Callable[[], Found], what: str) -> Found:
    """What `look` gives back, as soon as that is something."""
    deadline = time.monotonic() + WITHIN
    while not (found := look()):
        assert time.monotonic() < deadline, f"it did not happen: {what}"
        time.sleep(0.05)
    return found


def kill_child(parent: int, word: str, kill: Callable[[psutil.Process], None]) -> bool:
    """Kill the child whose command line has this word.

    False where there is none. One may have died by itself a moment ago, even between two of these
    lines, and another one takes its place: whoever needs it dead looks again.
    """
    for child in psutil.Process(parent).children():
        with suppress(psutil.NoSuchProcess, ProcessLookupError):
            if word in child.cmdline():
                kill(child)
                return True
    return False


@dataclass
class House:
    """One `heard run` on a folder of its own."""

    var: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.var, self.port)

    def start_again(self) -> None:
        self.process = start(self.var, self.port, self.log)
        self.wait_until_up()

    def wait_until_up(self) -> None:
        wait_for(self._is_up, f"Heard is up\n{self.log.read_text()}")
        self.port = int(
            self.log.read_text().split("Heard is at http://127.0.0.1:")[1].split("/")[0]
        )

    def _is_up(self) -> bool:
        text = self.log.read_text()
        assert self.process.poll() is None, text
        return "Heard is at" in text

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=WITHIN)

    def make(self, python: str) -> Any:
        """Run some Python against these databases; it prints what it made as JSON."""
        made = subprocess.run(
            [sys.executable, "-m", "heard", "shell", "--no-imports", "-c", python],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        return json.loads(made.stdout)

    def kill(self, victim: str) -> None:
        """SIGKILL `web` (every process of it), `worker`, or the server of a database."""
        if victim in VARIABLES:
            self._kill_server(victim)
        else:
            word = {"web": "gunicorn", "worker": "work"}[victim]
            wait_for(
                lambda: kill_child(
                    self.process.pid, word, lambda child: os.killpg(child.pid, signal.SIGKILL)
                ),
                f"{word} runs\n{self.log.read_text()}",
            )

    def _kill_server(self, alias: str) -> None:
        server = next(found for found in clusters(find_place(self.var)) if found.alias == alias)
        pid = wait_for(lambda: server.process_id, f"{alias} runs")
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: server.process_id != pid, f"{alias} is gone")

    @contextmanager
    def untended(self) -> Iterator[None]:
        """Nothing that is killed is started again meanwhile."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this house, its servers and what it may have lost included."""
        return [process for process in psutil.process_iter() if self._owns(process)]

    def _owns(self, process: psutil.Process) -> bool:
        try:
            is_server = process.name() == "postgres" and str(self.var) in process.cwd()
            is_ours = process.environ().get("HEARD_VAR") == str(self.var)
            return (is_server or is_ours) and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False

    def connect(self, alias: str) -> psycopg.Connection[Any]:
        """A connection to a database, once it is there."""
        address = json.loads((self.var / "databases.json").read_text())[VARIABLES[alias]]

        def look() -> psycopg.Connection[Any] | None:
            try:
                return psycopg.connect(address, connect_timeout=5)
            except psycopg.OperationalError:
                return None

        return wait_for(look, f"{alias} answers")

    def ask(self, alias: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.connect(alias) as connection:
            return connection.execute(query.encode(), values).fetchall()

    def one(self, alias: str, query: str, *values: Any) -> Any:
        rows = self.ask(alias, query, *values)
        return rows[0][0] if rows else None

    @contextmanager
    def held(self, alias: str, query: str, *values: Any) -> Iterator[Callable[[], None]]:
        """Keep a lock; gives a function that waits until somebody stands before it.

        So a process can be caught between two of its statements, every time at the same place.
        """
        connection = self.connect(alias)
        holder = connection.info.backend_pid
        connection.execute(query.encode(), values)

        def wait_until_somebody_waits() -> None:
            waiting = "SELECT count(*) FROM pg_stat_activity WHERE %s = ANY(pg_blocking_pids(pid))"
            wait_for(lambda: self.one(alias, waiting, holder), f"somebody waits for {query}")

        try:
            yield wait_until_somebody_waits
        finally:
            connection.close()  # also when its server was killed meanwhile


def environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    return kept | {
        "HEARD_VAR": str(var),
        "HEARD_PORT": str(port),
        "HEARD_DEMO": "no",
        "HEARD_STALLED_AFTER": str(STALLED_AFTER),
        "PYTHONPATH": "src",
    }


def start(var: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "heard", "run"],
            cwd=ROOT,
            env=environment(var, port),
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
