"""New lines of a tracker, each with its own number, and what an officer changes of one."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models import Committee, Request, RequestStep, ResolutionLink
from heard.scrutiny.models.tracker_words import RequestState, StepKind
from heard.scrutiny.rules import can_keep_request
from heard.scrutiny.services.request_steps import (
    CALLED_IN,
    NotTheirsError,
    locked_request,
    note,
)
from heard.scrutiny.tracker_deeds import Asked, RequestDetails


class SavedMeanwhileError(Exception):
    """Somebody else saved the line since it was opened. `request` is as it is now."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self.request = request


@transaction.atomic
def make_requests(committee: Committee, several: Sequence[Asked], *, by: Member) -> list[Request]:
    """A line for each, in their order; what is tracked already is given back.

    Numbers count from 1 in each municipal year of the committee, without a gap. Raises
    NotTheirsError.
    """
    if committee.partnership_id != by.partnership_id:
        raise NotTheirsError(committee)
    # One at a time in a partnership: committees may share a pattern of references.
    Partnership.objects.select_for_update(no_key=True).get(pk=committee.partnership_id)
    return [_known(committee, asked) or _made(committee, asked, by) for asked in several]


def make_request(committee: Committee, asked: Asked, *, by: Member) -> Request:
    """One line. Raises NotTheirsError."""
    return make_requests(committee, [asked], by=by)[0]


@transaction.atomic
def change_request(
    request: Request, details: RequestDetails, *, revision: int, by: Member
) -> Request:
    """In other words, or led by another post. Raises NotTheirsError, SavedMeanwhileError."""
    request = locked_request(request)
    if not can_keep_request(by, request) or _is_elsewhere(details, request):
        raise NotTheirsError(request)
    if request.revision != revision:
        raise SavedMeanwhileError(request)
    request.title, request.addressee = details.title, details.addressee
    request.post, request.organisation = details.post, details.organisation
    if request.resolution is None and details.text:
        request.text = details.text
    request.revision += 1
    request.save()
    record("request changed", request, by=by.user)
    return request


def _known(committee: Committee, asked: Asked) -> Request | None:
    if asked.resolution is None:
        return None
    tracked = Request.objects.filter(partnership=committee.partnership)
    return tracked.filter(resolution=asked.resolution).first()


def _made(committee: Committee, asked: Asked, by: Member) -> Request:
    if asked.post is not None and asked.post.partnership_id != committee.partnership_id:
        raise NotTheirsError(asked.post)
    number = _next_number(committee, asked)
    made = Request.objects.create(
        partnership=committee.partnership,
        committee=committee,
        reference=committee.reference(asked.made_on, number),
        year=committee.year_words(asked.made_on),
        number=number,
        resolution=asked.resolution,
        decision=asked.decision,
        text=asked.text,
        title=asked.title,
        made_on=asked.made_on,
        addressee=asked.addressee,
        due_on=asked.due_on,
        post=asked.post,
        organisation=asked.post.organisation if asked.post else None,
        waits_for_call_in=asked.waits_for_call_in,
    )
    RequestStep.objects.create(request=made, kind=StepKind.MADE, on=asked.made_on, by=by)
    if asked.waits_for_call_in:
        note(made, StepKind.PAUSED, str(CALLED_IN))
    _replace_earlier(made)
    record("request made", made, by=by.user, reference=made.reference)
    return made


def _next_number(committee: Committee, asked: Asked) -> int:
    """The next one in its year whose reference no other committee has taken."""
    of_year = committee.requests.filter(year=committee.year_words(asked.made_on))
    number = (of_year.aggregate(last=Max("number"))["last"] or 0) + 1
    ours = Request.objects.filter(partnership=committee.partnership)
    while ours.filter(reference=committee.reference(asked.made_on, number)).exists():
        number += 1
    return number


def _replace_earlier(made: Request) -> None:
    """What the same resolution replaced before it was a line says so now."""
    if made.resolution is None:
        return
    links = ResolutionLink.objects.filter(
        partnership=made.partnership_id, later=made.resolution, replaces=True
    )
    earlier = Request.objects.filter(
        partnership=made.partnership_id,
        resolution__in=links.values("earlier"),
        state=RequestState.SUPERSEDED,
        superseded_by=None,
    )
    earlier.update(superseded_by=made)


def _is_elsewhere(details: RequestDetails, request: Request) -> bool:
    named = (details.post, details.organisation)
    return any(each and each.partnership_id != request.partnership_id for each in named)
