"""What the rooms above hand down to be sorted, and what they take back."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.themes.models import Remark
from heard.themes.services.settling import settle


@dataclass(frozen=True)
class Handed:
    """Something that was said, in words that name nobody.

    `source` and `key` say what it is in the room that hands it down, `group` and `where` the place
    in which it was said (a session and its title), `context` what it was said to.
    """

    source: str
    key: UUID
    group: UUID
    text: str
    context: str
    said_on: date
    coders_wanted: int = 1
    where: str = ""


@transaction.atomic
def hand_down(partnership: Partnership, handed: Handed) -> Remark:
    """Give a remark to be sorted. The same one again changes nothing.

    With other words it is sorted anew, and how it was sorted before is void. What was withdrawn
    comes back; with the words that it had, it is sorted as it was.
    """
    sha256 = hash_of(handed.text)
    found = Remark.objects.get_or_create(
        partnership=partnership,
        source=handed.source,
        key=handed.key,
        defaults={**_columns(handed), "sha256": sha256},
    )
    if found[1]:
        return found[0]
    remark = Remark.objects.select_for_update(no_key=True).get(pk=found[0].pk)
    if remark.sha256 != sha256:
        remark.revision += 1
    for name, value in _columns(handed).items():
        setattr(remark, name, value)
    remark.sha256, remark.withdrawn_at = sha256, None
    remark.save(update_fields=[*_columns(handed), "sha256", "withdrawn_at", "revision"])
    return settle(remark)


@transaction.atomic
def withdraw_remark(partnership: Partnership, source: str, key: UUID) -> None:
    """Take a remark back: it is sorted no more and counts no more, and its words are gone.

    One that was never handed down, or is withdrawn, stays as it is.
    """
    remark = (
        Remark.objects.select_for_update(no_key=True)
        .here()
        .filter(partnership=partnership, source=source, key=key)
        .first()
    )
    if remark is None:
        return
    remark.text = remark.context = remark.where = ""
    remark.withdrawn_at = timezone.now()
    remark.save(update_fields=["text", "context", "where", "withdrawn_at"])


def hash_of(text: str) -> str:
    """Spaces at the ends and the kind of line break do not make other words."""
    return hashlib.sha256("\n".join(text.strip().splitlines()).encode()).hexdigest()


def _columns(handed: Handed) -> dict[str, object]:
    return {
        "group": handed.group,
        "where": handed.where[:200],
        "text": handed.text,
        "context": handed.context[:300],
        "said_on": handed.said_on,
        "coders_wanted": handed.coders_wanted,
    }
