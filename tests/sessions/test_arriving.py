"""What happens at the door, on one phone or several."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from heard.sessions.models import Booking, Mark
from heard.sessions.queries.arriving import at_the_door, room_left
from heard.sessions.services import arriving as services
from tests.sessions import make
from tests.sessions import make_arriving as door


def taken(session, *presses, by=None):
    return services.take_presses(session, presses, by=by or door.host(session))


def came(booking):
    booking.refresh_from_db()
    return booking.came


def test_all_of_a_household_came(db):
    booking = door.booking(parents=2, young_people=1, childcare=1)
    member = door.host(booking.session)

    taken(booking.session, door.came(booking), by=member)

    booking.refresh_from_db()
    assert (booking.came, booking.came_childcare) == (3, 1)
    assert booking.checked_in_by == member
    assert booking.checked_in_at is not None


def test_another_number_came_than_booked(db):
    booking = door.booking(parents=2)

    taken(booking.session, door.came(booking, 1))

    assert came(booking) == 1


def test_a_press_that_is_sent_twice_counts_once(db):
    booking = door.booking()
    press = door.came(booking)
    member = door.host(booking.session)

    first = taken(booking.session, press, by=member)
    again = taken(booking.session, press, press, by=member)

    assert (first.kept, again.kept) == ([press.key], [press.key, press.key])
    assert Mark.objects.count() == 1


def test_a_press_by_mistake_is_undone(db):
    booking = door.booking()
    member = door.host(booking.session)
    taken(booking.session, door.came(booking), by=member)

    taken(booking.session, door.undone(booking), by=member)

    booking.refresh_from_db()
    assert (booking.came, booking.came_childcare, booking.checked_in_at) == (None, None, None)


def test_what_was_pressed_last_holds_though_it_was_sent_first(db):
    booking = door.booking(parents=2)
    now = timezone.now()
    late = door.came(booking, 1, pressed_at=now - timedelta(minutes=1))
    early = door.away(booking, pressed_at=now - timedelta(minutes=9))

    taken(booking.session, late)
    taken(booking.session, early)

    assert came(booking) == 1


def test_a_phone_whose_clock_is_ahead_does_not_have_the_last_word_for_ever(db):
    booking = door.booking()
    taken(booking.session, door.came(booking, pressed_at=timezone.now() + timedelta(hours=5)))

    taken(booking.session, door.away(booking))

    assert came(booking) == 0


def test_somebody_at_the_door_who_had_not_answered_the_offer_is_booked(db):
    booking = door.booking(state="offered")

    taken(booking.session, door.came(booking))

    booking.refresh_from_db()
    assert booking.state == "booked"


def test_a_household_on_the_waiting_list_is_let_in_where_there_is_room(db):
    session = door.today(capacity=3)
    door.booking(session, parents=1)
    waiting = door.booking(session, parents=2, state="waiting")

    taken(session, door.came(waiting))

    waiting.refresh_from_db()
    assert (waiting.state, waiting.came) == ("booked", 2)
    assert [str(change.state) for change in waiting.changes.all()] == ["waiting", "booked"]


def test_a_household_on_the_waiting_list_is_not_let_in_over_the_capacity(db):
    session = door.today(capacity=2)
    door.booking(session, parents=1)
    waiting = door.booking(session, parents=2, state="waiting")
    press = door.came(waiting)

    outcome = taken(session, press)

    assert [type(why) for why in outcome.refused.values()] == [services.NoRoomError]
    waiting.refresh_from_db()
    assert (waiting.state, waiting.came) == ("waiting", None)


def test_who_does_not_come_leaves_room_at_the_door(db):
    session = door.today(capacity=4)
    booking = door.booking(session, parents=3)
    door.booking(session, parents=1)
    before = room_left(session)

    taken(session, door.away(booking))

    assert (before, room_left(session)) == (0, 3)


def test_there_is_always_room_where_there_is_no_limit(db):
    session = door.today(capacity=None)

    outcome = taken(session, door.walk_in(parents=60))

    assert outcome.refused == {}
    assert room_left(session) is None


def test_somebody_who_has_not_booked_needs_to_give_no_name(db):
    session = door.today()
    member = door.host(session)

    taken(session, door.walk_in(2, young_people=1, childcare=1), by=member)

    booking = Booking.objects.get()
    assert (booking.name, booking.booked_by, booking.entered_by) == ("", "door", member)
    assert (booking.state, booking.came, booking.came_childcare) == ("booked", 3, 1)


def test_a_walk_in_that_is_sent_twice_comes_once(db):
    session = door.today()
    walk_in = door.walk_in()

    taken(session, walk_in, walk_in)
    taken(session, walk_in)

    assert Booking.objects.count() == 1


def test_a_walk_in_that_was_a_mistake_takes_no_place(db):
    session = door.today(capacity=1)
    walk_in = door.walk_in()
    taken(session, walk_in)

    taken(session, door.undone(Booking.objects.get()))

    assert Booking.objects.get().state == "cancelled"
    assert room_left(session) == 1
    assert at_the_door(session, needs_words=False).expected == ()


def test_nobody_walks_in_over_the_capacity(db):
    session = door.today(capacity=2)
    door.booking(session, parents=1)

    outcome = taken(session, door.walk_in(2), door.walk_in(1))

    assert [type(why) for why in outcome.refused.values()] == [services.NoRoomError]
    assert room_left(session) == 0


def test_a_booking_of_another_session_is_not_on_the_list(db):
    other = door.booking(door.today())
    session = door.today()

    outcome = taken(session, door.came(other))

    assert [type(why) for why in outcome.refused.values()] == [services.NotListedError]
    assert came(other) is None


@pytest.mark.parametrize("state", ["cancelled", "declined", "expired"])
def test_a_booking_that_is_over_is_not_on_the_list(db, state):
    booking = door.booking(state=state)

    outcome = taken(booking.session, door.came(booking))

    assert [type(why) for why in outcome.refused.values()] == [services.NotListedError]


def test_nobody_is_checked_in_before_the_day(db):
    booking = door.booking(make.session(in_days=1))

    with pytest.raises(services.NotOpenError):
        taken(booking.session, door.came(booking))


def test_nobody_is_checked_in_at_a_cancelled_session(db):
    session = door.today(state="cancelled", cancelled_because="Flood", cancelled_at=timezone.now())

    with pytest.raises(services.NotOpenError):
        taken(session, door.walk_in())


@pytest.mark.django_db(transaction=True)
def test_two_phones_do_not_give_the_last_place_twice():
    session = door.today(capacity=1)
    members, start = [door.host(session), door.host(session)], Barrier(2)

    def let_in(member):
        start.wait()
        taken(session, door.walk_in(), by=member)
        connection.close()

    phones = [Thread(target=let_in, args=[member]) for member in members]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()

    assert Booking.objects.count() == 1


def test_the_door_sees_first_names_and_what_is_arranged(db):
    booking = door.booking(name="Robin Vale", parents=2, young_people=1, childcare=2)
    door.support(booking, "bsl", state="arranged", words="Robin signs")
    door.support(booking, "food", words="Nuts")

    line = at_the_door(booking.session, needs_words=False).expected[0]

    assert line.name == "Robin"
    assert line.party == "2 parents or carers and 1 young person"
    assert line.childcare == "2 children in childcare"
    assert line.needs == ("British Sign Language interpreter",)


def test_whoever_handles_bookings_reads_what_families_wrote_too(db):
    booking = door.booking()
    door.support(booking, "food", state="arranged", words="no nuts")

    line = at_the_door(booking.session, needs_words=True).expected[0]

    assert line.needs == ("Food: an allergy or something I cannot eat: no nuts",)


def test_a_sheet_is_typed_in_whole(db):
    session = door.today()
    came_both, nobody, unknown = (door.booking(session, parents=2) for _each in range(3))
    lines = [
        services.Line(came_both.key, 2),
        services.Line(nobody.key, 0),
        services.Line(unknown.key, None),
    ]

    changed = services.type_sheet(session, lines, [door.walk_in(3)], by=door.host(session))

    assert changed == 3
    assert [came(one) for one in (came_both, nobody, unknown)] == [2, 0, None]
    assert Booking.objects.get(booked_by="door").came == 3


def test_a_sheet_that_is_typed_in_twice_changes_nothing_the_second_time(db):
    booking = door.booking(parents=2)
    lines, walk_ins = [services.Line(booking.key, 1)], [door.walk_in()]
    member = door.host(booking.session)
    services.type_sheet(booking.session, lines, walk_ins, by=member)

    changed = services.type_sheet(booking.session, lines, walk_ins, by=member)

    assert changed == 0
    assert Booking.objects.count() == 2


def test_a_sheet_counts_people_who_were_there_though_there_was_no_room(db):
    session = door.today(capacity=1)

    services.type_sheet(session, [], [door.walk_in(4)], by=door.host(session))

    assert Booking.objects.get().came == 4


def test_heads_are_counted_where_nobody_is_asked_for_a_name(db):
    session = door.today(is_anonymous=True, takes_bookings=False)

    counted = services.count_heads(session, adults=12, young=5, by=door.host(session))

    counted.refresh_from_db()
    assert (counted.head_count_adults, counted.head_count_young) == (12, 5)


def test_heads_are_not_counted_where_there_is_a_list(db):
    session = door.today()

    with pytest.raises(services.NotAnonymousError):
        services.count_heads(session, adults=1, young=0, by=door.host(session))
