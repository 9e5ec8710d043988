"""Cancelling a session, and saying that it was held."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member
from heard.sessions.models import Session
from heard.sessions.models.words import SessionState
from heard.sessions.services.belonging import refuse_others
from heard.sessions.services.booking import call_off_bookings
from heard.sessions.services.session_revisions import (
    NotGoingOnError,
    locked,
    locked_going_on,
    save_next,
)


class StillToComeError(Exception):
    """The session has not begun."""


@transaction.atomic
def cancel_session(session: Session, reason: str, *, at: AddressOf, by: Member) -> Session:
    """Say that it will not be held, and why. Everybody who has asked for places is told.

    Raises NotGoingOnError.
    """
    refuse_others(session.partnership_id, by)
    session = locked_going_on(session)
    session.state, session.cancelled_because = SessionState.CANCELLED, reason
    session.cancelled_at = timezone.now()
    session.sequence += 1
    save_next(session, "state", "cancelled_because", "cancelled_at", "sequence")
    record("session cancelled", session, by=by.user)
    call_off_bookings(session, at=at, by=by)
    app.configure_task("heard.sessions.jobs.tell_members_of_cancelling").defer(
        session_id=session.pk
    )
    return session


@transaction.atomic
def hold_session(session: Session, *, by: Member) -> Session:
    """Say that it was held. Raises NotGoingOnError, StillToComeError."""
    refuse_others(session.partnership_id, by)
    session = locked(session)
    if not session.is_announced:
        raise NotGoingOnError(session)
    if not session.has_begun:
        raise StillToComeError(session)
    session.state = SessionState.HELD
    save_next(session, "state")
    record("session held", session, by=by.user)
    return session
