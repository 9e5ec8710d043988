"""Members of a committee say whether something is complete."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record as audit
from heard.partnerships.models import Member
from heard.scrutiny.models import Confirmation, Request
from heard.scrutiny.models.tracker_words import RequestState
from heard.scrutiny.queries.sitting import is_on_committee


class NotOnCommitteeError(Exception):
    """Only members who sit on the committee say whether something is complete."""


class NotCompleteError(Exception):
    """No officer has said that it is complete, or members have confirmed it already."""


@transaction.atomic
def confirm_by_member(
    request: Request, member: Member, *, agrees: bool, words: str = ""
) -> Confirmation:
    """What one member says; they may say otherwise until it is confirmed.

    Raises NotOnCommitteeError, NotCompleteError.
    """
    held = Request.objects.select_for_update(of=("self",)).select_related("committee__body")
    request = held.get(pk=request.pk)
    today = timezone.localdate()
    if not is_on_committee(member, request.committee, today):
        raise NotOnCommitteeError(member)
    if request.state != RequestState.COMPLETE:
        raise NotCompleteError(request)
    said, _is_new = Confirmation.objects.update_or_create(
        request=request,
        member=member,
        defaults={"agrees": agrees, "words": "" if agrees else words, "on": today},
    )
    audit("member said whether a request is complete", request, by=member.user, agrees=agrees)
    return said
