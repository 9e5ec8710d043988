from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.config.safekeeping import SafekeepingError, back_up


class Command(BaseCommand):
    """Write both databases and the files into a new folder."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a new folder; it is closed to others")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            contents = back_up(options["folder"])
        except SafekeepingError as problem:
            raise CommandError(str(problem), returncode=2) from None
        for alias, tables in contents.rows.items():
            self.stdout.write(f"{alias}: {sum(tables.values())} rows in {len(tables)} tables")
        self.stdout.write(f"files: {contents.files}")
        self.stdout.write(
            f"Backed up to {options['folder']}. Keep it as safe as the answers in it."
        )
