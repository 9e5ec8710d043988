"""Elected members at sessions: who comes, who reported, who has not yet."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from heard.boards.links import NotALinkError, make_link, read_link
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.sessions.listening import PURPOSE
from heard.sessions.models import Listener, Session, Visit
from heard.sessions.models.visit import REPORT_WITHIN
from heard.sessions.models.words import SessionState

_TAKES_PLACE = (SessionState.ANNOUNCED, SessionState.HELD)


def elected_members(partnership: Partnership) -> QuerySet[Member]:
    """Those who may listen today, by name."""
    found = partnership.members.holding(Role.ELECTED_MEMBER)
    people = found.select_related("user", "division__district", "partnership", "listener")
    return people.order_by("user__name", "pk")


def find_listener(partnership: Partnership, link: str) -> Listener | None:
    """Whose link it is, if they are still an elected member here: nobody else's link opens."""
    try:
        key: UUID = read_link(link, PURPOSE)
    except NotALinkError:
        return None
    listeners = Listener.objects.select_related(
        "member__user", "member__partnership", "member__division__district"
    )
    return listeners.filter(key=key, member__in=elected_members(partnership)).first()


def link_of(listener: Listener) -> str:
    return make_link(listener.key, PURPOSE)


def visits_of(partnership: Partnership) -> QuerySet[Visit]:
    """Every visit of the area with all that a list says of it, the newest session first."""
    ours = Visit.objects.filter(session__phase__programme__partnership=partnership)
    ours = ours.select_related(
        "member__user",
        "member__division__district",
        "session__division",
        "session__district",
        "session__phase__programme",
    )
    return ours.order_by("-session__starts_at", "member__user__name", "pk")


def listeners_coming(session: Session) -> int:
    """How many councillors will come to listen: the public page says no more than that."""
    return session.visits.filter(will_attend=True).count()


def reports_between(partnership: Partnership, start: date, end: date) -> QuerySet[Visit]:
    """Reports that were filed on sessions from `start` to `end`, both days included."""
    begin, after = _midnight(start), _midnight(end + timedelta(days=1))
    filed = visits_of(partnership).exclude(reported_at=None)
    return filed.filter(session__starts_at__gte=begin, session__starts_at__lt=after)


def owed(partnership: Partnership) -> QuerySet[Visit]:
    """Who said that they would come to a session that is over, and has reported nothing."""
    ours = visits_of(partnership).filter(will_attend=True, reported_at=None)
    over = ours.filter(session__state__in=_TAKES_PLACE, session__ends_at__lte=timezone.now())
    return over.exclude(attended=False)


def outstanding(partnership: Partnership) -> QuerySet[Visit]:
    """Of these, those whose week to report is over, the oldest first."""
    first_in_time = timezone.localdate() - REPORT_WITHIN
    late = owed(partnership).filter(session__ends_at__lt=_midnight(first_in_time))
    return late.order_by("session__ends_at", "pk")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def chosen_visits(partnership: Partnership, chosen: dict[str, str]) -> QuerySet[Visit]:
    """Those that a list asks for: by phase, by the members' division, by what is in."""
    states = {
        "reported": lambda: visits_of(partnership).exclude(reported_at=None),
        "owed": lambda: owed(partnership),
        "late": lambda: outstanding(partnership),
        "coming": lambda: visits_of(partnership).filter(
            will_attend=True, session__ends_at__gt=timezone.now()
        ),
    }
    every = states.get(chosen.get("state", ""), lambda: visits_of(partnership))()
    if phase := chosen.get("phase"):
        every = every.filter(session__phase=int(phase))
    if division := chosen.get("division"):
        every = every.filter(member__division=int(division))
    return every
