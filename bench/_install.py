"""An install to measure: databases of its own, made before and dropped after.

Uses the servers of DATABASE_URL and ANSWERS_DATABASE_URL, or else starts the embedded ones. Import
it first: it makes the repository and `src` importable.
"""

import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


@contextmanager
def install() -> Iterator[None]:
    """Set Django up with fresh databases."""
    with ExitStack() as stack:
        os.environ.setdefault("HEARD_VAR", str(ROOT / "var" / "bench"))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
        Path(os.environ["HEARD_VAR"], "static").mkdir(parents=True, exist_ok=True)
        if "DATABASE_URL" not in os.environ:
            from heard.config.embedded import start_databases, stop_databases

            var = Path(os.environ["HEARD_VAR"])
            os.environ.update(start_databases(var, durable=True))
            stack.callback(stop_databases, var)
        import django

        django.setup()
        from django.db import connections
        from django.test.utils import setup_databases, teardown_databases

        # The names of test databases are those of pytest; a bench may run beside it.
        for settings in connections.settings.values():
            settings["TEST"]["NAME"] = f"bench_{settings['NAME']}"
        made = setup_databases(verbosity=0, interactive=False)
        stack.callback(teardown_databases, made, verbosity=0)
        yield


def run(module: str) -> None:
    """Measure what `module` says, on an install of its own that it has filled."""
    with install():
        from django.conf import settings

        bench = import_module(module)
        settings.ALLOWED_HOSTS = ["testserver"]
        bench.measure(bench.fill())


@dataclass
class Work:
    """What the machine did between start and `stop`: CPU seconds and SQL statements."""

    statements: int = 0
    application: float = field(default_factory=time.process_time)
    database: float = 0.0

    def __post_init__(self) -> None:
        self.database = database_cpu()

    def stop(self) -> "Work":
        self.application = time.process_time() - self.application
        self.database = database_cpu() - self.database
        return self


def database_cpu() -> float:
    """CPU seconds of our own PostgreSQL backends so far, where they run on this machine."""
    from django.db import connections

    total = 0.0
    for connection in connections.all():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (process,) = cursor.fetchone()
        usage = Path(f"/proc/{process}/schedstat")
        if usage.exists():
            total += int(usage.read_text().split()[0]) / 1e9
    return total


@contextmanager
def measured() -> Iterator[Work]:
    """Measure the work of a block."""
    from django.db import connections

    work = Work()

    def count(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        work.statements += 1
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(count))
        yield work
    work.stop()


def peak_memory() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
