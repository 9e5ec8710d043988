"""`heard start_partnership`: the first step of an install, and of every further partnership."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from heard.partnerships.services.beginning import CannotBeginError, start_partnership
from heard.partnerships.services.members import invitation_secret


class Command(BaseCommand):
    help = "Make a partnership, and print the link with which its first administrator joins"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="its short name in addresses, such as westmere")
        parser.add_argument("name", help="its name, as families see it")
        parser.add_argument("--administrator", required=True, help="the person's name")
        parser.add_argument("--email", required=True, help="the person's e-mail address")

    def handle(self, *args: Any, **options: Any) -> None:
        person = (options["administrator"], options["email"])
        try:
            member = start_partnership(options["slug"], options["name"], administrator=person)
        except CannotBeginError as problem:
            raise CommandError(str(problem), returncode=2) from None
        path = reverse("partnerships:take_up_invitation", args=[invitation_secret(member)])
        host = settings.STAFF_HOST or "127.0.0.1:8000"
        scheme = "https" if settings.BEHIND_TLS else "http"
        self.stdout.write(f"{scheme}://{host}/a/{options['slug']}{path}")
        self.stdout.write(f"Give this link to {member.user.name}. It works once, for 14 days.")
