from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connections

from heard.partnerships.models import Partnership


class Command(BaseCommand):
    """Bring both databases to this version; in development, load the demo area into empty ones."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        for alias in connections:
            call_command("migrate", database=alias, verbosity=0)
        if settings.IN_PRODUCTION or "load_demo" not in get_commands():
            return
        if not Partnership.objects.exists():
            call_command("load_demo")
