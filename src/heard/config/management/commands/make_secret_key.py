import secrets
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Print a new HEARD_SECRET_KEY."""

    help = __doc__ or ""
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(secrets.token_urlsafe(48))
