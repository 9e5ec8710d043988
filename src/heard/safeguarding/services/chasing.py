"""Telling again where nobody has looked in time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from heard.audit.services import record
from heard.safeguarding.models import Concern, ConcernQuerySet, ConcernStep, StepKind
from heard.safeguarding.queries.setup import named, role_holders, setup_of
from heard.safeguarding.services.telling import tell, tell_that_nobody_reads

EVERY = timedelta(hours=1)


def chase_late_concerns() -> int:
    """Lead and deputy first, then everybody who may read concerns. Gives how many were chased.

    Each concern is a transaction of its own. Within the hour nobody is told twice of one.
    """
    return sum(chase_concern(concern) for concern in _to_chase(timezone.now()))


@transaction.atomic
def chase_concern(concern: Concern) -> bool:
    """Whether somebody was told: not if it was looked at meanwhile, or chased within the hour."""
    now = timezone.now()
    late = _to_chase(now).select_for_update().filter(pk=concern.pk).first()
    if late is None:
        return False
    late.chased_at, late.times_chased = now, late.times_chased + 1
    late.save(update_fields=["chased_at", "times_chased"])
    ConcernStep.objects.create(concern=late, kind=StepKind.CHASED)
    record("concern chased", late, by=None, times=late.times_chased)
    _tell(late)
    return True


def _to_chase(now: datetime) -> ConcernQuerySet:
    not_lately = Q(chased_at=None) | Q(chased_at__lte=now - EVERY)
    return Concern.objects.late().filter(not_lately).order_by("look_by", "pk")


def _tell(concern: Concern) -> None:
    """The count says which message this is; raised again, it counts from one anew."""
    occasion = f"concern late:{concern.key}:{concern.revision}:{concern.times_chased}"
    first = named(setup_of(concern.partnership)) if concern.times_chased == 1 else []
    readers = first or list(role_holders(concern.partnership))
    if readers:
        tell(concern, readers, template="late", occasion=occasion)
    else:
        tell_that_nobody_reads(concern.partnership, occasion=occasion)
