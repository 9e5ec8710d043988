"""A membership that was entered in error never was: it counts nowhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.models.words import BodyStatus, EndReason, OfficeKind
from heard.boards.privacy.keeping import without_a_seat
from heard.boards.queries import meetings, people
from heard.boards.queries.my_seats import my_seats
from heard.boards.queries.open_data import public_memberships
from heard.boards.queries.public_meetings import sheet
from heard.boards.rules import chairs
from heard.boards.services import forgetting, offices
from heard.boards.services.bodies import BodyClosedError
from tests.access import address_in
from tests.boards import make, make_bodies, make_meetings
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make.body()


@pytest.fixture
def wrong(body):
    """Somebody who is said to chair until next month, and never did."""
    member = partnerships.member(of=body.partnership)
    person = make.person(body.partnership, "Al Wrong", member=member)
    found = make.membership(
        make.seats(body, wanted=1).seats.get(),
        person,
        end_on=timezone.localdate() + timedelta(days=30),
        end_reason=EndReason.ENTERED_IN_ERROR,
    )
    make_bodies.chair(found)
    return found


def test_the_public_reads_of_an_empty_seat(body, wrong):
    page = Client().get(address_in(body.partnership, "boards:body", body.slug)).content.decode()

    assert "Al Wrong" not in page
    assert "1 empty seat" in page
    assert list(public_memberships(body.partnership, timezone.localdate())) == []


def test_they_are_expected_at_no_meeting_and_chair_none(body, wrong):
    meeting = make_meetings.meeting(body)

    assert meetings.missing_members(meeting) == []
    assert list(meetings.people_of(body)) == []
    assert not chairs(wrong.person.member, body)
    assert list(meetings.bodies_run_by(wrong.person.member)) == []


def test_who_came_to_a_meeting_by_mistake_is_no_member_of_the_body(body, wrong):
    meeting = make_meetings.held(body)
    make_meetings.attendee(meeting, person=wrong.person)

    line = sheet(meeting).attendance.lines[0]

    assert (line.seat, line.is_on_the_body) == ("", False)
    assert people.attendance(wrong.person).held == 0


def test_their_own_page_has_no_such_seat(wrong):
    mine = my_seats(wrong.person.member)

    assert (mine.seats, mine.before) == ([], [])


def test_they_can_be_forgotten(wrong):
    assert list(without_a_seat(timezone.localdate())) == [wrong.person]

    assert forgetting.forget_person(wrong.person, by=None).is_forgotten


def test_make_chair_refuses_a_body_that_has_closed(body):
    membership = make.membership(make.seats(body, wanted=1).seats.get())
    body.status, body.closed_on = BodyStatus.CLOSED, timezone.localdate()
    body.save()

    with pytest.raises(BodyClosedError):
        offices.make_chair(
            membership,
            kind=OfficeKind.CHAIR,
            start_on=make.LONG_AGO,
            by=make.keeper(body.partnership),
        )
