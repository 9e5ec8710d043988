"""Bringing in a file of attendees: keep, say what the columns are, look, take in or drop."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member
from heard.sessions.attendees.columns import guess_columns, shape_of
from heard.sessions.attendees.households import Found, order_token, read_households
from heard.sessions.attendees.reading import read_table
from heard.sessions.household import Arrival
from heard.sessions.models import AttendeeFile, FileState, ImportMapping, Session
from heard.sessions.models.words import BookedBy, BookingState
from heard.sessions.queries.bookings import sent_by_form
from heard.sessions.queries.open_booking import is_open_to_staff
from heard.sessions.services.booking import (
    NeverFitsError,
    NoRoomError,
    NotOpenError,
    ask_for_places,
)
from heard.sessions.services.places import locked_session

DAYS_KEPT = 7


class NotWaitingError(Exception):
    """The file is being taken in, or has been, or was dropped."""


class NothingToTakeInError(Exception):
    """No household of the file can be taken in."""


@dataclass(frozen=True)
class Upload:
    """A file as it arrives."""

    filename: str
    content: bytes


@transaction.atomic
def keep_attendees(session: Session, upload: Upload, *, by: Member) -> AttendeeFile:
    """Keep the rows of a file until somebody has looked at them.

    A file of a shape that is known is read as the last one was. Raises NotOpenError,
    UnreadableFileError.
    """
    if not is_open_to_staff(session):
        raise NotOpenError(session)
    table = read_table(upload.content)
    known = ImportMapping.objects.filter(
        partnership_id=session.partnership_id, shape=shape_of(table.header)
    ).first()
    file = AttendeeFile.objects.create(
        session=session,
        filename=upload.filename[:200] or "?",
        header=table.header,
        rows=table.rows,
        columns=known.columns if known else guess_columns(table.header),
        state=FileState.CHECKED if known else FileState.MAPPING,
        brought_by=by,
    )
    record("file of attendees received", session, by=by.user, rows=len(table.rows))
    return file


@transaction.atomic
def map_columns(file: AttendeeFile, columns: dict[str, int], *, by: Member) -> AttendeeFile:
    """Say which column is what, for this file and for the next of its shape.

    Raises NotWaitingError.
    """
    file = _waiting(file)
    file.columns, file.state = columns, FileState.CHECKED
    file.save(update_fields=["columns", "state"])
    ImportMapping.objects.update_or_create(
        partnership_id=file.session.partnership_id,
        shape=shape_of(file.header),
        defaults={"columns": columns, "made_by": by},
    )
    return file


@transaction.atomic
def import_bookings(file: AttendeeFile, *, by: Member) -> AttendeeFile:
    """Have every household that is in no doubt taken in, in the order in which they ordered.

    Raises NotWaitingError, NothingToTakeInError, NotOpenError.
    """
    file = _waiting(file)
    if not is_open_to_staff(file.session):
        raise NotOpenError(file.session)
    good = read_households(file.rows, file.columns).good
    if file.state != FileState.CHECKED or not good:
        raise NothingToTakeInError(file)
    file.state, file.households, file.brought_by = FileState.TAKING_IN, len(good), by
    file.save(update_fields=["state", "households", "brought_by"])
    record("attendees chosen", file.session, by=by.user, households=len(good))
    app.configure_task("heard.sessions.jobs.take_in_attendees").defer(file_id=file.pk)
    return file


@transaction.atomic
def drop_attendees(file: AttendeeFile, *, by: Member | None) -> AttendeeFile:
    """Take nobody in, and delete the rows. Raises NotWaitingError."""
    file = _waiting(file)
    record("attendees dropped", file.session, by=by.user if by else None)
    return _end(file, FileState.DROPPED)


def take_in_attendees(file: AttendeeFile) -> AttendeeFile:
    """Book for each household, once, however often this runs or is killed.

    Each household is one transaction: after a stop the rest is taken in, and nobody twice.
    """
    if file.state != FileState.TAKING_IN:
        return file
    try:
        good = read_households(file.rows, file.columns).good
        for found in good[file.done :]:
            file = _take_in(file, found)
            if file.state != FileState.TAKING_IN:
                return file
        return _finish(file, FileState.TAKEN_IN)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is done again when it is back
    except Exception:
        _finish(file, FileState.FAILED)
        raise


@transaction.atomic
def _take_in(file: AttendeeFile, found: Found) -> AttendeeFile:
    """What the file says of it and the booking stand or fall together."""
    session = locked_session(file.session)
    done = file.done
    file = AttendeeFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if file.state != FileState.TAKING_IN or file.done != done:
        return file  # another run is at it
    file.done += 1
    if sent_by_form(session, order_token(session.pk, found.order)) is None:
        _book(file, session, found)
    file.save(update_fields=["done", "made", "waiting", "refused"])
    file.session = session
    return file


def _book(file: AttendeeFile, session: Session, found: Found) -> None:
    token = order_token(session.pk, found.order)
    arrival = Arrival(BookedBy.EVENTBRITE, token, file.brought_by)
    at = addresses_of_install(session.phase.programme.partnership)
    try:
        with transaction.atomic():
            booking = ask_for_places(session, found.household, arrival=arrival, at=at)
    except (NeverFitsError, NoRoomError, NotOpenError):
        file.refused += 1
    else:
        file.made += 1
        file.waiting += booking.state == BookingState.WAITING


def forget_waiting_attendees() -> int:
    """Delete the rows of files that nobody decided on for `DAYS_KEPT` days. Gives how many."""
    old = timezone.now() - timedelta(days=DAYS_KEPT)
    states = [FileState.MAPPING, FileState.CHECKED]
    waiting = AttendeeFile.objects.filter(state__in=states, brought_at__lt=old)
    return sum(drop_attendees(file, by=None).state == FileState.DROPPED for file in waiting)


@transaction.atomic
def _finish(file: AttendeeFile, state: FileState) -> AttendeeFile:
    file = AttendeeFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if file.state != FileState.TAKING_IN:
        return file
    deed = "attendees taken in" if state == FileState.TAKEN_IN else "taking in attendees failed"
    record(deed, file.session, by=None, made=file.made, waiting=file.waiting)
    return _end(file, state)


def _end(file: AttendeeFile, state: FileState) -> AttendeeFile:
    file.state, file.rows, file.settled_at = state, [], timezone.now()
    file.save(update_fields=["state", "rows", "settled_at"])
    return file


def _waiting(file: AttendeeFile) -> AttendeeFile:
    rows = AttendeeFile.objects.select_for_update(of=("self",))
    file = rows.select_related("session__phase__programme").get(pk=file.pk)
    if not file.waits:
        raise NotWaitingError(file)
    return file
