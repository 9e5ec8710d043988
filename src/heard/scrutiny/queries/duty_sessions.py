"""Which sessions a duty means, and which of them are nearest to a member."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from heard.partnerships.models import Division, Partnership
from heard.scrutiny.duty_details import DutyAsked
from heard.scrutiny.models import Duty, MemberDuty
from heard.sessions.models import Session
from heard.sessions.models.words import SessionState


class Near(StrEnum):
    """Why these are a member's sessions."""

    DIVISION = "division"
    DISTRICT = "district"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True)
class NearSessions:
    """The sessions of a duty that are a member's, in order of time, and why these."""

    near: Near = Near.NONE
    sessions: list[Session] = field(default_factory=list)

    @property
    def last_day(self) -> date | None:
        return max((each.day for each in self.sessions), default=None)


def sessions_asked(partnership: Partnership, asked: Duty | DutyAsked) -> QuerySet[Session]:
    """Announced or held, and open to the public: those of the phase from the first day on,
    else all between the days."""
    ours = Session.objects.public().exclude(state=SessionState.CANCELLED)
    ours = ours.filter(phase__programme__partnership=partnership)
    if asked.phase is not None:
        ours = ours.filter(phase=asked.phase, starts_at__date__gte=asked.starts_on)
    else:
        ours = ours.filter(starts_at__date__range=(asked.starts_on, asked.ends_on))
    return ours.select_related("venue", "division", "district").order_by("starts_at", "pk")


def nearest(division: Division | None, sessions: Sequence[Session]) -> NearSessions:
    """Those in the division; if there is none, in its district; else all of them."""
    if division is not None:
        own = [each for each in sessions if each.division_id == division.pk]
        if own:
            return NearSessions(Near.DIVISION, own)
        around = [each for each in sessions if each.district_id == division.district_id]
        if around:
            return NearSessions(Near.DISTRICT, around)
    return NearSessions(Near.ALL if sessions else Near.NONE, list(sessions))


def near_sessions(line: MemberDuty) -> NearSessions:
    """Of one member's duty."""
    return nearest(line.division, list(sessions_asked(line.duty.partnership, line.duty)))


def sessions_of(line: MemberDuty) -> list[Session]:
    """The sessions that a member was asked to choose among."""
    return near_sessions(line).sessions
