"""Requests that somebody has to look at."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo
from heard.scrutiny.models import Request, RequestUpdate
from heard.scrutiny.queries.asking import unreached
from heard.scrutiny.queries.sitting import next_meeting
from heard.scrutiny.rules import can_keep_requests

MOST = 20


def todo(member: Member) -> list[Todo]:
    """For the officer who keeps the tracker."""
    if not can_keep_requests(member):
        return []
    here = member.partnership
    return [*_updates(here), *_late_responses(here), *_unconfirmed(here), *_unreached(here)]


def _updates(here: Partnership) -> Iterator[Todo]:
    waiting = RequestUpdate.objects.filter(request__partnership=here, settled_at=None)
    for update in waiting.select_related("request").order_by("sent_at")[:MOST]:
        words = _("Look at what was sent on %(reference)s") % {"reference": update.request}
        yield Todo(words, reverse("scrutiny:settle_request_update", args=[update.pk]))


def _late_responses(here: Partnership) -> Iterator[Todo]:
    today = timezone.localdate()
    late = Request.objects.filter(partnership=here, response="", response_due_on__lt=today)
    for request in late.running().order_by("response_due_on")[:MOST]:
        words = _("Ask why no response came on %(reference)s") % {"reference": request}
        yield Todo(words, _keep(request), request.response_due_on)


def _unconfirmed(here: Partnership) -> Iterator[Todo]:
    waiting = Request.objects.filter(partnership=here).awaiting_members()
    of_committee: dict[int, list[Request]] = {}
    for request in waiting.select_related("committee__body"):
        of_committee.setdefault(request.committee_id, []).append(request)
    for several in of_committee.values():
        committee = several[0].committee
        meeting = next_meeting(committee)
        words = ngettext(
            "Put %(count)d complete request before the %(name)s to confirm",
            "Put %(count)d complete requests before the %(name)s to confirm",
            len(several),
        )
        address = reverse("scrutiny:tracker") + f"?committee={committee.pk}&state=complete"
        yield Todo(
            words % {"count": len(several), "name": committee},
            address,
            timezone.localdate(meeting.starts_at) if meeting else None,
        )


def _unreached(here: Partnership) -> Iterator[Todo]:
    for request in unreached(here).order_by("due_on", "pk")[:MOST]:
        if request.post_id is None:
            words = _("Say which post leads %(reference)s")
            yield Todo(words % {"reference": request}, _keep(request))
        else:
            words = _("Find somebody with an e-mail address for the post that leads %(reference)s")
            yield Todo(words % {"reference": request}, _keep(request))


def _keep(request: Request) -> str:
    return reverse("scrutiny:keep_request", args=[request.pk])
