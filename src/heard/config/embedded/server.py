"""The process of a running PostgreSQL."""

from pathlib import Path

import psutil


def running_server(data: Path) -> psutil.Process | None:
    """The server at work in the folder `data`, if there is one.

    Its pid file names a process, which may by now be quite another one; a server's working folder
    is its data, also after that was moved, and a copy of the folder is not.
    """
    try:
        number = (data / "postmaster.pid").read_text().split("\n", 1)[0]
        process = psutil.Process(int(number))
        if process.status() == psutil.STATUS_ZOMBIE or process.name() != "postgres":
            return None
        return process if Path(process.cwd()) == data.resolve() else None
    except (FileNotFoundError, ValueError, psutil.Error):
        return None
