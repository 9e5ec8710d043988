"""Dull valid programmes, venues and sessions for tests: name only what your test is about."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.boards.times import moment, read_time
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.sessions.models import Phase, Programme, Session, Venue
from heard.sessions.models.words import SessionState
from tests.partnerships import make as partnerships

_number = count(1)


def lead(of: Partnership | None = None) -> Member:
    """An engagement lead, who runs sessions."""
    return partnerships.member(Role.ENGAGEMENT_LEAD, of=of)


def programme(of: Partnership | None = None, name: str = "", **more: Any) -> Programme:
    """A programme that everybody sees."""
    number = next(_number)
    columns = {
        "slug": f"programme-{number}",
        "contact": "Sam Okoro, 01632 960 001",
        "is_public": True,
    }
    return Programme.objects.create(
        partnership=of or partnerships.partnership(),
        name=name or f"Your Child, Your Voice {number}",
        **(columns | more),
    )


def phase(of: Programme | None = None, name: str = "", **more: Any) -> Phase:
    """A phase that began two months ago and goes on for ten more."""
    today = timezone.localdate()
    columns = {"starts_on": today - timedelta(days=60), "ends_on": today + timedelta(days=300)}
    return Phase.objects.create(
        programme=of or programme(), name=name or f"Phase {next(_number)}", **(columns | more)
    )


def venue(of: Partnership | None = None, name: str = "", **more: Any) -> Venue:
    columns = {"address": "1 Mill Lane\nNorth Mere", "postcode": "WM1 1AA"}
    return Venue.objects.create(
        partnership=of or partnerships.partnership(),
        name=name or f"Hall {next(_number)}",
        **(columns | more),
    )


def session(of: Phase | None = None, in_days: int = 14, **more: Any) -> Session:
    """An announced session with 20 places, `in_days` from today from 10 to 12 in the morning."""
    of = of or phase()
    day = timezone.localdate() + timedelta(days=in_days)
    columns = {
        "state": SessionState.ANNOUNCED,
        "title": f"Tea and talk {next(_number)}",
        "starts_at": moment(day, read_time("10:00")),
        "ends_at": moment(day, read_time("12:00")),
        "capacity": 20,
    }
    if "venue" not in more:
        columns["venue"] = venue(of.programme.partnership)
    return Session.objects.create(phase=of, **(columns | more))


def draft(of: Phase | None = None, in_days: int = 14, **more: Any) -> Session:
    return session(of, in_days, **({"state": SessionState.DRAFT} | more))


def held(of: Phase | None = None, in_days: int = -7, **more: Any) -> Session:
    """One that was held a week ago."""
    return session(of, in_days, **({"state": SessionState.HELD} | more))
