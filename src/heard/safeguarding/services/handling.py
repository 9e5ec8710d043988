"""Dealing with a concern: each deed is a step; of two leads at once none overwrites the other."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.safeguarding.models import Concern, ConcernState, ConcernStep, StepKind

READ_AGAIN_AFTER = timedelta(hours=1)


class ChangedMeanwhileError(Exception):
    """Somebody else has done something about the concern since it was read."""


class ClosedError(Exception):
    """The concern is closed: open it again first."""


class NotClosedError(Exception):
    """The concern is being dealt with already."""


class WordsEmptiedError(Exception):
    """The concern was kept for as long as the rules say, and its words are gone."""


@dataclass(frozen=True)
class Passing:
    """To whom a concern is passed on, the reference that they gave it, and what was said."""

    to: str
    their_reference: str = ""
    words: str = ""


@dataclass(frozen=True)
class Outcome:
    """How a concern ends. `is_released`: what was flagged may go back to its normal queue."""

    words: str
    is_released: bool = False


@transaction.atomic
def note_reading(concern: Concern, *, by: Member) -> ConcernStep | None:
    """Write down that somebody read it; again within the hour is the same reading."""
    concern = _locked(concern)
    since = timezone.now() - READ_AGAIN_AFTER
    if concern.steps.filter(kind=StepKind.READ, by=by, at__gte=since).exists():
        return None
    return ConcernStep.objects.create(concern=concern, kind=StepKind.READ, by=by)


@transaction.atomic
def look_at_concern(concern: Concern, *, by: Member) -> Concern:
    """Stop the timer: somebody is on it. Who presses second changes nothing. Raises ClosedError."""
    concern = _locked_open(concern)
    if concern.state != ConcernState.WAITING:
        return concern
    _look_at(concern, by)
    ConcernStep.objects.create(concern=concern, kind=StepKind.LOOKED_AT, by=by)
    return _save(concern, "concern looked at", by=by)


@transaction.atomic
def note_on_concern(concern: Concern, *, words: str, revision: int, by: Member) -> Concern:
    """Write down what was found out or done. Raises ClosedError, ChangedMeanwhileError."""
    concern = _locked_open(concern, revision)
    _look_at(concern, by)
    ConcernStep.objects.create(concern=concern, kind=StepKind.NOTED, words=words, by=by)
    return _save(concern, "concern noted on", by=by)


@transaction.atomic
def pass_on_concern(concern: Concern, passing: Passing, *, revision: int, by: Member) -> Concern:
    """Write down who has it now. It stays open here until somebody closes it.

    Raises ClosedError, ChangedMeanwhileError.
    """
    concern = _locked_open(concern, revision)
    _look_at(concern, by)
    concern.state = ConcernState.PASSED_ON
    ConcernStep.objects.create(
        concern=concern,
        kind=StepKind.PASSED_ON,
        passed_to=passing.to,
        their_reference=passing.their_reference,
        words=passing.words,
        by=by,
    )
    return _save(concern, "concern passed on", by=by)


@transaction.atomic
def close_concern(concern: Concern, outcome: Outcome, *, revision: int, by: Member) -> Concern:
    """End it, with what came of it. Raises ClosedError, ChangedMeanwhileError."""
    concern = _locked_open(concern, revision)
    _look_at(concern, by)
    concern.state, concern.closed_at = ConcernState.CLOSED, timezone.now()
    concern.is_released = outcome.is_released and concern.source_key is not None
    ConcernStep.objects.create(concern=concern, kind=StepKind.CLOSED, words=outcome.words, by=by)
    return _save(concern, "concern closed", by=by)


@transaction.atomic
def open_concern_again(concern: Concern, *, words: str, by: Member) -> Concern:
    """Something new has come to light. What was flagged leaves its normal queue once more.

    Raises NotClosedError, WordsEmptiedError.
    """
    concern = _locked(concern)
    if concern.is_open:
        raise NotClosedError(concern)
    if concern.forgotten_at:
        raise WordsEmptiedError(concern)
    concern.state, concern.closed_at, concern.is_released = ConcernState.LOOKED_AT, None, False
    ConcernStep.objects.create(concern=concern, kind=StepKind.OPENED_AGAIN, words=words, by=by)
    return _save(concern, "concern opened again", by=by)


def _locked(concern: Concern) -> Concern:
    return Concern.objects.select_for_update().get(pk=concern.pk)


def _locked_open(concern: Concern, revision: int | None = None) -> Concern:
    concern = _locked(concern)
    if not concern.is_open:
        raise ClosedError(concern)
    if revision is not None and concern.revision != revision:
        raise ChangedMeanwhileError(concern)
    return concern


def _look_at(concern: Concern, by: Member) -> None:
    """Whoever does anything about a concern has looked at it."""
    if concern.state == ConcernState.WAITING:
        concern.state = ConcernState.LOOKED_AT
        concern.looked_at, concern.looked_by = timezone.now(), by


def _save(concern: Concern, deed: str, *, by: Member) -> Concern:
    concern.revision += 1
    concern.save()
    record(deed, concern, by=by.user)
    return concern
