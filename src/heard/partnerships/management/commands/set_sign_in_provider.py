"""`heard set_sign_in_provider`: let an organisation's own people sign in through its provider.

By command, not on a page: the install fetches what the issuer's address says, and whoever looks
after the install should decide which addresses it asks.
"""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.partnerships.models import Organisation
from heard.partnerships.services.sign_in import (
    ProviderSettings,
    UnusableProviderError,
    set_sign_in_provider,
)

SECRET = "HEARD_PROVIDER_SECRET"  # noqa: S105 - the name of a variable


class Command(BaseCommand):
    help = f"Set an organisation's OpenID Connect provider; its client secret comes from {SECRET}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("partnership", help="the partnership's short name in addresses")
        parser.add_argument("organisation", help="the organisation's name, as the pages show it")
        parser.add_argument("--issuer", required=True, help="https://login.example.gov.uk")
        parser.add_argument("--client-id", required=True)
        parser.add_argument(
            "--domain", action="append", required=True, help="an e-mail domain it speaks for"
        )
        parser.add_argument(
            "--second-factor",
            action="append",
            default=[],
            help="a value of acr or amr that counts as a second factor, such as mfa",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not os.environ.get(SECRET):
            raise CommandError(f"Set {SECRET} to the client secret.", returncode=2)
        organisation = Organisation.objects.filter(
            partnership__slug=options["partnership"], name=options["organisation"]
        ).first()
        if organisation is None:
            raise CommandError(
                f"{options['partnership']} has no organisation {options['organisation']!r}. "
                "Add it on the page Organisations and places.",
                returncode=2,
            )
        provider = ProviderSettings(
            issuer=options["issuer"],
            client_id=options["client_id"],
            secret=os.environ[SECRET],
            domains=tuple(options["domain"]),
            second_factor_claims=tuple(options["second_factor"]),
        )
        try:
            kept = set_sign_in_provider(organisation, by=None, provider=provider)
        except UnusableProviderError as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self.stdout.write(f"Give the provider this redirect address: {_callback(kept.key)}")


def _callback(key: object) -> str:
    return f"https://<this install>/account/organisation/{key}/login/callback/"
