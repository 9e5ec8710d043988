"""`heard roles_table`: who may do what, as Markdown."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from heard.partnerships.roles_page import roles_page


class Command(BaseCommand):
    help = "Print the table of roles, or write it to a file"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", metavar="FILE", type=Path, help="such as docs/roles.md")

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en-gb"):
            page = roles_page()
        if options["write"]:
            options["write"].write_text(page, encoding="utf-8")
        else:
            self.stdout.write(page, ending="")
