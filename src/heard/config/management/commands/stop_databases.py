from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heard.config.embedded import DatabaseStartError, stop_databases


class Command(BaseCommand):
    """Stop the embedded PostgreSQL. What is in it is kept."""

    help = __doc__ or ""
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            stop_databases(settings.VAR)
        except DatabaseStartError as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write("Both databases are stopped")
