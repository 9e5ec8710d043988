from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heard.config.embedded import DatabaseStartError
from heard.config.environment import process_environment
from heard.config.running.house import House, RunError


class Command(BaseCommand):
    """Run all of Heard here: databases, web server, worker. For development and a first look."""

    help = __doc__ or ""
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IN_PRODUCTION:
            raise CommandError(
                "`heard run` is for development. docs/install.md says how a server runs Heard."
            )
        port = process_environment().number("HEARD_PORT", 8000)
        try:
            House(settings.VAR, self._say).run(port)
        except (RunError, DatabaseStartError) as problem:
            raise CommandError(str(problem)) from None

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
