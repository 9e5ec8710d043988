"""Elected members, their links and their visits for tests: name only what your test is about."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Division, Member, Partnership
from heard.partnerships.roles import Role
from heard.sessions.models import Listener, Phase, Session, Visit
from heard.sessions.queries.visits import link_of
from tests.partnerships import make as partnerships
from tests.sessions import make


def councillor(of: Partnership | None = None, division: Division | None = None) -> Member:
    member = partnerships.member(Role.ELECTED_MEMBER, of=of)
    member.division = division
    member.save(update_fields=["division"])
    return member


def link(member: Member) -> str:
    listener, _is_new = Listener.objects.get_or_create(member=member)
    return link_of(listener)


def session_in(division: Division, in_days: int = 14, **more: Any) -> Session:
    """An announced session in the district of `division`, and in it unless it says otherwise."""
    area = division.district.partnership
    phase = Phase.objects.filter(programme__partnership=area).first()
    phase = phase or make.phase(make.programme(area))
    columns = {"division": division, "district": division.district} | more
    return make.session(phase, in_days, **columns)


def over(division: Division, days_ago: int = 2, **more: Any) -> Session:
    return session_in(division, -days_ago, **more)


def visit(session: Session, member: Member, **more: Any) -> Visit:
    """They said that they would come."""
    columns = {"will_attend": True, "answered_at": timezone.now() - timedelta(days=40)}
    return Visit.objects.create(session=session, member=member, **(columns | more))


def reported(session: Session, member: Member, **more: Any) -> Visit:
    columns = {"attended": True, "heard": "Waiting is hard", "reported_at": timezone.now()}
    return visit(session, member, **(columns | more))
