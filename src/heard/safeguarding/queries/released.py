"""What the rooms that hand things down may ask: keys, and nothing of what was said."""

from uuid import UUID

from django.db.models import QuerySet

from heard.partnerships.models import Partnership
from heard.safeguarding.models import Concern, ConcernState


def released_keys(partnership: Partnership, source: str) -> set[UUID]:
    """What may go back to its normal queue: closed, and the lead said so."""
    released = Concern.objects.filter(
        partnership=partnership,
        source=source,
        source_key__isnull=False,
        state=ConcernState.CLOSED,
        is_released=True,
    )
    return {key for key in released.values_list("source_key", flat=True) if key}


def held_keys(partnership: Partnership, source: str) -> set[UUID]:
    """What the lead has not released: of a concern that was opened again too."""
    concerns = partnership.concerns.filter(source=source, is_released=False)
    return {key for key in concerns.values_list("source_key", flat=True) if key}


def partnerships_with(source: str) -> QuerySet[Partnership]:
    """Those that have concerns from a source."""
    flagged = Concern.objects.filter(source=source).values("partnership")
    return Partnership.objects.filter(pk__in=flagged)
