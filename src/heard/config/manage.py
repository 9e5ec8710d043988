"""The command `heard`: Django's management utility under our own name."""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from heard.config.starting import set_up


def main() -> None:
    try:
        set_up()
        execute_from_command_line(["heard", *sys.argv[1:]])
    except ImproperlyConfigured as problem:
        sys.exit(f"heard: {problem}")
    except OperationalError as problem:
        if "--traceback" in sys.argv:
            raise
        reason = str(problem).strip().splitlines()[0]
        sys.exit(f"heard: a database did not answer ({reason}). See that it runs, then try again.")
