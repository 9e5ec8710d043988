"""`heard build_assets`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heard.design.build import AssetsError, build_assets, compile_messages


class Command(BaseCommand):
    help = "Build style sheets, script and message catalogues, if anything has changed."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            built = build_assets()
        except AssetsError as problem:
            raise CommandError(str(problem), returncode=2) from problem
        compile_messages()
        self.stdout.write("Assets built." if built else "Assets are up to date.")
