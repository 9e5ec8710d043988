"""What an elected member sees: sessions near them, what they said, what they reported."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from heard.partnerships.models import Member, Partnership
from heard.sessions.listening import LOOKS_BACK, NEXT_SHOWN
from heard.sessions.models import Session, SessionQuerySet, Visit
from heard.sessions.models.words import SessionState


class Near(StrEnum):
    """Why these sessions are shown."""

    DIVISION = "division"
    DISTRICT = "district"
    NEXT = "next"
    NONE = "none"


@dataclass(frozen=True)
class Line:
    """A session, and what the member said of it so far."""

    session: Session
    visit: Visit | None

    @property
    def answer(self) -> bool | None:
        return self.visit.will_attend if self.visit else None

    @property
    def is_reported(self) -> bool:
        return self.visit is not None and self.visit.reported_at is not None

    @property
    def owes_report(self) -> bool:
        """They said that they would come, and have not reported, nor said that they did not."""
        if self.visit is None or self.is_reported:
            return False
        return self.visit.will_attend is True and self.visit.attended is not False


@dataclass(frozen=True)
class MyVisits:
    """`others`: where they said they would come, though it is not near."""

    near: Near
    to_come: list[Line]
    others: list[Line]
    over: list[Line]


def my_visits(member: Member, now: datetime) -> MyVisits:
    """Sessions in their division, else in its district, else the next to come anywhere."""
    visits = {visit.session_id: visit for visit in Visit.objects.filter(member=member)}
    to_come = list(_shown(member.partnership).to_come())
    near, sessions = nearest(member, to_come)
    shown = {session.pk for session in sessions}
    return MyVisits(
        near=near,
        to_come=[Line(each, visits.get(each.pk)) for each in sessions],
        others=[
            Line(each, visits[each.pk])
            for each in to_come
            if each.pk not in shown and each.pk in visits and visits[each.pk].will_attend
        ],
        over=_over(member, visits, now),
    )


def nearest(member: Member, to_come: list[Session]) -> tuple[Near, list[Session]]:
    """Which of the sessions to come are this member's, in order of time, and why."""
    division = member.division
    if division:
        own = [each for each in to_come if each.division_id == division.pk]
        if own:
            return Near.DIVISION, own
        around = [each for each in to_come if each.district_id == division.district_id]
        if around:
            return Near.DISTRICT, around
    return (Near.NEXT, to_come[:NEXT_SHOWN]) if to_come else (Near.NONE, [])


def session_to_answer(member: Member, key: UUID) -> SessionQuerySet:
    """The session of that key, if it is one that everybody may see."""
    return _shown(member.partnership).filter(key=key)


def sessions_to_come(partnership: Partnership) -> list[Session]:
    return list(_shown(partnership).to_come())


def _over(member: Member, visits: dict[int, Visit], now: datetime) -> list[Line]:
    """Where they said they would come or reported; and lately in their division, if they did."""
    took_place = _shown(member.partnership).exclude(state=SessionState.CANCELLED)
    said = [pk for pk, visit in visits.items() if visit.will_attend or visit.reported_at]
    mine = Q(pk__in=said)
    if member.division_id:
        mine |= Q(division=member.division_id, ends_at__gte=now - LOOKS_BACK)
    found = took_place.filter(mine, ends_at__lte=now).order_by("-starts_at", "-pk")
    return [Line(each, visits.get(each.pk)) for each in found]


def _shown(partnership: Partnership) -> SessionQuerySet:
    ours = Session.objects.public().filter(phase__programme__partnership=partnership)
    return ours.select_related("venue", "district", "division", "phase__programme")
