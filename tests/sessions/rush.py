"""Many households at a real web server at once, and ways to kill it in the middle.

Used by the test of dying in a rush and by `bench/booking.py`.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import psutil

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 600.0  # seconds for which a household tries again
PAUSE = 0.5  # before somebody presses the button once more
HIDDEN = re.compile(r'name="(form_stamp|token)" value="([^"]+)"')


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class WebServer:
    """Gunicorn with the settings that `deploy` gives it, on databases that are there already."""

    databases: dict[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> "WebServer":
        arguments = ["--config", "python:heard.config.gunicorn_settings", "heard.config.wsgi"]
        environment = os.environ | self.databases | {"HEARD_BIND": f"127.0.0.1:{self.port}"}
        environment["PYTHONPATH"] = str(ROOT / "src")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *arguments],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)
        return self

    def kill_a_worker(self) -> None:
        assert self.process is not None
        workers = psutil.Process(self.process.pid).children()
        with suppress(psutil.NoSuchProcess):
            workers[0].kill()

    def kill(self) -> None:
        """All of it, with signal 9."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False


@dataclass
class Customer:
    """One household: opens the form, sends it, and sends it again until it is answered."""

    server: WebServer
    page: str
    number: int
    people: int
    arrives: float = 0.0
    sent_in: float = 0.0  # seconds until the form was answered, each new try included
    tries: int = 0
    status: int = 0

    @property
    def name(self) -> str:
        """A name of letters alone: numbers would look like something else."""
        return "Vale " + "".join(chr(ord("a") + int(digit)) for digit in str(self.number))

    def look(self) -> dict[str, str]:
        """What the form hides: its stamp, and what names it."""
        return dict(HIDDEN.findall(self._ask("GET").decode()))

    def come(self) -> None:
        time.sleep(self.arrives)
        form = self.look()
        typed = {
            "name": self.name,
            "parents": self.people,
            "is_first_time": "no",
            "channel": "email",
            "email": f"household{self.number}@example.org",
        }
        begun = time.monotonic()
        self._ask("POST", urlencode(form | typed))
        self.sent_in = time.monotonic() - begun

    def _ask(self, method: str, body: str = "") -> bytes:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError, http.client.HTTPException):
                return self._ask_once(method, body)
            self.tries += 1
            time.sleep(PAUSE)
        raise TimeoutError(f"household {self.number} was never answered")

    def _ask_once(self, method: str, body: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            connection.request(
                method,
                self.page,
                body,
                {
                    "Sec-Fetch-Site": "same-origin",
                    "Content-Type": "application/x-www-form-urlencoded",
                },
            )
            response = connection.getresponse()
            said = response.read()
        finally:
            connection.close()
        if response.status >= 500:
            raise http.client.HTTPException(str(response.status))
        self.status = response.status
        return said


def rush(customers: list[Customer], meanwhile: Callable[[], None] | None = None) -> None:
    """All of them come, each when it arrives; `meanwhile` happens beside."""
    threads = [threading.Thread(target=customer.come) for customer in customers]
    for thread in threads:
        thread.start()
    if meanwhile:
        meanwhile()
    for thread in threads:
        thread.join()


def served_in_turn(states: list[tuple[int, str]], capacity: int) -> bool:
    """Whether bookings, as (places, state) in the order of asking, were served in that order.

    What is free is kept together for the first who waits, as far as they need it; the rest goes on.
    """
    free = capacity
    for places, state in states:
        expected = "booked" if places <= free else "waiting"
        if state != expected:
            return False
        free -= min(places, free)
    return True
