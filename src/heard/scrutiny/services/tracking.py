"""A line of the tracker on its way: sent, answered, begun, moved, paused, complete."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Action
from heard.scrutiny.models import Request
from heard.scrutiny.models.tracker_words import Claim, RequestState, StepKind
from heard.scrutiny.services.request_letters import send_request_letter
from heard.scrutiny.services.request_steps import (
    NotTheirsError,
    add_evidence,
    note,
    opened_for,
    save,
)
from heard.scrutiny.tracker_deeds import Answer, Done, Evidence, state_of


@dataclass(frozen=True)
class Moved:
    """Another day, and why, in public words."""

    to: date
    because: str


@transaction.atomic
def send_request(request: Request, *, by: Member) -> Request:
    """Ask for a response: by e-mail where whoever holds its post has an address.

    The clock starts if the committee has one. Raises NotTheirsError, NotNowError.
    """
    request = opened_for("send_request", request, by)
    request.sent_on = timezone.localdate()
    request.state, request.response_due_on = state_of(request), response_clock(request)
    if send_request_letter(request):
        request.asked_on = request.sent_on
    note(request, StepKind.SENT, by=by)
    record("request sent", request, by=by.user)
    return save(request)


def response_clock(request: Request) -> date | None:
    """By when a response is due from today; None where the committee has no clock."""
    days = request.committee.response_days
    if days is None or request.waits_for_call_in or request.response:
        return None
    return timezone.localdate() + timedelta(days=days)


@transaction.atomic
def record_response(request: Request, answer: Answer, *, by: Member) -> Request:
    """What the executive said; a later response stands in place of it, and both stay readable.

    Raises NotTheirsError, NotNowError, ValueError (a refusal without a reason).
    """
    request = opened_for("record_response", request, by)
    if answer.response != RequestState.ACCEPTED and not answer.words.strip():
        raise ValueError("a refusal says why")
    request.response, request.response_words = answer.response, answer.words
    request.responded_on = answer.on
    request.state = state_of(request)
    words = f"{request.get_response_display()}. {answer.words}".strip()
    note(request, StepKind.RESPONDED, words, on=answer.on, by=by)
    record("response recorded", request, by=by.user, response=answer.response)
    return save(request)


@transaction.atomic
def link_action(request: Request, action: Action | None, *, by: Member) -> Request:
    """The action of a plan that it led to; None is none. Raises NotTheirsError, NotNowError."""
    request = opened_for("link_action", request, by)
    if action is not None and action.plan.partnership_id != request.partnership_id:
        raise NotTheirsError(action)
    if request.action_id == (action.pk if action else None):
        return request
    request.action = action
    if action is not None:
        is_public = Action.objects.public().filter(pk=action.pk).exists()
        note(request, StepKind.LINKED, str(action) if is_public else "", by=by)
    record("request linked to an action", request, by=by.user)
    return save(request)


@transaction.atomic
def say_progress(request: Request, words: str, *, by: Member, claim: str = "") -> Request:
    """How it goes, in public words. Raises NotTheirsError, NotNowError."""
    request = opened_for("say_progress", request, by)
    _say(request, words, claim, by)
    return save(request)


def _say(request: Request, words: str, claim: str, by: Member) -> None:
    before = request.state
    request.done_words, request.said_on = words, timezone.localdate()
    request.claim = claim or Claim.PROGRESS
    request.state = state_of(request)
    has_begun = request.state == RequestState.IN_PROGRESS and before != request.state
    note(request, StepKind.STARTED if has_begun else StepKind.SAID, words, by=by)
    record("progress of a request said", request, by=by.user, claim=request.claim)


@transaction.atomic
def add_request_evidence(request: Request, evidence: Evidence, *, by: Member) -> Request:
    """Something to look at. Raises NotTheirsError, NotNowError."""
    request = opened_for("link_action", request, by)
    add_evidence(request, (evidence,))
    record("evidence added to a request", request, by=by.user)
    return save(request)


@transaction.atomic
def move_request_due(request: Request, moved: Moved, *, by: Member) -> Request:
    """The days before it stay readable, with why. Raises NotTheirsError, NotNowError."""
    request = opened_for("move_request_due", request, by)
    if moved.to == request.due_on:
        return request
    request.due_on, request.asked_on = moved.to, None
    note(request, StepKind.MOVED, moved.because, by=by)
    record("day of a request moved", request, by=by.user, to=moved.to.isoformat())
    return save(request)


@transaction.atomic
def pause_request(request: Request, *, because: str, by: Member) -> Request:
    """No clock runs while it rests. Raises NotTheirsError, NotNowError."""
    request = opened_for("pause_request", request, by)
    request.state, request.paused_because = RequestState.PAUSED, because
    note(request, StepKind.PAUSED, because, by=by)
    record("request paused", request, by=by.user)
    return save(request)


@transaction.atomic
def resume_request(request: Request, *, by: Member) -> Request:
    """Where it stood before; a response is due anew. Raises NotTheirsError, NotNowError."""
    request = opened_for("resume_request", request, by)
    request.paused_because = ""
    request.state = state_of(request)
    if request.sent_on:
        request.response_due_on = response_clock(request)
    request.asked_on, request.said_on = None, request.said_on and timezone.localdate()
    note(request, StepKind.RESUMED, by=by)
    record("request resumed", request, by=by.user)
    return save(request)


@transaction.atomic
def complete_request(request: Request, done: Done, *, by: Member) -> Request:
    """An officer says that it is done; members confirm it. Raises NotTheirsError, NotNowError."""
    request = opened_for("complete_request", request, by)
    request.done_words, request.said_on = done.words, timezone.localdate()
    request.completed_on, request.state = done.on, RequestState.COMPLETE
    request.claim = Claim.COMPLETE
    add_evidence(request, done.evidence)
    note(request, StepKind.COMPLETED, done.words, on=done.on, by=by)
    record("request complete", request, by=by.user)
    return save(request)
