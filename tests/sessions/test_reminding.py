"""Reminders: a week and a day before, once each, for whom they still make sense."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.boards.times import moment, read_time
from heard.mail.models import Message
from heard.sessions.models import Break
from heard.sessions.services.reminding import remind_households
from tests.sessions import make
from tests.sessions import make_arriving as door


def remind(days_before, of, at="09:00"):
    """What is sent so many days before the session, by the clock here."""
    return remind_households(moment(of.day - timedelta(days=days_before), read_time(at)))


def reminders(booking):
    return Message.objects.filter(key__startswith=f"booking reminder:{booking.key}:")


def booked_on(booking, day):
    booking.changes.update(at=moment(day, read_time("12:00")))


def test_a_family_is_reminded_a_week_and_a_day_before(db):
    booking = door.booking(make.session(in_days=30))

    sent = [remind(days, booking.session) for days in range(9, -1, -1)]

    assert sent == [0, 0, 1, 0, 0, 0, 0, 0, 1, 0]


def test_the_job_may_run_as_often_as_it_likes(db):
    booking = door.booking(make.session(in_days=30))
    for hour in ("08:11", "09:11", "18:11"):
        remind(7, booking.session, hour)

    assert reminders(booking).count() == 1


def test_nobody_is_told_at_night(db):
    booking = door.booking(make.session(in_days=30))

    assert remind(7, booking.session, "07:59") == 0
    assert remind(7, booking.session, "20:00") == 0


@pytest.mark.parametrize("state", ["waiting", "offered", "cancelled", "declined", "expired"])
def test_only_those_who_have_places_are_reminded(db, state):
    booking = door.booking(make.session(in_days=30), state=state)

    assert remind(7, booking.session) == 0


@pytest.mark.parametrize(
    "state",
    [
        {"state": "draft"},
        {"state": "cancelled", "cancelled_because": "Flood", "cancelled_at": timezone.now()},
    ],
)
def test_nobody_is_reminded_of_a_session_that_is_not_on(db, state):
    booking = door.booking(make.session(in_days=30, **state))

    assert remind(7, booking.session) == 0


def test_whoever_booked_within_the_week_is_reminded_the_day_before_only(db):
    booking = door.booking(make.session(in_days=30))
    booked_on(booking, booking.session.day - timedelta(days=6))

    sent = [remind(days, booking.session) for days in (6, 5, 4, 1)]

    assert sent == [0, 0, 0, 1]


@pytest.mark.parametrize("days_before", [1, 0])
def test_whoever_booked_just_now_is_not_reminded(db, days_before):
    booking = door.booking(make.session(in_days=30))
    booked_on(booking, booking.session.day - timedelta(days=days_before))

    assert remind(1, booking.session) == 0


def test_a_letter_would_come_too_late_the_day_before(db):
    booking = door.booking(
        make.session(in_days=30), channel="letter", address="1 Mill Lane", email=""
    )

    assert [remind(days, booking.session) for days in (7, 1)] == [1, 0]


def test_a_session_that_is_moved_is_reminded_of_anew(db):
    session = make.session(in_days=30)
    booking = door.booking(session)
    remind(7, session)
    session.starts_at += timedelta(days=3)
    session.ends_at += timedelta(days=3)
    session.save()

    remind(7, session)

    assert reminders(booking).count() == 2


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 4, 2)])
def test_days_are_counted_by_the_calendar_where_clocks_change_in_between(db, day):
    """An early session, an hour that the clocks move over."""
    times = {
        "starts_at": moment(day, read_time("09:30")),
        "ends_at": moment(day, read_time("11:00")),
    }
    booking = door.booking(make.session(**times))

    sent = [remind(days, booking.session, "19:30") for days in (8, 7, 2, 1, 0)]

    assert sent == [0, 1, 0, 1, 0]


def test_a_reminder_says_all_that_a_family_needs(db):
    session = make.session(in_days=30)
    session.venue.getting_there = "Bus 7 to Mill Lane"
    session.venue.save()
    pause = moment(session.day, read_time("11:00"))
    Break.objects.create(session=session, starts_at=pause, minutes=15, what="Tea")
    booking = door.booking(session, name="Robin Vale", parents=2, childcare=1)
    door.support(booking, "bsl", state="arranged")
    door.support(booking, "hoist", state="cannot", answer="The hall has none.")

    remind(7, session)

    body = reminders(booking).get().body
    for words in (
        "Dear Robin Vale,",
        f"What: {session.title}",
        "10am to midday",
        "1 Mill Lane, North Mere, WM1 1AA",
        "How to get there: Bus 7 to Mill Lane",
        "Break: 11am, 15 minutes, Tea",
        "Arranged for you: British Sign Language interpreter",
        "We cannot arrange: Toilet with a hoist and changing bench. The hall has none.",
        "2 parents or carers and 1 child in childcare",
        "/b/",
        "Can't come",
        "Sam Okoro, 01632 960 001",
        booking.reference,
    ):
        assert words in body
    assert "\n\n\n" not in body


def test_a_text_message_has_room_for_it(db):
    venue = make.venue(name="The Very Long Name of a Community Centre by the Old Mill" * 3)
    session = make.session(in_days=30, title="A title without an end " * 8, venue=venue)
    session.contact = "Somebody with a long name, by telephone, by text, by e-mail " * 4
    session.save()
    booking = door.booking(session, channel="text", phone="07700 900 123", email="")

    remind(7, session)

    message = reminders(booking).get()
    assert message.channel == "text"
    assert "/b/" in message.body
    assert len(message.body) < 300
    assert "\n" not in message.body.strip()


def test_a_venue_that_is_moved_online_gives_the_link_to_join(db):
    session = make.session(
        in_days=30, format="online", venue=None, online_link="https://meet.example.org/tea"
    )
    booking = door.booking(session)

    remind(1, session)

    assert "https://meet.example.org/tea" in reminders(booking).get().body
