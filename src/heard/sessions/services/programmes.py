"""Making, changing and closing programmes."""

from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.partnerships.slugs import free_slug
from heard.sessions.details import ProgrammeDetails
from heard.sessions.models import Programme, Session, SessionQuerySet, SupportRequest
from heard.sessions.models.words import SessionState
from heard.sessions.services.belonging import refuse_others
from heard.sessions.services.support import move_days_to_forget


class NameTakenError(Exception):
    """Another programme of the partnership has this name."""


class ProgrammeClosedError(Exception):
    """The programme has closed: nothing new begins in it."""


class StillToComeError(Exception):
    """Sessions are still to come; `number` is how many."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class HasAnnouncedError(Exception):
    """Sessions that families can come to are announced on its page; `number` is how many."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@transaction.atomic
def make_programme(partnership: Partnership, details: ProgrammeDetails, *, by: Member) -> Programme:
    """A new series of sessions. Raises NameTakenError, NotOfThisPartnershipError."""
    refuse_others(partnership.pk, by)
    _one_at_a_time(partnership.pk)
    slug = free_slug(details.name, partnership.programmes.all(), otherwise="programme")
    programme = Programme(partnership=partnership, slug=slug)
    _refuse_taken_name(programme, details.name)
    for column, value in asdict(details).items():
        setattr(programme, column, value)
    programme.save()
    record("programme made", programme, by=by.user)
    return programme


@transaction.atomic
def change_programme(programme: Programme, details: ProgrammeDetails, *, by: Member) -> Programme:
    """Say something else of it; its address stays.

    Raises ProgrammeClosedError, NameTakenError, HasAnnouncedError.
    """
    refuse_others(programme.partnership_id, by)
    _one_at_a_time(programme.partnership_id)
    programme = open_programme(programme)
    _refuse_taken_name(programme, details.name)
    if programme.is_public and not details.is_public and (number := _announced(programme)):
        raise HasAnnouncedError(number)
    values = asdict(details)
    changed = [column for column, value in values.items() if getattr(programme, column) != value]
    if changed:
        for column in changed:
            setattr(programme, column, values[column])
        programme.save(update_fields=changed)
        if "support_kept_days" in changed:
            _move_days_to_forget(programme)
        record("programme changed", programme, by=by.user, fields=", ".join(changed))
    return programme


@transaction.atomic
def close_programme(programme: Programme, *, by: Member) -> Programme:
    """Nothing new begins in it; what was said stays to be read. Raises StillToComeError.

    Closing it again changes nothing.
    """
    refuse_others(programme.partnership_id, by)
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.closed_on is not None:
        return programme
    coming = _sessions(programme).filter(state__in=[SessionState.DRAFT, SessionState.ANNOUNCED])
    if number := coming.count():
        raise StillToComeError(number)
    programme.closed_on = timezone.localdate()
    programme.save(update_fields=["closed_on"])
    record("programme closed", programme, by=by.user)
    return programme


@transaction.atomic
def reopen_programme(programme: Programme, *, by: Member) -> Programme:
    """It goes on after all."""
    refuse_others(programme.partnership_id, by)
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.closed_on is not None:
        before: date = programme.closed_on
        programme.closed_on = None
        programme.save(update_fields=["closed_on"])
        record("programme opened again", programme, by=by.user, closed_on=before.isoformat())
    return programme


def open_programme(programme: Programme) -> Programme:
    """The programme as it is now, held so that it does not close meanwhile.

    Raises ProgrammeClosedError.
    """
    held = Programme.objects.select_for_update(no_key=True, of=("self",))
    programme = held.select_related("partnership").get(pk=programme.pk)
    if programme.closed_on is not None:
        raise ProgrammeClosedError(programme)
    return programme


def _one_at_a_time(partnership_id: int) -> None:
    """Names are compared without case, which no constraint does: hold the partnership."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership_id)


def _refuse_taken_name(programme: Programme, name: str) -> None:
    others = Programme.objects.filter(partnership_id=programme.partnership_id)
    if others.exclude(pk=programme.pk).filter(name__iexact=name).exists():
        raise NameTakenError(name)


def _sessions(programme: Programme) -> SessionQuerySet:
    return Session.objects.filter(phase__programme=programme)


def _move_days_to_forget(programme: Programme) -> None:
    """The day on which a need is forgotten stands with it."""
    asked = SupportRequest.objects.filter(
        booking__session__phase__programme=programme, forgotten_at=None
    )
    for session in _sessions(programme).filter(pk__in=asked.values("booking__session")):
        session.phase.programme = programme
        move_days_to_forget(session)


def _announced(programme: Programme) -> int:
    return _sessions(programme).filter(state=SessionState.ANNOUNCED).count()
