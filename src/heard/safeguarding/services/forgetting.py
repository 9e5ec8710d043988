"""Emptying what has been kept for as long as the rules say."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.safeguarding.models import Concern


class StillOpenError(Exception):
    """Somebody is dealing with the concern."""


@transaction.atomic
def forget_concern(concern: Concern) -> Concern:
    """Empty the words of a concern and of its steps. That it was, and how fast, stays.

    Raises StillOpenError.
    """
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    if concern.is_open:
        raise StillOpenError(concern)
    if concern.forgotten_at:
        return concern
    concern.where = concern.said = concern.worry = concern.about = ""
    concern.forgotten_at = timezone.now()
    concern.save(update_fields=["where", "said", "worry", "about", "forgotten_at"])
    concern.steps.update(words="", passed_to="", their_reference="")
    record("concern emptied", concern, by=None)
    return concern
