"""Whether members agree that a request is complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from heard.partnerships.models import Member
from heard.scrutiny.models import Committee, Confirmation, Request, RequestQuerySet
from heard.scrutiny.queries.sitting import committees_with, members_of


@dataclass(frozen=True)
class Standing:
    """How many members of the committee say so, how many have to, and who does not agree."""

    agreed: int
    needed: int
    objections: tuple[Confirmation, ...] = ()

    @property
    def is_enough(self) -> bool:
        return self.agreed >= self.needed and not self.objections


def confirmations_needed(committee: Committee, today: date) -> int:
    """What the committee has set, else more than half of its members; one at least."""
    if committee.confirmations:
        return committee.confirmations
    return len(members_of(committee, today)) // 2 + 1


def objections(request: Request) -> list[Confirmation]:
    """Members who do not agree, with their reasons."""
    found = request.confirmations.filter(agrees=False)
    return list(found.select_related("member__user"))


def standing(request: Request) -> Standing:
    """Of members who sit on the committee now: who has left it neither confirms nor objects."""
    today = timezone.localdate()
    sitting = {each.member.pk for each in members_of(request.committee, today) if each.member}
    said = list(request.confirmations.select_related("member__user"))
    ours = [each for each in said if each.member_id in sitting]
    return Standing(
        agreed=sum(each.agrees for each in ours),
        needed=confirmations_needed(request.committee, today),
        objections=tuple(each for each in ours if not each.agrees),
    )


def requests_to_confirm(committees: Iterable[Committee]) -> RequestQuerySet:
    """What waits for their members' word: each may say otherwise until enough have spoken."""
    found = Request.objects.awaiting_members().filter(committee__in=committees)
    return found.select_related("committee__body").order_by("completed_on", "pk")


def to_confirm(member: Member) -> list[Request]:
    """What the member's committees have to confirm and the member has said nothing of yet."""
    committees = committees_with(member, timezone.localdate())
    return list(requests_to_confirm(committees).exclude(confirmations__member=member))
