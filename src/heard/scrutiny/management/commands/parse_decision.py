"""`heard parse_decision FILE|FOLDER`: a decision record to JSON, without a database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heard.engines.decisiontext.command import parse_decision_files


class Command(BaseCommand):
    """Prints the fields and resolutions of one record, or of every record in a folder."""

    help = "Read a council's decision record (text, web page or PDF) into JSON"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE|FOLDER")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        has_problems = False
        for outcome in parse_decision_files(path):
            if outcome.json is not None:
                self.stdout.write(outcome.json)
            if outcome.problem is not None:
                has_problems = True
                self.stderr.write(outcome.problem)
        if has_problems:
            sys.exit(2)
