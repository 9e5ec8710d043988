from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from heard.config.environment import process_environment
from heard.partnerships.models import Partnership


class Command(BaseCommand):
    """Bring both databases to this version; in development, load the demo area into empty ones."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        for alias in connections:
            if _is_behind(alias):
                call_command("migrate", database=alias, verbosity=0)
        wants_demo = process_environment().flag("HEARD_DEMO", default=not settings.IN_PRODUCTION)
        if wants_demo and "load_demo" in get_commands() and not Partnership.objects.exists():
            call_command("load_demo")


def _is_behind(alias: str) -> bool:
    """Whether there is anything to migrate: `migrate` itself takes seconds to find nothing."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
