"""`heard personal_data`: everything held on one person, and forgetting them."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.home import holding
from heard.home.as_json import as_json
from heard.home.services.personal_data import Proof, forget_subject, show_personal_data
from heard.partnerships.models import Partnership
from heard.partnerships.privacy import Subject


class Command(BaseCommand):
    help = "Print everything held on one person as JSON; with --erase --yes, forget them"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the partnership's short name in addresses")
        for name in ("email", "phone", "name"):
            parser.add_argument(f"--{name}", default="")
        parser.add_argument("--erase", action="store_true", help="forget them")
        parser.add_argument("--yes", action="store_true", help="with --erase: yes, for good")
        parser.add_argument(
            "--also",
            action="append",
            default=[],
            metavar="KEY",
            help="with --erase: a record that is not certain to be theirs; `all` for every one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = Partnership.objects.filter(slug=options["slug"]).first()
        if partnership is None:
            raise CommandError(f"There is no partnership {options['slug']}.", returncode=2)
        given = {name: options[name] for name in ("email", "phone", "name")}
        subject = holding.subject_of(partnership, **given)
        if subject.is_empty:
            raise CommandError("Say whom to look for: --email, --phone or --name.", returncode=2)
        if options["erase"] and not options["yes"]:
            raise CommandError("Erasing is for good. Say --erase --yes.", returncode=2)
        said = self._erase(partnership, subject, options["also"]) if options["erase"] else None
        if said is None:
            said = as_json(show_personal_data(partnership, subject, by=None))
        self.stdout.write(json.dumps(said, indent=2, ensure_ascii=False))

    def _erase(self, partnership: Partnership, subject: Subject, also: list[str]) -> Any:
        keys = frozenset(also)
        if "all" in keys:
            found = holding.held_on(subject)
            keys = frozenset(held.key for one in found for held in one.held)
        return _said(forget_subject(partnership, subject, by=None, also=keys))


def _said(proof: Proof) -> dict[str, Any]:
    """What was done, room by room; rows before and after; and what is left, with why."""
    return {
        "rooms": [vars(room) | {"room": str(room.room)} for room in proof.rooms],
        "rows": {kind: {"before": then, "after": now} for kind, then, now in proof.rows},
        "counts_are_the_same": proof.counts_are_the_same,
        "left": as_json(proof.left),
    }
