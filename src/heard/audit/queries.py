"""Reading the audit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

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


FORMER = "Former member"
# Whose `subject_name` is the name of somebody who signs in.
NAMED_SUBJECTS = ("accounts.user", "partnerships.member", "boards.panelmember", "boards.conflict")


@dataclass(frozen=True)
class Deeds:
    """How often somebody did one thing, and when first and last."""

    deed: str
    count: int
    first: datetime
    last: datetime


def naming(partnership_id: int, user_ids: list[UUID], names: list[str]) -> QuerySet[Entry]:
    """What was done in a partnership by these users, or by or to somebody of one of these names.

    A name outlives the account: it is how they are found once that has been emptied.
    """
    by_them = Q(actor_id__in=user_ids)
    for name in names:
        by_them |= Q(actor_name__iexact=name)
        by_them |= Q(subject_kind__in=NAMED_SUBJECTS, subject_name__iexact=name)
    return Entry.objects.filter(by_them, partnership_id=partnership_id)


def summed_up(found: QuerySet[Entry]) -> list[Deeds]:
    """Deed by deed, by name."""
    rows = found.order_by("deed").values("deed")
    rows = rows.annotate(count=Count("pk"), first=Min("at"), last=Max("at"))
    return [Deeds(**row) for row in rows]


def with_names_before(moment: datetime) -> QuerySet[Entry]:
    """Entries before `moment` that still say who did it, or to which member."""
    by_somebody = Q(actor_id__isnull=False) & ~Q(actor_name=FORMER)
    to_somebody = Q(subject_kind__in=NAMED_SUBJECTS) & ~Q(subject_name=FORMER)
    return Entry.objects.filter(by_somebody | to_somebody, at__lt=moment)
