"""What sessions hold on people, how they are forgotten, and when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.mail.models import Message, State
from heard.partnerships.likeness import STRUCK
from heard.partnerships.models import Partnership
from heard.partnerships.privacy import Subject
from heard.sessions.models import Booking, Host, Point, SupportRequest, Visit
from heard.sessions.models.words import BookingState, PointState
from heard.sessions.privacy import held_on, keeping
from heard.sessions.services import forgetting
from tests.boards.make_privacy import ROBIN, Somebody
from tests.partnerships import make as partnerships
from tests.sessions import make, make_attendees
from tests.sessions import make_booking as asking
from tests.sessions import make_privacy as privacy

pytestmark = pytest.mark.django_db


@pytest.fixture
def westmere() -> Partnership:
    return partnerships.partnership()


def robin(of: Partnership) -> Subject:
    return Subject(of.pk, email=ROBIN.email, phone=ROBIN.phone, name=ROBIN.name)


def test_a_booking_is_emptied_and_what_counts_stays(westmere):
    district = partnerships.district(westmere)
    booking = privacy.booking(westmere, district=district)

    forgetting.forget_booking(booking, by=None)

    booking.refresh_from_db()
    contact = (booking.name, booking.email, booking.phone, booking.address)
    assert contact == ("", "", "", "")
    assert (booking.childcare_words, booking.wants_news) == ("", False)
    kept = (booking.state, booking.places, booking.came, booking.age_bands, booking.district)
    assert kept == (BookingState.BOOKED, 1, 1, ["under_5"], district)
    support = booking.support.get()
    assert (support.kind, support.words) == ("interpreter", "")


def test_somebody_forgotten_on_a_waiting_list_leaves_it_and_the_next_moves_up(westmere):
    session = make.session(make.phase(make.programme(westmere)), capacity=2)
    asking.ask(session, 2)
    first, second = asking.ask(session, 1), asking.ask(session, 1)
    assert [asking.state(one) for one in (first, second)] == ["waiting", "waiting"]

    forgetting.forget_booking(first, by=None)

    assert asking.state(first) == BookingState.CANCELLED
    assert list(session.bookings.waiting()) == [second]


def test_places_of_somebody_who_is_forgotten_are_offered_to_the_next(westmere):
    session = make.session(make.phase(make.programme(westmere)), capacity=2)
    booked, waits = asking.ask(session, 2), asking.ask(session, 1)

    forgetting.forget_booking(booked, by=None)

    assert asking.state(waits) == BookingState.OFFERED
    assert not Message.objects.filter(to=booked.email, state=State.BY_HAND).exists()


def test_a_past_booking_that_is_forgotten_stays_a_booking_that_was_kept(westmere):
    booking = privacy.booking(westmere)

    forgetting.forget_booking(booking, by=None)

    assert asking.state(booking) == BookingState.BOOKED


def test_forgetting_twice_is_written_down_once_and_without_a_name(westmere):
    booking, by = privacy.booking(westmere), make.lead(westmere)

    forgetting.forget_booking(booking, by=by)
    forgetting.forget_booking(booking, by=by)

    entry = Entry.objects.get(deed="booking forgotten")
    assert ROBIN.name not in str(entry.__dict__)


def test_all_that_is_held_on_a_household_is_told(westmere):
    privacy.booking(westmere)

    (held,) = held_on(robin(westmere))

    said = {str(name): value for name, value in held.values}
    assert said["What you need"] == (
        "Interpreter for another language, Polish, ask Robin Vale, Asked for"
    )
    assert said["Name"] == ROBIN.name
    assert said["Wants to hear what became of it"] == "Yes"


def test_the_same_name_in_another_area_is_not_theirs(westmere):
    privacy.booking(partnerships.partnership())
    privacy.named_rows(partnerships.partnership())

    assert held_on(robin(westmere)) == []


def test_words_that_name_somebody_are_struck_and_stay(westmere):
    privacy.named_rows(westmere)

    for held in held_on(robin(westmere)):
        assert held.forget is not None
        held.forget(None)

    assert Point.objects.get().said == f"{STRUCK} at the library is kind"
    assert Visit.objects.get().heard == f"{STRUCK} spoke of waiting"
    assert Host.objects.get().name == STRUCK
    assert held_on(robin(westmere)) == []


def test_what_another_household_wrote_of_somebody_is_struck_and_not_their_own(westmere):
    privacy.booking(westmere, Somebody("Kit Marsh", "kit@example.org", "01632 960 999", ""))
    Booking.objects.update(childcare_words="Robin Vale brings him")

    (held,) = held_on(robin(westmere))
    assert held.forget is not None
    held.forget(None)

    assert Booking.objects.get().childcare_words == f"{STRUCK} brings him"
    assert Booking.objects.get().name == "Kit Marsh"


def test_rows_of_a_list_that_waits_are_found_and_taken_out(westmere):
    session = make.session(make.phase(make.programme(westmere)))
    theirs = make_attendees.row("1", first="Robin", last="Vale", email=ROBIN.email)
    file = make_attendees.kept(
        theirs, make_attendees.row("2", first="Kit", last="Marsh"), of=session
    )

    (held,) = held_on(robin(westmere))
    assert ROBIN.email in dict(held.values)["What it says"]
    assert held.forget is not None
    held.forget(None)

    file.refresh_from_db()
    assert len(file.rows) == 1
    assert ROBIN.email not in str(file.rows)


def test_a_point_with_the_safeguarding_lead_is_not_shown_to_an_administrator(westmere):
    session = make.held(make.phase(make.programme(westmere)))
    privacy.point(session, said="Robin Vale is hungry", state=PointState.FLAGGED)

    assert held_on(robin(westmere)) == []


def test_bookings_go_on_the_day_that_their_programme_says(westmere):
    programme = make.programme(westmere, bookings_kept_days=30)
    session = make.held(make.phase(programme), in_days=-10)
    privacy.booking(westmere, on=session)
    last = timezone.localdate(session.ends_at) + timedelta(days=30)

    assert not keeping.bookings(last - timedelta(days=1)).exists()
    assert keeping.bookings(last).exists()
    assert Booking.objects.get().kept_until == last


def test_needs_go_before_the_booking_and_on_a_day_of_their_own(westmere):
    booking = privacy.booking(westmere)
    day = booking.session.day + timedelta(days=14)

    assert not keeping.support(day - timedelta(days=1)).exists()
    assert keeping.support(day).exists()
    assert not keeping.bookings(day).exists()


def test_words_as_they_were_said_go_after_a_year_and_the_public_ones_stay(westmere):
    session = make.held(make.phase(make.programme(westmere)))
    privacy.point(session, public_text="Kind", state=PointState.PUBLISHED)
    day = timezone.localdate(session.ends_at) + timedelta(days=365)

    assert not keeping.said(day - timedelta(days=1)).exists()
    (rule,) = [rule for rule in keeping.retention_rules() if rule.code == "said"]
    assert rule.forget(day) == 1

    point = Point.objects.get()
    assert (point.said, point.public_text) == ("", "Kind")


def test_each_rule_keeps_every_row_and_leaves_nothing_due(westmere):
    privacy.booking(westmere)
    far = timezone.localdate() + timedelta(days=800)

    for rule in keeping.retention_rules():
        every = rule.every()
        rule.forget(far)
        assert (rule.due(far), rule.every()) == (0, every)

    assert SupportRequest.objects.get().words == ""
