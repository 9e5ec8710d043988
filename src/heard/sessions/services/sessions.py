"""Making a session and changing it, part by part."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.clocks import days_later
from heard.sessions.models import Break, Phase, Session
from heard.sessions.parts import About, BreakAt, Provided, Timing
from heard.sessions.services.belonging import refuse_foreign, refuse_others
from heard.sessions.services.moving import tell_soon
from heard.sessions.services.programmes import open_programme
from heard.sessions.services.session_revisions import (
    locked_going_on,
    locked_to_change,
    save_next,
)
from heard.sessions.services.support import move_days_to_forget

LONGEST = timedelta(hours=24)
_WHEN_AND_WHERE = (
    *("starts_at", "ends_at", "format", "venue_id", "online_link", "district_id", "division_id"),
)
# What calendars and people on their way need to know.
_NEWS = {"starts_at", "ends_at", "format", "venue_id", "online_link"}


class NotADraftError(Exception):
    """The session has been announced."""


class NoSuchLengthError(Exception):
    """A session ends after it starts, within 24 hours."""


class BreakOutsideError(Exception):
    """A break is not within the session."""


class VenueRetiredError(Exception):
    """Nothing new is held at this venue."""


class ElsewhereError(Exception):
    """The division is in another district."""


class HasBookingsError(Exception):
    """Families have asked for places; `number` is how many."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@transaction.atomic
def make_session(phase: Phase, about: About, timing: Timing, *, by: Member) -> Session:
    """A draft: nobody but staff sees it until it is announced.

    Raises ProgrammeClosedError, NoSuchLengthError, BreakOutsideError, VenueRetiredError,
    ElsewhereError, NotOfThisPartnershipError.
    """
    refuse_others(phase.partnership_id, by)
    programme = open_programme(phase.programme)
    phase.programme = programme
    session = Session(phase=phase)
    _put(session, _about_columns(about) | _timing_columns(session, timing))
    session.save()
    put_breaks(session, timing.breaks)
    record("session made", session, by=by.user)
    return session


@transaction.atomic
def change_session(session: Session, about: About, *, by: Member, revision: int) -> Session:
    """Say something else of what it is about. Raises NotGoingOnError, ChangedMeanwhileError."""
    session = _to_change(session, by, revision)
    changed = _put(session, _about_columns(about))
    if "title" in changed and session.is_announced:
        session.sequence += 1
        changed.append("sequence")
    return _saved(session, changed, by, "session changed")


@transaction.atomic
def move_session(session: Session, timing: Timing, *, by: Member, revision: int) -> Session:
    """Another time or place. Deadlines move along with the day; whoever has asked is told.

    Raises NotGoingOnError, ChangedMeanwhileError and as `make_session` does.
    """
    session = _to_change(session, by, revision)
    days = (timezone.localdate(timing.starts_at) - session.day).days
    changed = _put(session, _timing_columns(session, timing))
    if days:
        changed += _move_deadlines(session, days)
        move_days_to_forget(session)
    if put_breaks(session, timing.breaks):
        changed.append("breaks")
    if _NEWS & set(changed) and session.is_announced:
        session.sequence += 1
        changed.append("sequence")
        tell_soon(session, by)
    is_moved = "starts_at" in changed
    return _saved(session, changed, by, "session moved" if is_moved else "session changed")


@transaction.atomic
def change_provided(session: Session, provided: Provided, *, by: Member, revision: int) -> Session:
    """Say something else of what there is. Raises NotGoingOnError, ChangedMeanwhileError."""
    session = _to_change(session, by, revision)
    columns: dict[str, Any] = {
        "provided": list(provided.provided),
        "provided_words": provided.provided_words,
        "support_by": provided.support_by,
    }
    return _saved(session, _put(session, columns), by, "what is provided changed")


@transaction.atomic
def discard_session(session: Session, *, by: Member) -> None:
    """Throw a draft away. Raises NotGoingOnError where it is none, HasBookingsError."""
    refuse_others(session.partnership_id, by)
    session = locked_going_on(session)
    if not session.is_draft:
        raise NotADraftError(session)
    if number := session.bookings.count():
        raise HasBookingsError(number)
    record("draft of a session thrown away", session, by=by.user)
    session.delete()


def put_breaks(session: Session, breaks: Iterable[BreakAt]) -> bool:
    """Whether they are others than before."""
    before = [(one.starts_at, one.minutes, one.what) for one in session.breaks.all()]
    after = sorted((one.starts_at.astimezone(UTC), one.minutes, one.what) for one in breaks)
    if before == after:
        return False
    session.breaks.all().delete()
    Break.objects.bulk_create(
        Break(session=session, starts_at=at, minutes=minutes, what=what)
        for at, minutes, what in after
    )
    return True


def _to_change(session: Session, by: Member, revision: int) -> Session:
    refuse_others(session.partnership_id, by)
    return locked_to_change(session, revision)


def _saved(session: Session, changed: list[str], by: Member, deed: str) -> Session:
    if not changed:
        return session
    save_next(session, *(column for column in changed if column != "breaks"))
    named = [column.removesuffix("_id") for column in changed if column != "sequence"]
    record(deed, session, by=by.user, fields=", ".join(named))
    return session


def _put(session: Session, columns: dict[str, Any]) -> list[str]:
    """The names of those that are others than before."""
    changed = [name for name, value in columns.items() if getattr(session, name) != value]
    for name in changed:
        setattr(session, name, columns[name])
    return changed


def _about_columns(about: About) -> dict[str, Any]:
    columns = {field.name: getattr(about, field.name) for field in fields(about)}
    return columns | {"needs": list(about.needs), "ages": list(about.ages)}


def _timing_columns(session: Session, timing: Timing) -> dict[str, Any]:
    starts_at, ends_at = timing.starts_at.astimezone(UTC), timing.ends_at.astimezone(UTC)
    if not timedelta(0) < ends_at - starts_at <= LONGEST:
        raise NoSuchLengthError(timing)
    _refuse_breaks_outside(timing)
    venue = None if timing.format == "online" else timing.venue
    refuse_foreign(session.partnership_id, venue, timing.district)
    if venue and venue.retired_at and venue.pk != session.venue_id:
        raise VenueRetiredError(venue)
    division = timing.division
    if division:
        refuse_foreign(session.partnership_id, division.district)
        if timing.district and division.district_id != timing.district.pk:
            raise ElsewhereError(division)
    district = timing.district or (division.district if division else None)
    district = district or (venue.district if venue else None)
    values = (starts_at, ends_at, timing.format, venue and venue.pk)
    places = (timing.online_link, district and district.pk, division and division.pk)
    return dict(zip(_WHEN_AND_WHERE, (*values, *places), strict=True))


def _refuse_breaks_outside(timing: Timing) -> None:
    for one in timing.breaks:
        starts_at = one.starts_at.astimezone(UTC)
        ends_at = starts_at + timedelta(minutes=one.minutes)
        if not timing.starts_at < starts_at < ends_at < timing.ends_at:
            raise BreakOutsideError(one)


def _move_deadlines(session: Session, days: int) -> list[str]:
    moved = []
    for name in ("held_until", "support_by"):
        if day := getattr(session, name):
            setattr(session, name, day + timedelta(days=days))
            moved.append(name)
    if session.booking_closes_at:
        session.booking_closes_at = days_later(session.booking_closes_at, days)
        moved.append("booking_closes_at")
    return moved
