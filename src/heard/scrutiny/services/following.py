"""Keeping the tracker true to the records: what was corrected, called in, withdrawn, replaced."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.audit.services import record as audit
from heard.partnerships.models import Member
from heard.scrutiny.models import DecisionRecord, Request, Resolution, ResolutionLink, State
from heard.scrutiny.models.tracker_words import RequestState, StepKind
from heard.scrutiny.queries.following import is_called_in, tracked
from heard.scrutiny.services.request_steps import (
    CALLED_IN,
    NotTheirsError,
    locked_request,
    note,
    save,
)
from heard.scrutiny.services.tracking import response_clock
from heard.scrutiny.tracker_deeds import state_of


class NotOlderError(Exception):
    """What a resolution changes is older than it, and of another decision."""


def catch_up(record: DecisionRecord, *, by: Member) -> None:
    """Requests of a decision go by the edition that is in force now.

    In the transaction of whoever publishes it.
    """
    texts = {each.key: each.text for each in record.resolutions.all()}
    ours = Request.objects.filter(partnership=record.partnership_id, decision=record.key)
    for request in ours.order_by("pk"):
        if request.resolution is not None:
            text = texts.get(request.resolution)
            called_in = is_called_in(record)
            _follow(locked_request(request), text, called_in=called_in, by=by)


def _follow(request: Request, text: str | None, *, called_in: bool, by: Member) -> None:
    if text is None:
        _taken_out(request, _("The record was corrected: this was not resolved."), by)
        return
    if request.state == RequestState.SUPERSEDED and request.superseded_because:
        request.superseded_because = ""
        request.state = state_of(request)
        note(request, StepKind.RESUMED, _("It stands in the record again."), by=by)
        save(request)
    if text != request.text:
        words = _("It read: “%(before)s” It reads now: “%(after)s”")
        note(request, StepKind.CORRECTED, words % {"before": request.text, "after": text}, by=by)
        request.text = text
        save(request)
    if called_in != request.waits_for_call_in:
        _wait(request, called_in)


def _wait(request: Request, waits: bool) -> None:
    """No clock runs while it waits; a response is due anew when that is over."""
    request.waits_for_call_in = waits
    if waits:
        request.response_due_on = None
        note(request, StepKind.PAUSED, str(CALLED_IN))
    else:
        if request.sent_on:
            request.response_due_on = response_clock(request)
        request.asked_on = None
        note(request, StepKind.RESUMED, _("The call-in is over."))
    save(request)


def withdraw_requests(record: DecisionRecord, *, by: Member) -> None:
    """A decision was withdrawn: nothing that it asked for is asked for any more."""
    ours = Request.objects.filter(partnership=record.partnership_id, decision=record.key)
    for request in ours.order_by("pk"):
        _taken_out(locked_request(request), _("The record of the decision was withdrawn."), by)


def _taken_out(request: Request, because: str, by: Member) -> None:
    if request.state == RequestState.SUPERSEDED:
        return
    request.state, request.superseded_because = RequestState.SUPERSEDED, because
    note(request, StepKind.CORRECTED, because, by=by)
    save(request)


@transaction.atomic
def link_resolution(
    later: Resolution, earlier: Resolution, *, replaces: bool, by: Member
) -> ResolutionLink:
    """A later resolution changes or replaces an earlier one; said twice is once.

    Raises NotTheirsError, NotOlderError.
    """
    if by.partnership_id != later.record.partnership_id or (
        later.record.partnership_id != earlier.record.partnership_id
    ):
        raise NotTheirsError(earlier)
    _refuse_later(later, earlier)
    link, is_new = ResolutionLink.objects.get_or_create(
        partnership=later.record.partnership,
        earlier=earlier.key,
        later=later.key,
        defaults={
            "replaces": replaces,
            "on": later.record.decision_date or timezone.localdate(),
            "by": by,
        },
    )
    if is_new:
        _tell_request(link, later, by)
        audit("resolution linked to an earlier one", later.record, by=by.user, replaces=replaces)
    return link


def _refuse_later(later: Resolution, earlier: Resolution) -> None:
    in_force = later.record.state == earlier.record.state == State.PUBLISHED
    day, before = later.record.decision_date, earlier.record.decision_date
    is_older = day is None or before is None or before <= day
    other_way = ResolutionLink.objects.filter(earlier=later.key, later=earlier.key)
    if later.record.key == earlier.record.key or not in_force or not is_older or other_way.exists():
        raise NotOlderError(earlier)


def _tell_request(link: ResolutionLink, later: Resolution, by: Member) -> None:
    requests = tracked(link.partnership_id, [link.earlier, link.later])
    earlier = requests.get(link.earlier)
    if earlier is None:
        return
    earlier = locked_request(earlier)
    words = f"{later.record.title}. {later.text}"
    if link.replaces and earlier.state not in (RequestState.CONFIRMED, RequestState.SUPERSEDED):
        earlier.state = RequestState.SUPERSEDED
        earlier.superseded_by = requests.get(link.later)
        note(earlier, StepKind.SUPERSEDED, words, on=link.on, by=by)
    else:
        note(earlier, StepKind.AMENDED, words, on=link.on, by=by)
    save(earlier)


@transaction.atomic
def unlink_resolution(link: ResolutionLink, *, by: Member) -> None:
    """It was said by mistake: the earlier resolution stands as before. Raises NotTheirsError."""
    if by.partnership_id != link.partnership_id:
        raise NotTheirsError(link)
    earlier, later = link.earlier, link.later
    audit("link between resolutions removed", link, by=by.user)
    link.delete()
    requests = tracked(by.partnership_id, [earlier, later])
    request = requests.get(earlier)
    if request is None:
        return
    request = locked_request(request)
    others = ResolutionLink.objects.filter(partnership=by.partnership_id, earlier=earlier)
    is_free = not request.superseded_because and not others.filter(replaces=True).exists()
    if request.state == RequestState.SUPERSEDED and is_free:
        request.superseded_by = None
        request.state = state_of(request)
    note(request, StepKind.CORRECTED, _("It was not changed: that was said by mistake."), by=by)
    save(request)
