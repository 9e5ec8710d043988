"""`heard demo_code`: how to sign in as each person of the demo, with a code that works now."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heard.accounts.models import User
from heard.accounts.services import DEMO_PASSWORD, current_code


class Command(BaseCommand):
    help = "Print each demo user's e-mail address, password and current one-time code"

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IN_PRODUCTION:
            raise CommandError("demo_code works only in development.", returncode=2)
        users = list(User.objects.filter(is_demo=True).order_by("email"))
        if not users:
            raise CommandError(
                "There are no demo users. Run `heard load_demo` first.", returncode=2
            )
        widest = max(len(user.email) for user in users)
        self.stdout.write(f"Password for all: {DEMO_PASSWORD}")
        for user in users:
            self.stdout.write(f"{user.email:{widest}}  {current_code(user)}  {user.name}")
