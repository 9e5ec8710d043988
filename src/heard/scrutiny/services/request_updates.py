"""What the holder of a post sends by their link: taken in, accepted, given back."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Holder
from heard.scrutiny.models import Request, RequestUpdate
from heard.scrutiny.rules import can_keep_request
from heard.scrutiny.services.request_letters import send_question_back
from heard.scrutiny.services.request_steps import (
    NotNowError,
    NotTheirsError,
    add_evidence,
    locked_request,
)
from heard.scrutiny.services.tracking import record_response, say_progress
from heard.scrutiny.tracker_deeds import Answer, Evidence, may_follow


class NotYoursError(Exception):
    """Another post leads it now, or they do not hold this post any more."""


class SettledError(Exception):
    """Somebody has settled it already, or a newer one stands in its place."""


@dataclass(frozen=True)
class Said:
    """A response (accepted, partly, rejected) or how it goes, in their own words."""

    words: str
    response: str = ""
    claim: str = ""
    evidence: Evidence | None = None


@transaction.atomic
def receive_request_update(
    request: Request, said: Said, *, holder: Holder, key: UUID
) -> RequestUpdate:
    """Take it in; of what comes twice, the first. Raises NotYoursError, NotNowError."""
    request = locked_request(request)
    there = RequestUpdate.objects.filter(key=key).first()
    if there and there.request_id == request.pk and _says(there, said):
        return there
    now = Holder.objects.today().filter(pk=holder.pk, forgotten_at=None).first()
    if now is None or now.post_id != request.post_id:
        raise NotYoursError(request)
    if not may_follow("say_progress", request):
        raise NotNowError(request)
    evidence = said.evidence or Evidence("")
    update = RequestUpdate.objects.create(
        request=request,
        key=uuid4() if there else key,
        holder=now,
        response=said.response,
        claim=said.claim,
        words=said.words,
        evidence_title=evidence.title,
        evidence_address=evidence.address,
    )
    record("update on a request received", request, by=None, holder=str(now))
    return update


@transaction.atomic
def accept_request_update(update: RequestUpdate, *, public_words: str, by: Member) -> Request:
    """It takes effect, in the words that everybody reads. That it is complete is said apart.

    Raises NotTheirsError, SettledError, NotNowError.
    """
    update = _to_settle(update, by)
    _settle(update, by, is_accepted=True)
    request = update.request
    if update.evidence_title:
        add_evidence(request, (Evidence(update.evidence_title, update.evidence_address),))
    if update.response:
        on = timezone.localdate(update.sent_at)
        return record_response(request, Answer(update.response, public_words, on), by=by)
    return say_progress(request, public_words, by=by, claim=update.claim)


@transaction.atomic
def return_request_update(update: RequestUpdate, *, question: str, by: Member) -> bool:
    """Ask back, by e-mail with their link; False where nobody can be reached.

    Raises NotTheirsError, SettledError.
    """
    update = _to_settle(update, by)
    update.question_back = question
    _settle(update, by, is_accepted=False)
    record("update on a request given back", update.request, by=by.user)
    return send_question_back(update, question)


def _to_settle(update: RequestUpdate, by: Member) -> RequestUpdate:
    """The request first, as for whoever sends one: nobody waits for one another."""
    request = locked_request(update.request)
    if not can_keep_request(by, request):
        raise NotTheirsError(request)
    rows = RequestUpdate.objects.select_related("holder__post__partnership", "holder__member__user")
    update = rows.select_for_update(of=("self",)).get(pk=update.pk)
    if update.settled_at is not None:
        raise SettledError(update)
    update.request = request
    return update


def _settle(update: RequestUpdate, by: Member, *, is_accepted: bool) -> None:
    update.settled_at, update.settled_by = timezone.now(), by
    update.is_accepted = is_accepted
    update.save(update_fields=["settled_at", "settled_by", "is_accepted", "question_back"])


def _says(update: RequestUpdate, said: Said) -> bool:
    return (update.response, update.claim, update.words) == (said.response, said.claim, said.words)
