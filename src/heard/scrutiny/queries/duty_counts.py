"""How many of the members that were asked have reported: what everybody sees of a duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from heard.scrutiny.models import Duty
from heard.scrutiny.models.duty_words import DutyState


@dataclass(frozen=True)
class AskedMembers:
    """A duty with how many of how many have reported; who is excused is not counted."""

    duty: Duty
    done: int
    of: int

    @property
    def is_public(self) -> bool:
        return self.duty.committee.body.is_public


def counted(duties: QuerySet[Duty]) -> list[AskedMembers]:
    """Each with its count, in the order given. One statement."""
    found = duties.select_related("committee__body").annotate(
        number_done=Count("members", filter=Q(members__state=DutyState.DONE)),
        number_of=Count("members", filter=~Q(members__state=DutyState.EXCUSED)),
    )
    return [AskedMembers(duty, duty.number_done, duty.number_of) for duty in found]


def asked_by_resolution(keys: Iterable[UUID]) -> dict[UUID, AskedMembers]:
    """What members were asked by these resolutions, and how many have reported."""
    found = counted(Duty.objects.filter(resolution__in=list(keys)))
    return {each.duty.resolution: each for each in found if each.duty.resolution is not None}
