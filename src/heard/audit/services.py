"""Writing the audit."""

from typing import Protocol
from uuid import UUID

from django.db.models import Model

from heard.audit.models import Entry
from heard.audit.queries import FORMER, NAMED_SUBJECTS

DETAILS: tuple[type, ...] = (str, int, type(None))
LONGEST = 300  # a detail is a name, a number or a few words; nothing that somebody has written


class NotForTheAuditError(Exception):
    """The audit holds who did what, never what a family said."""


class Actor(Protocol):
    """Whoever did it: a user of `accounts`, or a job that acts for one."""

    @property
    def name(self) -> str: ...
    @property
    def pk(self) -> UUID: ...


def record(
    deed: str, thing: Model, *, by: Actor | None, **details: str | int | bool | None
) -> Entry:
    """Write down that `by` did `deed` to `thing`; None stands for Heard itself.

    Call it inside the service's transaction. `details` are plain words and counts. Raises
    NotForTheAuditError for anything from behind the answers wall, or too long to be a detail.
    """
    if thing._meta.app_label == "answers":
        raise NotForTheAuditError(f"{thing._meta.label} lives behind the answers wall")
    for name, value in details.items():
        if not isinstance(value, DETAILS) or len(str(value)) > LONGEST:
            raise NotForTheAuditError(f"{name} is no plain detail of at most {LONGEST} characters")
    return Entry.objects.create(
        actor_id=by.pk if by else None,
        actor_name=by.name if by else "Heard",
        partnership_id=_partnership_id(thing),
        deed=deed,
        subject_kind=thing._meta.label_lower,
        subject_id=str(thing.pk),
        subject_name=str(thing)[:300],
        details=details,
    )


def forget_names(entry: Entry) -> Entry:
    """Forget who did it; the deed, its time and its subject stay.

    The database refuses this for entries of less than six years. No entry is written of it.
    """
    if entry.actor_id is not None:
        entry.actor_name = FORMER
    if entry.subject_kind in NAMED_SUBJECTS:
        entry.subject_name = FORMER
    entry.save(update_fields=["actor_name", "subject_name"])
    return entry


def _partnership_id(thing: Model) -> int | None:
    if thing._meta.label_lower == "partnerships.partnership":
        return int(thing.pk)
    number = getattr(thing, "partnership_id", None)
    return int(number) if number is not None else None
