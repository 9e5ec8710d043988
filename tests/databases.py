"""The test run's own databases: started before Django reads its settings, stopped at the end.

A pytest plugin (`-p` in pyproject.toml). Where DATABASE_URL and ANSWERS_DATABASE_URL are set, the
tests make their databases on that server and nothing is started here.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connections

from heard.config.embedded import VARIABLES, DatabaseStartError, start_databases, stop_databases

FOLDER = Path("var/test")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Run before pytest-django loads the settings; workers of xdist inherit the environment."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    os.environ["PYTHONPATH"] = str(early_config.rootpath / "src")  # for processes that tests start
    os.environ.setdefault("HEARD_VAR", str(early_config.rootpath / FOLDER))
    if any(os.environ.get(variable) for variable in VARIABLES.values()):
        return
    stack = ExitStack()
    os.environ.update(stack.enter_context(_databases(Path(os.environ["HEARD_VAR"]))))
    early_config.add_cleanup(stack.close)


def address(alias: str, name: str = "") -> str:
    """The address of this test's database, or another one, for a process that is to work on it."""
    chosen = connections[alias].settings_dict
    user = f"{quote(chosen['USER'])}:{quote(chosen['PASSWORD'])}"
    name, host = quote(name or chosen["NAME"]), quote(chosen["HOST"], safe="")
    return f"postgresql://{user}@:{chosen['PORT']}/{name}?host={host}"


@contextmanager
def _databases(var: Path) -> Iterator[dict[str, str]]:
    """Both clusters, for this run alone. One that a killed run left behind is used again."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "test-run").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            addresses = start_databases(var, durable=False)
        except BlockingIOError:
            raise pytest.UsageError(f"another test run is using {var}; wait for it") from None
        except DatabaseStartError as problem:
            raise pytest.UsageError(str(problem)) from None
        try:
            yield addresses
        finally:
            stop_databases(var)
