"""`heard protect TABLE.csv --rule RULE.json --out DIR`: a table of counts, made safe to show."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heard.engines.disclosure.files import FileProblem, protect_file


class Command(BaseCommand):
    """Writes protected.csv and audit.json. Problems go to stderr, one a line, exit code 2."""

    help = "Hide the small counts of a table, and those that would give them away"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", type=Path, metavar="TABLE.csv")
        parser.add_argument("--rule", type=Path, required=True, metavar="RULE.json")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")

    def handle(self, *args: Any, table: Path, rule: Path, out: Path, **options: Any) -> None:
        try:
            record = protect_file(table, rule, out)
        except FileProblem as problem:
            # Not CommandError: it would put its own name before the first problem's file.
            self.stderr.write(str(problem))
            sys.exit(2)
        found = {name: record[name] for name in ("primary", "secondary", "opened")}
        self.stdout.write(json.dumps(found))
