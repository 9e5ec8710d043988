"""What the rooms that hand things down may ask: keys, and nothing of what was said."""

from uuid import UUID

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
