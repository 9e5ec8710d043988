"""`heard maintenance_page OUT`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.design.errors import maintenance_page


class Command(BaseCommand):
    help = "Write the page that the web server shows while Heard is stopped: one file, no links."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path, help="the file to write, such as maintenance.html")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        try:
            out.write_text(maintenance_page(), encoding="utf-8")
        except OSError as problem:
            raise CommandError(f"{out}: {problem.strerror}.", returncode=2) from problem
        self.stdout.write(f"{out} written.")
