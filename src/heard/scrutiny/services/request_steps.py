"""A line of the tracker while it is being changed, and what is written down of each change."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member
from heard.scrutiny.models import Request, RequestStep
from heard.scrutiny.models.tracker_words import StepKind
from heard.scrutiny.rules import can_keep_request
from heard.scrutiny.tracker_deeds import Evidence, may_follow

CALLED_IN = _("The decision was called in. It waits for the outcome, and no clock runs.")


class NotTheirsError(Exception):
    """The committee, line, post or action is of another area, or not this member's to keep."""


class NotNowError(Exception):
    """The line is in a state in which this cannot be done: somebody was faster."""


def locked_request(request: Request) -> Request:
    """As it is now, until the end of the transaction."""
    rows = Request.objects.select_related("committee__body", "partnership", "post")
    return rows.select_for_update(of=("self",)).get(pk=request.pk)


def opened_for(deed: str, request: Request, by: Member) -> Request:
    """Locked for a deed of an officer. Raises NotTheirsError, NotNowError."""
    request = locked_request(request)
    if not can_keep_request(by, request):
        raise NotTheirsError(request)
    if not may_follow(deed, request):
        raise NotNowError(request)
    return request


def note(
    request: Request,
    kind: StepKind,
    words: str = "",
    *,
    on: date | None = None,
    by: Member | None = None,
) -> RequestStep:
    """What happened, for good; today unless another day is given."""
    on = on or timezone.localdate()
    return RequestStep.objects.create(request=request, kind=kind, on=on, words=words, by=by)


def save(request: Request) -> Request:
    """With its next revision."""
    request.revision += 1
    request.save()
    return request


def add_evidence(request: Request, several: tuple[Evidence, ...]) -> None:
    """What is there already is not added again."""
    today = timezone.localdate()
    for each in several:
        request.evidence.get_or_create(
            title=each.title, address=each.address, defaults={"added_on": today}
        )
