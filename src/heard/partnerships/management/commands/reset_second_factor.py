"""`heard reset_second_factor`: for the only administrator, or a member of several partnerships."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.accounts.models import User
from heard.partnerships.services.second_factor import reset_second_factor


class Command(BaseCommand):
    help = "Take away somebody's second step for signing in; they set up a new one"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address that they sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].lower()).first()
        if user is None:
            raise CommandError(
                f"Nobody signs in as {options['email']}. The page Members shows the addresses.",
                returncode=2,
            )
        reset_second_factor(user, by=None)
        self.stdout.write(
            f"{user.email} is signed out everywhere, sets up a new second step at the next "
            "sign-in, and is told so by e-mail."
        )
