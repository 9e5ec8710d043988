"""Reading the audit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from heard.audit.models import Entry


@dataclass(frozen=True)
class Wanted:
    """Which entries to show; what is empty does not filter. `before` is exclusive."""

    actor_id: UUID | None = None
    deed: str = ""
    since: datetime | None = None
    before: datetime | None = None


def entries(partnership_id: int, wanted: Wanted) -> QuerySet[Entry]:
    """What was done in a partnership, newest first."""
    filters = {
        "actor_id": wanted.actor_id,
        "deed": wanted.deed or None,
        "at__gte": wanted.since,
        "at__lt": wanted.before,
    }
    asked = {name: value for name, value in filters.items() if value is not None}
    return Entry.objects.filter(partnership_id=partnership_id, **asked)


def deeds_of(partnership_id: int) -> list[str]:
    """Each kind of deed that was ever done there, by name."""
    kinds = Entry.objects.filter(partnership_id=partnership_id).order_by("deed")
    return list(kinds.values_list("deed", flat=True).distinct())
