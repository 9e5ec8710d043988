"""`heard keep_retention`: forget what is past its day, and print the counts before and after."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from heard.home.models import RetentionCount
from heard.home.services.retention import run_retention, what_is_due

HEADS = ("rule", "due", "forgotten", "still due", "rows before", "rows after", "problem")
LINE = "{:<18}{:>8}{:>11}{:>11}{:>13}{:>12}  {}"


class Command(BaseCommand):
    help = "Forget what is past its day; with --dry-run only count it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", metavar="YYYY-MM-DD", help="as of this day, not after today")
        parser.add_argument("--dry-run", action="store_true", help="count, and touch nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        today = _day(options["today"])
        if options["dry_run"]:
            self._show(what_is_due(today))
            return
        if today > timezone.localdate():
            raise CommandError(
                "A day to come would forget too early. Say --dry-run to count only.", returncode=2
            )
        counts = list(run_retention(today).counts.all())
        self._show(counts)
        if not all(count.is_well for count in counts):
            raise CommandError("Something is still past its day.", returncode=1)

    def _show(self, counts: list[RetentionCount]) -> None:
        self.stdout.write(LINE.format(*HEADS).rstrip())
        for one in counts:
            numbers = (one.due_before, one.forgotten, one.due_after, one.all_before, one.all_after)
            self.stdout.write(LINE.format(one.code, *numbers, one.problem).rstrip())


def _day(said: str | None) -> date:
    if said is None:
        return timezone.localdate()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise CommandError(f"{said} is no day. Write it like 2026-11-25.", returncode=2) from None
