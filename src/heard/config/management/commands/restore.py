from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.config.safekeeping import SafekeepingError, differences, restore


class Command(BaseCommand):
    """Bring a backup back into two empty databases, and compare what came with what was saved."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="what `heard backup` wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            contents = restore(options["folder"])
        except SafekeepingError as problem:
            raise CommandError(str(problem), returncode=2) from None
        if found := differences(contents):
            raise CommandError("\n".join(found), returncode=2)
        for alias, tables in contents.rows.items():
            rows = sum(tables.values())
            self.stdout.write(f"{alias}: {rows} rows in {len(tables)} tables, as in the backup")
        self.stdout.write(f"files: {contents.files}")
