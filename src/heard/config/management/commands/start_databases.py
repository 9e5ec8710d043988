from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.config.embedded import DatabaseStartError, start_databases


class Command(BaseCommand):
    """Start the embedded PostgreSQL for development. A real install has its own."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--not-durable",
            action="store_true",
            help="for tests: quicker, and lost if the machine stops",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            start_databases(settings.VAR, durable=not options["not_durable"])
        except DatabaseStartError as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(
            f"Both databases run; their addresses are in {settings.VAR}/databases.json"
        )
