"""`heard convert_questionnaire IN OUT`: the same questionnaire in another format."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heard.engines.questionnaire import QuestionnaireError, read_questionnaire, write_questionnaire


class Command(BaseCommand):
    """Writes OUT in the format of its ending. Problems go to stderr, one a line, exit code 2."""

    help = "Convert a questionnaire between XLSForm .xlsx, .yaml and .json"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="IN")
        parser.add_argument("out", type=Path, metavar="OUT")

    def handle(self, *args: Any, file: Path, out: Path, **options: Any) -> None:
        blamed = file
        try:
            questionnaire = read_questionnaire(file)
            blamed = out
            write_questionnaire(questionnaire, out)
        except QuestionnaireError as error:
            self.stderr.write("\n".join(error.lines(str(blamed))))
            sys.exit(2)
