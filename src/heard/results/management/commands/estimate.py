"""`heard estimate QUESTIONNAIRE ANSWERS.csv --out DIR`: shares, intervals, comparisons, weights."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heard.engines.estimation.files import EstimateFiles, estimate_files
from heard.engines.estimation.margins_file import FileProblem


class Command(BaseCommand):
    """Writes five files. Problems go to stderr, one a line, exit code 2."""

    help = "Estimate a survey's results from its answers; for analysts, not for publication"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("questionnaire", type=Path, metavar="QUESTIONNAIRE")
        parser.add_argument("answers", type=Path, metavar="ANSWERS.csv")
        parser.add_argument("--population", type=Path, metavar="MARGINS.csv")
        parser.add_argument("--invited", type=int, metavar="N")
        parser.add_argument("--by", action="append", default=[], metavar="QUESTION")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        given = EstimateFiles(
            questionnaire=options["questionnaire"],
            answers=options["answers"],
            population=options["population"],
            invited=options["invited"],
            by=tuple(options["by"]),
        )
        try:
            record = estimate_files(given, out)
        except FileProblem as problem:
            # Not CommandError: it would put its own name before the first problem's file.
            self.stderr.write(str(problem))
            sys.exit(2)
        shown = ("returns", "population", "response_rate", "weighting", "notes")
        self.stdout.write(json.dumps({name: record[name] for name in shown}, ensure_ascii=False))
