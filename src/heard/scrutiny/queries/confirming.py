"""What members of a committee are asked to confirm."""

from django.utils import timezone

from heard.partnerships.models import Member
from heard.scrutiny.models import Confirmation, Request
from heard.scrutiny.queries.sitting import committees_with


def to_confirm(member: Member) -> list[Request]:
    """What an officer says is complete, of committees on which the member sits."""
    mine = committees_with(member, timezone.localdate())
    found = Request.objects.awaiting_members().filter(committee__in=mine)
    return list(found.select_related("committee__body").order_by("completed_on", "pk"))


def objections(request: Request) -> list[Confirmation]:
    """Members who do not agree, with their reasons."""
    return list(request.confirmations.filter(agrees=False).select_related("member__user"))
