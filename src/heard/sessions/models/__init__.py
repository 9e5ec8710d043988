"""Programmes, sessions, venues, bookings, what was said, elected members who listen."""

from heard.sessions.models.arriving import Mark, MarkKind
from heard.sessions.models.booking import (
    Booking,
    BookingChange,
    BookingQuerySet,
    ImportMapping,
    SupportRequest,
)
from heard.sessions.models.heard import HeardCorrection
from heard.sessions.models.importing import AttendeeFile, FileState
from heard.sessions.models.point import Answer, AnswerQuerySet, Point, PointQuerySet
from heard.sessions.models.programme import (
    DateToAvoid,
    Outreach,
    Phase,
    Programme,
    ProgrammeQuerySet,
)
from heard.sessions.models.session import Break, Host, Session, SessionQuerySet
from heard.sessions.models.venue import Venue
from heard.sessions.models.visit import Listener, Visit

__all__ = [
    "Answer",
    "AnswerQuerySet",
    "AttendeeFile",
    "Booking",
    "BookingChange",
    "BookingQuerySet",
    "Break",
    "DateToAvoid",
    "FileState",
    "HeardCorrection",
    "Host",
    "ImportMapping",
    "Listener",
    "Mark",
    "MarkKind",
    "Outreach",
    "Phase",
    "Point",
    "PointQuerySet",
    "Programme",
    "ProgrammeQuerySet",
    "Session",
    "SessionQuerySet",
    "SupportRequest",
    "Venue",
    "Visit",
]
