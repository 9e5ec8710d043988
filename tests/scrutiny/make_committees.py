"""Dull valid committees, members and meetings for tests: name only what your test is about."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.boards.models import Meeting, Person
from heard.boards.models.words import BodyKind, Constituency
from heard.partnerships.models import District, Division, Member
from heard.partnerships.roles import Role
from heard.scrutiny.committee_details import CommitteeDetails
from heard.scrutiny.models import Committee
from heard.scrutiny.services.committees import follow_committee
from tests.boards import make as boards
from tests.partnerships import make as partnerships
from tests.scrutiny import make

_number = count(1)
NAME = "Children and Families Scrutiny Committee"


def committee(by: Member | None = None, name: str = NAME, **details: Any) -> Committee:
    """A committee that is followed, of the officer's partnership."""
    by = by or make.officer()
    body = boards.body(by.partnership, name, kind=BodyKind.COMMITTEE)
    return follow_committee(body, CommitteeDetails(**details), by=by)


def councillor(of: Committee, name: str = "", division: Division | None = None) -> Person:
    """An elected member in a seat of the committee, with a sign-in and a division."""
    number = next(_number)
    name = name or f"Sefton Marsh {number}"
    user = partnerships.user(name=name)
    member = partnerships.member(Role.ELECTED_MEMBER, of=of.partnership, person=user)
    member.division = division or a_division(of)
    member.save(update_fields=["division"])
    group, _made = of.body.seat_groups.get_or_create(constituency=Constituency.ELECTED_MEMBER)
    seat = group.seats.create(wanted_from=boards.LONG_AGO)
    person = boards.person(of.partnership, name=name, member=member)
    boards.membership(seat, person)
    return person


def a_division(of: Committee, name: str = "") -> Division:
    number = next(_number)
    district, _made = District.objects.get_or_create(partnership=of.partnership, name="Northmere")
    return Division.objects.create(district=district, name=name or f"Division {number}")


def meeting(of: Committee, starts_at: datetime | None = None, **more: Any) -> Meeting:
    """A meeting of two hours, in 30 days unless said otherwise."""
    starts_at = starts_at or timezone.now() + timedelta(days=30)
    columns = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "papers_due_on": timezone.localdate(starts_at) - timedelta(days=7),
    }
    return Meeting.objects.create(body=of.body, **(columns | more))
