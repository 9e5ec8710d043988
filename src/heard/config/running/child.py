"""One process that `heard run` keeps going."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

LONGEST_PAUSE = 5.0  # seconds
SETTLED_AFTER = 10.0  # seconds; one that lived so long starts again at once


@dataclass
class Child:
    """A command that is started again when it ends, at first soon, then ever later."""

    name: str
    arguments: Sequence[str]
    descriptors: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    started_at: float = 0.0
    start_after: float = 0.0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = spawn(self.arguments, self.descriptors)

    def tend(self) -> str | None:
        """Notice a death, and start again when its pause is over; give back what to tell."""
        now = time.monotonic()
        if self.process is not None:
            if (code := self.process.poll()) is None:
                return None
            return self._note_death(code, now)
        if now >= self.start_after:
            self.start()
        return None

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def stop(self, patience: float) -> None:
        """Ask it to end, and after `patience` seconds end it and all that it started."""
        if self.process is not None:
            stop_group(self.process, patience)

    def _note_death(self, code: int, now: float) -> str:
        self.deaths = 1 if now - self.started_at > SETTLED_AFTER else self.deaths + 1
        pause = min(LONGEST_PAUSE, 0.25 * 2 ** (self.deaths - 1))
        if self.process is not None:
            _kill_group(self.process.pid)  # what a killed one has left behind
        self.process = None
        self.start_after = now + pause
        return f"The {self.name} stopped ({code}); it starts again in {pause:g} s"


def spawn(arguments: Sequence[str], descriptors: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
    """Start `python ARGUMENTS` in a process group of its own, so Ctrl-C reaches us alone."""
    return subprocess.Popen(  # noqa: S603 - our own commands, no shell
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        pass_fds=descriptors,
        start_new_session=True,
    )


def stop_group(process: subprocess.Popen[bytes], patience: float) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            _kill_group(process.pid)
            process.wait()
    _kill_group(process.pid)


def kill_left_over(pid: int, created: float) -> None:
    """End a child of a `heard run` that was itself killed, if the number is still that child's."""
    try:
        if abs(psutil.Process(pid).create_time() - created) < 1:
            _kill_group(pid)
    except psutil.Error:
        return


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
