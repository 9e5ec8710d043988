"""Requests for what is held on somebody: taking them in, answering them, and forgetting them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from heard.audit.services import record
from heard.home.due import one_month_after
from heard.home.models import RightsRequest
from heard.home.models.rights import RequestOrigin
from heard.mail.flooding import TooManyTodayError
from heard.partnerships.models import Member, Partnership
from heard.partnerships.references import free_reference

# No vowels, and nothing that looks like something else: a reference is read out on the phone.
LETTERS = "BCDFGHJKMNPQRTVWXYZ2346789"


class AlreadyAnsweredError(Exception):
    """Somebody has answered the request already."""


class NotAnsweredError(Exception):
    """A request that is not answered cannot be forgotten."""


# Each has to be answered by a person within a month.
MOST_A_DAY = 100


@dataclass(frozen=True)
class NewRequest:
    """What somebody asks. `key` names the form that was sent: sent twice, it is taken in once."""

    kind: str
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    words: str = ""
    asked_on: date | None = None
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def ask_what_you_hold(
    partnership: Partnership, asked: NewRequest, *, by: Member | None = None
) -> RightsRequest:
    """Take a request in, once for each key. `by` writes down what came by letter or phone.

    Raises TooManyTodayError, never where there is a `by`.
    """
    # Two sends of one form wait for each other here, so that the second finds the first.
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    known = RightsRequest.objects.filter(partnership=partnership, key=asked.key).first()
    if known is not None:
        return known
    if by is None and _is_flooded(partnership):
        raise TooManyTodayError(partnership)
    asked_on = asked.asked_on or timezone.localdate()
    request = RightsRequest.objects.create(
        partnership=partnership,
        key=asked.key,
        reference=free_reference(partnership.rights_requests.all(), _new_reference),
        kind=asked.kind,
        origin=RequestOrigin.STAFF if by else RequestOrigin.WEB,
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        address=asked.address,
        words=asked.words,
        asked_on=asked_on,
        due_on=one_month_after(asked_on),
    )
    record("rights request received", request, by=by.user if by else None, kind=asked.kind)
    return request


@transaction.atomic
def answer_request(
    request: RightsRequest, *, by: Member, identity_checked_how: str, outcome: str
) -> RightsRequest:
    """Write down that it was answered, how, and how it was known who asked.

    Raises AlreadyAnsweredError.
    """
    request = RightsRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_on is not None:
        raise AlreadyAnsweredError(request)
    request.identity_checked_how, request.outcome = identity_checked_how, outcome
    request.answered_on = timezone.localdate()
    request.save(update_fields=["identity_checked_how", "outcome", "answered_on"])
    record("rights request answered", request, by=by.user)
    return request


@transaction.atomic
def forget_request(request: RightsRequest, *, by: Member | None) -> RightsRequest:
    """Empty who asked and their words; that it was asked and answered, and when, stays.

    Raises NotAnsweredError.
    """
    request = RightsRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_on is None:
        raise NotAnsweredError(request)
    if request.forgotten_at is None:
        request.name = request.email = request.phone = request.address = request.words = ""
        request.forgotten_at = timezone.now()
        columns = ["name", "email", "phone", "address", "words", "forgotten_at"]
        request.save(update_fields=columns)
        record("rights request forgotten", request, by=by.user if by else None)
    return request


@transaction.atomic
def forget_outcome(request: RightsRequest) -> RightsRequest:
    """Empty what was answered; its kind and its days stay."""
    request = RightsRequest.objects.select_for_update().get(pk=request.pk)
    request.identity_checked_how = request.outcome = ""
    request.save(update_fields=["identity_checked_how", "outcome"])
    return request


def _is_flooded(partnership: Partnership) -> bool:
    today = partnership.rights_requests.filter(asked_on=timezone.localdate())
    return today.filter(origin=RequestOrigin.WEB).count() >= MOST_A_DAY


def _new_reference() -> str:
    return f"R{get_random_string(6, LETTERS)}"  # no hyphen: a line would break there
