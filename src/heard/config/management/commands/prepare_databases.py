from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from heard.config.environment import process_environment
from heard.config.router import ANSWERS
from heard.partnerships.models import Partnership


class Command(BaseCommand):
    """Bring both databases to this version; in development, load the demo area into empty ones."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        for alias in connections:
            # Behind the wall there is one app; to go through all the others takes many seconds.
            labels = [ANSWERS] if alias == ANSWERS else []
            if _is_behind(alias, labels):
                call_command("migrate", *labels, database=alias, verbosity=0)
        wants_demo = process_environment().flag("HEARD_DEMO", default=not settings.IN_PRODUCTION)
        if wants_demo and "load_demo" in get_commands() and not Partnership.objects.exists():
            call_command("load_demo")


def _is_behind(alias: str, labels: list[str]) -> bool:
    """Whether there is anything to migrate: `migrate` itself takes seconds to find nothing."""
    executor = MigrationExecutor(connections[alias])
    leaves = executor.loader.graph.leaf_nodes()
    wanted = [(label, name) for label, name in leaves if not labels or label in labels]
    return bool(executor.migration_plan(wanted))
