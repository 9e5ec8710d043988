"""`heard make_partnership`: a partnership of this install, and the invitation to look after it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from heard.mail.senders import Outbox, current_sender
from heard.partnerships.services.founding import (
    NewPartnership,
    SlugTakenError,
    UnusablePartnershipError,
    found_partnership,
)
from heard.partnerships.services.members import OPEN_FOR


class Command(BaseCommand):
    help = "Make a partnership and invite its first administrator; again: invite them again"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="its short name in addresses, such as westmere")
        parser.add_argument("name", help='such as "Westmere SEND Partnership"')
        parser.add_argument("--administrator", required=True, help="their e-mail address")
        parser.add_argument("--administrator-name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        new = NewPartnership(
            slug=options["slug"],
            name=options["name"],
            administrator_name=options["administrator_name"],
            administrator_email=options["administrator"],
        )
        links: list[str] = []

        def link(secret: str) -> str:
            links.append(_address(new.slug, secret))
            return links[-1]

        try:
            administrator = found_partnership(new, link=link)
        except SlugTakenError as problem:
            raise CommandError(
                f"There is a partnership at /a/{new.slug}/ already, and {new.administrator_email} "
                "does not look after it. Choose another short name.",
                returncode=2,
            ) from problem
        except UnusablePartnershipError as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self.stdout.write(f"{administrator.partnership.name}: /a/{new.slug}/")
        self.stdout.write(_what_next(administrator.user.email, links))


def _what_next(email: str, links: list[str]) -> str:
    if not links:
        return f"{email} looks after it already; there is nothing to do."
    if isinstance(current_sender(), Outbox):
        said = f"No mail server is set: give {email} this link, good for {OPEN_FOR.days} days:"
        return f"{said}\n{links[-1]}"
    return f"An invitation is on its way to {email}, good for {OPEN_FOR.days} days."


def _address(slug: str, secret: str) -> str:
    scheme = "https" if settings.BEHIND_TLS else "http"
    host = settings.STAFF_HOST or "localhost:8000"
    path = reverse("partnerships:take_up_invitation", args=[secret])
    return f"{scheme}://{host}/a/{slug}{path}"
