"""What becomes of what a family needs so that it can come."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member
from heard.sessions.models import SupportRequest
from heard.sessions.models.words import SupportState
from heard.sessions.services.telling import tell_household


class GoneError(Exception):
    """It was forgotten, or the family does not come any more."""


@dataclass(frozen=True)
class Outcome:
    """What became of it. Where it cannot be met, `answer` says why and what is offered instead."""

    state: str
    answer: str = ""


@transaction.atomic
def settle_support(
    request: SupportRequest, outcome: Outcome, *, at: AddressOf, by: Member
) -> SupportRequest:
    """Say what became of one need, as often as it changes.

    The family reads it on its own page, and is told at once of what cannot be met. Raises
    GoneError.
    """
    rows = SupportRequest.objects.select_for_update(of=("self",)).select_related(
        "booking__session__phase__programme__partnership", "booking__session__venue"
    )
    request = rows.get(pk=request.pk)
    booking = request.booking
    if request.forgotten_at or not booking.is_live:
        raise GoneError(request)
    is_same = (request.state, request.answer) == (outcome.state, outcome.answer)
    if is_same:
        return request
    request.state, request.answer = outcome.state, outcome.answer
    request.settled_at = None if outcome.state == SupportState.ASKED else timezone.now()
    request.settled_by = None if outcome.state == SupportState.ASKED else by
    request.save(update_fields=["state", "answer", "settled_at", "settled_by"])
    record("support settled", booking, by=by.user, kind=request.kind, outcome=outcome.state)
    if outcome.state == SupportState.CANNOT:
        tell_household(booking, "support", at=at, key=f"{request.pk} {request.settled_at}")
    return request
