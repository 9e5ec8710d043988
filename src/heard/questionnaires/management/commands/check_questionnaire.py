"""`heard check_questionnaire FILE`: what is in a questionnaire, or all that is wrong with it."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heard.engines.questionnaire import QuestionnaireError, read_questionnaire, summary


class Command(BaseCommand):
    """Prints a summary as JSON. Problems go to stderr, one a line, with exit code 2."""

    help = "Check a questionnaire (XLSForm .xlsx, .yaml or .json) and say what is in it"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            questionnaire = read_questionnaire(file)
        except QuestionnaireError as error:
            # Not CommandError: it would put its own name before the first problem's file.
            self.stderr.write("\n".join(error.lines(str(file))))
            sys.exit(2)
        self.stdout.write(json.dumps(summary(questionnaire), ensure_ascii=False, indent=2))
