"""`heard demo_returns OUT.csv`: 800 invented returns, to try bringing in a file with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heard.home.demo.loading import open_survey_of_parents, returns_to_bring_in


class Command(BaseCommand):
    help = "Write 800 invented returns for Westmere's open parents' and carers' survey"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", metavar="OUT", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        survey = open_survey_of_parents()
        if survey is None:
            raise CommandError("There is no open demo survey. Run `heard load_demo`.", returncode=2)
        options["out"].write_bytes(returns_to_bring_in(survey))
        self.stdout.write(f"Wrote {options['out']}")
