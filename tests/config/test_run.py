"""`heard run` with real processes: each is killed, and all are stopped."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from heard.config.embedded import clusters, stop_databases
from heard.config.embedded.place import find_place
from tests.journeys.house import kill_child, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
WITHIN = 60.0  # seconds; a loaded machine is slow


@dataclass
class RunningHouse:
    var: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes]

    def wait_until_up(self) -> None:
        while "Heard is at" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        address = self.log.read_text().split("Heard is at http://127.0.0.1:")[1]
        self.port = int(address.split("/")[0])

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, status: int, path: str = "/health/") -> str:
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            found, text = self.get(path)
            if found == status:
                return text
            time.sleep(0.02)
        raise AssertionError(f"no {status} from {path}:\n{self.log.read_text()}")

    def kill(self, word: str) -> None:
        """Kill the process of ours whose command line has this word, as soon as there is one.

        What it started lives on for a second and answers in its place: that is seen to go, too.
        """
        orphans: list[psutil.Process] = []

        def kill(process: psutil.Process) -> None:
            orphans.extend(process.children(recursive=True))
            process.kill()

        wait_for(
            lambda: kill_child(self.process.pid, word, kill),
            f"{word} runs\n{self.log.read_text()}",
        )
        _gone, alive = psutil.wait_procs(orphans, timeout=WITHIN)
        assert alive == []

    @contextmanager
    def watching_nothing(self) -> Iterator[None]:
        """Meanwhile what is killed stays away: else it may be back before one request is over."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


def environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    return kept | {
        "HEARD_VAR": str(var),
        "HEARD_PORT": str(port),
        "HEARD_DEMO": "no",
        "PYTHONPATH": "src",
    }


def run(var: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "heard", "run"],
            cwd=ROOT,
            env=environment(var, port),
            stdout=output,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture(scope="module")
def house() -> Iterator[RunningHouse]:
    """One for all tests of this file, as long to start as a hundred of them; the last stops it."""
    with tempfile.TemporaryDirectory() as name, socket.socket() as taken:
        folder = Path(name)
        folder.chmod(0o755)  # for whoever PostgreSQL runs as
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        var, log = folder / "var", folder / "log"
        busy = taken.getsockname()[1]
        running = RunningHouse(var, busy + 1, log, run(var, busy, log))
        try:
            running.wait_until_up()
            assert running.port != busy
            yield running
        finally:
            running.process.terminate()
            running.process.wait(timeout=WITHIN)
            stop_databases(var)


def test_each_part_that_is_killed_comes_back(house):
    assert house.wait_for(200) == "ok\n"

    house.kill("gunicorn")
    house.wait_for(200)

    for server in clusters(find_place(house.var)):
        assert server.process_id is not None
        with house.watching_nothing():
            os.kill(server.process_id, signal.SIGKILL)
            page = house.wait_for(503)
        assert "Sorry, this is not available just now" in page
        house.wait_for(200)

    house.kill("work")
    house.wait_for(200)
    assert "The worker stopped (-9)" in wait_for_text(house.log, "The worker stopped (-9)")


def test_one_that_has_just_died_is_not_taken_for_what_is_to_be_killed():
    dead = subprocess.Popen([sys.executable, "-c", "", "shortlived"])
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)  # dead, and nobody has been told

    killed = kill_child(os.getpid(), "shortlived", psutil.Process.kill)

    assert not killed
    assert dead.wait() == 0


def test_the_next_start_ends_what_a_killed_one_left_running(house):
    left = psutil.Process(house.process.pid).children(recursive=True)
    house.process.kill()
    house.process.wait()

    house.process = run(house.var, house.port, house.log)
    house.wait_until_up()

    assert [process for process in left if process.is_running()] == []


def test_a_second_one_in_the_same_folder_is_refused_and_a_stop_leaves_nothing_running(house):
    second = subprocess.run(
        [sys.executable, "-m", "heard", "run"],
        cwd=ROOT,
        env=environment(house.var, house.port),
        capture_output=True,
        text=True,
        check=False,
    )
    started = psutil.Process(house.process.pid).children(recursive=True)

    house.process.send_signal(signal.SIGTERM)

    assert house.process.wait(timeout=WITHIN) == 0
    assert second.returncode == 1
    assert f"Heard already runs with {house.var}" in second.stderr
    assert len(started) >= 3
    assert [process for process in started if process.is_running()] == []
    assert [server.process_id for server in clusters(find_place(house.var))] == [None, None]


def wait_for_text(log: Path, text: str) -> str:
    deadline = time.monotonic() + WITHIN
    while text not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    return log.read_text()


def test_one_address_without_the_other_is_refused(tmp_path):
    half = environment(tmp_path, 8000) | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"}

    refused = subprocess.run(
        [sys.executable, "-m", "heard", "run"],
        cwd=ROOT,
        env=half,
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 1
    assert "Only DATABASE_URL is set. Set DATABASE_URL and ANSWERS_DATABASE_URL." in refused.stderr
