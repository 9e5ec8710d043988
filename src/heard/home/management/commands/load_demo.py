"""`heard load_demo`: the invented area Westmere, once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heard.home.demo.loading import SLUG, DemoInProductionError, load_demo


class Command(BaseCommand):
    help = "Load the demo area Westmere, unless it is there already"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_demo()
        except DemoInProductionError:
            raise CommandError("load_demo works only in development.", returncode=2) from None
        if loaded is not None:
            self.stdout.write(f"Loaded {loaded.name}: /a/{SLUG}/")
