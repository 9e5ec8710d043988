"""Prints how fast the register of decisions answers, with 10,000 decisions in it.

Run from the repository: `python bench/register.py`. Where no DATABASE_URL is set it starts an
embedded database of its own. The figures are the time of a request as a server has it: page and
database, without the network.
"""

import importlib
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django
from django.conf import settings
from django.test.utils import setup_databases, teardown_databases

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def main() -> None:
    with ExitStack() as stack:
        if "DATABASE_URL" not in os.environ:
            _start_databases(stack)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
        django.setup()
        settings.ALLOWED_HOSTS = ["testserver"]
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        stack.callback(teardown_databases, made, verbosity=0)
        decisions = importlib.import_module("bench._decisions")
        decisions.measure(decisions.fill())


def _start_databases(stack: ExitStack) -> None:
    embedded = importlib.import_module("heard.config.embedded")
    var = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    os.environ["HEARD_VAR"] = str(var)
    os.environ.update(embedded.start_databases(var, durable=False))
    stack.callback(embedded.stop_databases, var)


if __name__ == "__main__":
    main()
