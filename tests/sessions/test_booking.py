"""Asking for places, changing and cancelling: what services do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.mail.models import Channel
from heard.sessions.household import Arrival, Party, Wish
from heard.sessions.models import Booking
from heard.sessions.services import booking as services
from heard.sessions.services import places
from tests.sessions import make, make_booking
from tests.sessions.make_booking import ask, letters, state

pytestmark = pytest.mark.django_db


def test_a_household_gets_all_its_places_at_once():
    session = make.session(capacity=4)

    booking = ask(session, people=3)

    assert (booking.state, booking.places, booking.number) == ("booked", 3, 1)


def test_a_household_that_does_not_fit_waits_whole():
    session = make.session(capacity=4)
    ask(session, people=3)

    booking = ask(session, people=2)

    assert (booking.state, booking.number) == ("waiting", 2)


def test_nobody_passes_a_household_that_waits():
    session = make.session(capacity=4)
    ask(session, people=3)
    ask(session, people=2)

    booking = ask(session, people=1)

    assert booking.state == "waiting"


def test_who_waits_for_childcare_keeps_no_places_from_those_who_need_none():
    session = make.session(capacity=20, childcare_places=1)
    ask(session, childcare=1)
    ask(session, childcare=1)

    booking = ask(session, people=2)

    assert booking.state == "booked"


def test_cancelled_places_are_offered_to_the_next():
    session = make.session(capacity=2)
    first, second, third = ask(session, 2), ask(session, 2), ask(session, 1)

    services.cancel_booking(first)

    assert [state(one) for one in (first, second, third)] == ["cancelled", "offered", "waiting"]


def test_an_offer_that_is_not_answered_goes_to_the_next():
    session = make.session(capacity=2)
    first, second, third = ask(session, 2), ask(session, 2), ask(session, 1)
    services.cancel_booking(first)
    Booking.objects.filter(pk=second.pk).update(answer_by=timezone.now() - timedelta(minutes=1))

    assert places.expire_offers() == 1
    assert places.expire_offers() == 0

    assert [state(one) for one in (second, third)] == ["expired", "offered"]
    assert [one.key.split(":")[0] for one in letters(second)] == [
        "booking waiting",
        "booking offer",
        "booking expired",
    ]


def test_the_same_form_sent_twice_is_one_booking():
    session = make.session()
    what = make_booking.household()

    one, other = (make_booking.ask_again(session, what, "a" * 20) for _ in range(2))

    assert one == other
    assert len(letters(one)) == 1


def test_the_same_form_with_its_address_put_right_is_one_booking():
    session = make.session()
    ask(session, token="a" * 20, name="Robin Vale", email="wrong@example.org")

    booking = ask(session, token="a" * 20, name="Robin Vale", email="right@example.org")

    assert [one.email for one in session.bookings.all()] == ["right@example.org"]
    assert [one.to for one in letters(booking, "booked")] == [
        "wrong@example.org",
        "right@example.org",
    ]


def test_another_person_at_the_same_device_gets_a_booking_of_their_own():
    session = make.session()
    ask(session, token="a" * 20)

    ask(session, token="a" * 20)

    assert session.bookings.count() == 2


def test_who_has_booked_already_gets_their_own_link_by_e_mail():
    session = make.session()
    first = ask(session, email="robin@example.org")

    second = ask(session, people=5, email="Robin@Example.org")

    assert second == first
    assert session.bookings.get().places == 1
    assert "changed nothing" in letters(first, "already")[0].body


def test_an_answer_of_yes_books_and_twice_is_once():
    session = make.session(capacity=1)
    first, second = ask(session), ask(session)
    services.cancel_booking(first)

    services.accept_offer(second)
    services.accept_offer(second)

    assert state(second) == "booked"
    assert len(letters(second, "booked")) == 1


def test_an_answer_of_no_gives_the_places_to_the_next():
    session = make.session(capacity=1)
    first, second, third = ask(session), ask(session), ask(session)
    services.cancel_booking(first)

    services.decline_offer(second)

    assert [state(one) for one in (second, third)] == ["declined", "offered"]
    with pytest.raises(services.NoOfferError):
        services.accept_offer(second)


def test_more_people_come_only_where_nobody_waits_for_the_places():
    session = make.session(capacity=4)
    booking = ask(session, 2)
    ask(session, 3)

    with pytest.raises(services.NoRoomError):
        make_booking.change(booking, make_booking.household(3))

    booking.refresh_from_db()
    assert booking.places == 2


def test_fewer_people_free_places_for_the_next():
    session = make.session(capacity=4)
    booking, waiting = ask(session, 4), ask(session, 2)

    make_booking.change(booking, make_booking.household(2))

    assert state(waiting) == "offered"


def test_held_places_are_for_families_not_heard_before():
    tomorrow = timezone.localdate() + timedelta(days=1)
    session = make.session(capacity=2, held_places=1, held_until=tomorrow)
    ask(session)

    known, new = ask(session), ask(session, is_first_time=True)

    assert (known.state, new.state) == ("waiting", "booked")


def test_on_the_day_after_release_held_places_are_for_everybody():
    tomorrow = timezone.localdate() + timedelta(days=1)
    session = make.session(capacity=1, held_places=1, held_until=tomorrow)
    booking = ask(session)
    assert places.settle_waiting() == 0

    yesterday = timezone.localdate() - timedelta(days=1)
    type(session).objects.filter(pk=session.pk).update(held_until=yesterday)

    assert places.settle_waiting() == 1
    assert state(booking) == "offered"


def test_places_are_not_kept_together_in_the_last_days():
    session = make.session(in_days=2, capacity=2)
    first = ask(session, 1)
    ask(session, 1)
    large, small = ask(session, 2), ask(session, 1)

    services.cancel_booking(first)

    assert [state(one) for one in (large, small)] == ["waiting", "offered"]


def test_more_people_than_the_room_has_places_are_refused():
    session = make.session(capacity=4, childcare_places=1)

    with pytest.raises(services.NeverFitsError):
        ask(session, 5)
    with pytest.raises(services.NeverFitsError):
        ask(session, 1, childcare=2)


@pytest.mark.parametrize(
    "more",
    [
        {"state": "draft"},
        {"state": "cancelled", "cancelled_because": "Snow", "cancelled_at": timezone.now()},
        {"state": "held"},
        {"in_days": -1},
        {"takes_bookings": False},
        {"takes_bookings": False, "is_anonymous": True},
        {"booking_closes_at": timezone.now() - timedelta(minutes=1)},
    ],
)
def test_where_nobody_can_book_nobody_does(more):
    session = make.session(**more)

    with pytest.raises(services.NotOpenError):
        ask(session)


def test_a_cancelled_session_tells_everybody_once():
    lead = make.lead()
    phase = make.phase(make.programme(lead.partnership))
    session = make.session(phase, capacity=1)
    booked, waiting = ask(session), ask(session, channel=Channel.TEXT, phone="01632 960 001")
    session.state, session.cancelled_because = "cancelled", "The hall is flooded."
    session.cancelled_at = timezone.now()
    session.save()

    told = [services.call_off_bookings(session, at=lambda *_: "x", by=lead) for _ in range(2)]

    assert told == [2, 0]
    assert "The hall is flooded." in letters(booked, "called_off")[0].body
    assert [one.state for one in letters(waiting)] == ["failed", "by_hand"]


def test_support_is_asked_for_with_the_day_on_which_it_is_forgotten():
    session = make.session()

    booking = ask(session, support=(Wish("bsl"), Wish("food", "No nuts")))

    until = session.day + timedelta(days=14)
    asked = booking.support.values_list("kind", "words", "state", "forget_on")
    assert list(asked) == [("bsl", "", "asked", until), ("food", "No nuts", "asked", until)]


def test_support_with_other_words_is_seen_to_anew():
    session = make.session()
    booking = ask(session, support=(Wish("food", "No nuts"), Wish("bsl")))
    booking.support.update(state="arranged")

    what = make_booking.household(support=(Wish("food", "No milk"), Wish("hoist")))
    make_booking.change(booking, what)

    asked = booking.support.values_list("kind", "words", "state")
    assert list(asked) == [
        ("food", "No milk", "asked"),
        ("bsl", "", "not_needed"),
        ("hoist", "", "asked"),
    ]


def test_an_offer_that_nobody_passed_on_is_made_anew():
    session = make.session(capacity=1)
    first = ask(session)
    second = ask(session, channel=Channel.PHONE, phone="01632 960 001")
    services.cancel_booking(first)
    Booking.objects.filter(pk=second.pk).update(answer_by=timezone.now() - timedelta(minutes=1))

    places.expire_offers()

    second.refresh_from_db()
    assert second.state == "offered"
    assert second.answer_by > timezone.now()
    assert [one.state for one in letters(second, "offer")] == ["failed", "by_hand"]


def test_somebody_at_the_door_never_waits():
    lead = make.lead()
    session = make.session(make.phase(make.programme(lead.partnership)), capacity=1)
    ask(session)
    arrival = Arrival(booked_by="door", by=lead)

    with pytest.raises(services.NoRoomError):
        services.ask_for_places(
            session, make_booking.household(), arrival=arrival, at=lambda *_: "x"
        )


def test_who_seems_to_have_asked_twice_is_noted_for_staff():
    session = make.session()
    first = ask(session, channel=Channel.TEXT, phone="01632 960 001", email="")

    second = ask(session, channel=Channel.TEXT, phone="+44 1632 960001", email="")

    assert second.changes.get().words == f"Perhaps the same family as {first.reference}"


def test_a_text_message_is_short_whatever_the_title():
    session = make.session(title="What " * 40, capacity=1)
    reached = {"channel": Channel.TEXT, "phone": "01632 960 001"}
    first, second = ask(session, **reached), ask(session, **reached)
    services.cancel_booking(first)
    services.accept_offer(second)

    texts = letters(first) + letters(second)

    assert len(texts) == 4
    assert max(len(one.body) for one in texts) < 300


def test_a_party_counts_everybody_in_the_room():
    assert Party(1, 2, 3, 4, childcare=5).places == 10


def test_asking_takes_as_many_statements_however_many_have_asked(django_assert_max_num_queries):
    session = make.session(capacity=4)
    reached = {"channel": Channel.TEXT, "email": ""}
    for number in range(12):
        ask(session, phone=f"01632 960 0{number:02}", **reached)

    with django_assert_max_num_queries(32):
        ask(session, phone="01632 960 099", **reached)
