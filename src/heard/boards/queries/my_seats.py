"""What somebody reads of their own seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from heard.boards.models import Declaration, Meeting, Membership, Person
from heard.boards.queries import people, seating
from heard.boards.queries.people import Attendance
from heard.partnerships.models import Member


@dataclass(frozen=True)
class MySeats:
    """Somebody's seats of today and to come, those before, and what goes with them."""

    person: Person
    needs: Sequence[str]
    seats: Sequence[seating.SeatPage]
    before: Sequence[Membership]
    attendance: Attendance
    meetings: Sequence[Meeting]
    declarations: Sequence[Declaration]


def my_seats(member: Member) -> MySeats | None:
    """None for a member who is nobody in a seat."""
    person = people.person_of(member)
    if person is None:
        return None
    today = timezone.localdate()
    memberships = [each for each in seating.memberships_of(person) if not each.is_error]
    lasting = [each for each in memberships if _lasts(each, today)]
    return MySeats(
        person=person,
        needs=people.needs_words(person),
        seats=[seating.seat_page(each) for each in lasting],
        before=[each for each in memberships if each not in lasting],
        attendance=people.attendance(person),
        meetings=list(people.next_meetings(person)),
        declarations=list(person.declarations.filter(ended_on=None)),
    )


def _lasts(membership: Membership, today: date) -> bool:
    return membership.end_on is None or membership.end_on >= today
