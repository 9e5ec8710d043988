"""Duties of members for tests: name only what your test is about."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from heard.boards.models import Person
from heard.partnerships.models import Member
from heard.scrutiny.duty_details import DutyAsked
from heard.scrutiny.models import Committee, Duty, MemberDuty, Request
from heard.scrutiny.services.duties import make_duty
from heard.sessions.models import Phase, Session, Visit
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c
from tests.sessions import make as sessions
from tests.sessions import make_visits

TEXT = "Members attend listening sessions in their areas and report back to the Committee."


def asked(**more: Any) -> DutyAsked:
    """From last month to two months from now."""
    today = timezone.localdate()
    given = DutyAsked(TEXT, today - timedelta(days=30), today + timedelta(days=60))
    return replace(given, **more)


def duty(of: Committee | None = None, by: Member | None = None, **more: Any) -> Duty:
    """One of whoever sits on the committee, made by its officer."""
    of = of or make_c.committee(by)
    return make_duty(of, asked(**more), by=by or make.officer(of=of.partnership))


def line_of(duty: Duty, person: Person) -> MemberDuty:
    return MemberDuty.objects.get(duty=duty, person=person)


def phase(of: Committee, **more: Any) -> Phase:
    return sessions.phase(sessions.programme(of.partnership), **more)


def session(person: Person, in_days: int = 14, of: Phase | None = None, **more: Any) -> Session:
    """An announced session in the division of a councillor."""
    division = person.member.division
    if of is None:
        return make_visits.session_in(division, in_days, **more)
    columns = {"division": division, "district": division.district} | more
    return sessions.session(of, in_days, **columns)


def reported(session: Session, person: Person, **more: Any) -> Visit:
    return make_visits.reported(session, person.member, **more)


def complete_request(of: Committee, **more: Any) -> Request:
    """A request that an officer says is complete."""
    today = timezone.localdate()
    number = Request.objects.filter(committee=of).count() + 1
    columns = {
        "reference": of.reference(today, number),
        "year": of.year_words(today),
        "number": number,
        "text": "That one number to ring be set up for families.",
        "title": "One number to ring",
        "made_on": today - timedelta(days=90),
        "state": "complete",
        "done_words": "Families ring one number since September.",
        "completed_on": today - timedelta(days=3),
    }
    return Request.objects.create(partnership=of.partnership, committee=of, **(columns | more))
