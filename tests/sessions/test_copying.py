"""Another session like one: on which days, at which time, with what."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.boards.times import NoSuchTimeError, moment, read_time
from heard.sessions.clocks import is_twice
from heard.sessions.models import Session
from heard.sessions.queries.repeated_days import days_to_choose
from heard.sessions.repeating import MOST, Rhythm, Rule, days_of
from heard.sessions.services import copying
from heard.sessions.services.belonging import NotOfThisPartnershipError
from heard.sessions.typed_days import read_day
from tests.sessions import make
from tests.sessions import make_programmes as more

AUTUMN_CHANGE, SPRING_CHANGE = date(2027, 10, 31), date(2028, 3, 26)


@pytest.fixture
def lead(db):
    return make.lead()


@pytest.fixture
def phase(lead):
    return make.phase(make.programme(lead.partnership))


def at(day, words):
    return moment(day, read_time(words))


def session_on(phase, day, start="10:00", end="12:00", **columns):
    return make.session(phase, starts_at=at(day, start), ends_at=at(day, end), **columns)


def clock(session):
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return start.date(), f"{start:%H:%M}", f"{end:%H:%M}"


@pytest.mark.parametrize(
    ("rhythm", "first", "expected"),
    [
        (Rhythm.WEEKLY, date(2027, 12, 24), [date(2027, 12, 31), date(2028, 1, 7)]),
        (Rhythm.FORTNIGHTLY, date(2028, 2, 20), [date(2028, 3, 5), date(2028, 3, 19)]),
        # The second Tuesday.
        (Rhythm.MONTHLY, date(2027, 11, 9), [date(2027, 12, 14), date(2028, 1, 11)]),
        # A fifth Friday is the last: other months may have four.
        (Rhythm.MONTHLY, date(2027, 1, 29), [date(2027, 2, 26), date(2027, 3, 26)]),
        # The fourth stays the fourth, also where there is a fifth.
        (Rhythm.MONTHLY, date(2027, 9, 24), [date(2027, 10, 22), date(2027, 11, 26)]),
    ],
)
def test_a_rhythm_gives_the_days_after_the_first(rhythm, first, expected):
    assert days_of(Rule(rhythm, times=2), first) == expected


def test_a_month_later_is_on_the_same_weekday_in_the_next_month():
    for offset in range(400):
        first = date(2027, 1, 1) + timedelta(days=offset)
        (day,) = days_of(Rule(Rhythm.MONTHLY), first)
        assert day.weekday() == first.weekday()
        assert (day.month - first.month) % 12 == 1


def test_typed_days_come_in_order_each_once_and_never_the_first():
    first, later, last = date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1)

    assert days_of(Rule(Rhythm.TYPED, typed=(last, later, last, first)), first) == [later, last]


def test_no_rhythm_gives_more_days_than_can_be_looked_through():
    assert len(days_of(Rule(Rhythm.WEEKLY, times=10**6), date(2027, 1, 1))) == MOST


@pytest.mark.parametrize(
    "typed",
    [
        "27 3 2026",
        "27/3/2026",
        "27.03.2026",
        "2026-03-27",
        "27 March 2026",
        "Friday 27th Mar 2026",
        " 27  MARCH, 2026 ",
    ],
)
def test_days_are_read_as_people_type_them(typed):
    assert read_day(typed) == date(2026, 3, 27)


@pytest.mark.parametrize("typed", ["", "soon", "31 2 2026", "27 3 26", "27 Blah 2026", "٢٧/3/0000"])
def test_what_is_no_day_is_none(typed):
    assert read_day(typed) is None


def test_a_session_keeps_its_time_of_day_over_both_clock_changes(lead, phase):
    session = session_on(phase, AUTUMN_CHANGE - timedelta(days=3))
    days = [session.day + timedelta(weeks=weeks) for weeks in (1, 22)]

    made = copying.repeat_session(session, days, by=lead)

    assert [clock(each) for each in made] == [(day, "10:00", "12:00") for day in days]
    assert made[0].starts_at - session.starts_at == timedelta(days=7, hours=1)


def test_a_day_on_which_the_clocks_skip_its_start_cannot_be_chosen(lead, phase):
    session = session_on(phase, SPRING_CHANGE - timedelta(days=7), "01:30", "03:00")

    days = days_to_choose(session, Rule(Rhythm.WEEKLY, times=2))

    assert days.skipped == [SPRING_CHANGE]
    assert days.possible == [SPRING_CHANGE + timedelta(days=7)]
    with pytest.raises(NoSuchTimeError):
        copying.repeat_session(session, [SPRING_CHANGE], by=lead)
    assert Session.objects.count() == 1


def test_where_the_time_comes_twice_the_first_is_taken_and_said(lead, phase):
    session = session_on(phase, AUTUMN_CHANGE - timedelta(days=7), "01:30", "03:00")

    days = days_to_choose(session, Rule(Rhythm.WEEKLY))
    (made,) = copying.repeat_session(session, days.possible, by=lead)

    assert "1:30am comes twice. We take the first" in days.hints[AUTUMN_CHANGE]
    assert made.starts_at.isoformat() == "2027-10-31T00:30:00+00:00"
    assert made.ends_at.isoformat() == "2027-10-31T03:00:00+00:00"


@pytest.mark.parametrize(
    ("day", "words", "twice"),
    [
        (AUTUMN_CHANGE, "01:30", True),
        (AUTUMN_CHANGE, "02:00", False),
        (AUTUMN_CHANGE, "00:59", False),
        (SPRING_CHANGE, "01:30", False),
    ],
)
def test_a_time_comes_twice_only_while_the_clocks_go_back(day, words, twice):
    assert is_twice(day, read_time(words)) is twice


def test_repeating_twice_makes_no_doubles(lead, phase):
    session = make.session(phase)
    days = [session.day + timedelta(weeks=1)]

    copying.repeat_session(session, days, by=lead)
    again = copying.repeat_session(session, [*days, session.day], by=lead)

    assert again == []
    assert Session.objects.count() == 2


def test_a_copy_is_a_draft_with_everything_that_was_said_and_nothing_that_happened(lead, phase):
    session = make.session(
        phase,
        in_days=20,
        theme="Waiting",
        needs=["sensory"],
        provided=["bsl"],
        childcare_places=4,
        held_places=3,
        held_until=in_days(15),
        support_by=in_days(10),
    )
    session.booking_closes_at = at(in_days(19), "17:00")
    session.sequence, session.revision, session.next_number = 3, 7, 9
    session.save()
    session.breaks.create(starts_at=at(session.day, "11:00"), minutes=15, what="tea")
    stays, left = more.host(session), more.host(session)
    left.member.left_at = timezone.now()
    left.member.save()
    more.household(session)

    made = copying.duplicate_session(session, in_days(27), phase=phase, by=lead)

    made.refresh_from_db()
    assert (made.state, made.theme, made.needs, made.provided) == (
        "draft",
        "Waiting",
        ["sensory"],
        ["bsl"],
    )
    assert (made.held_until, made.support_by) == (in_days(22), in_days(17))
    assert made.booking_closes_at == at(in_days(26), "17:00")
    assert [each.starts_at for each in made.breaks.all()] == [at(in_days(27), "11:00")]
    assert [host.member for host in made.hosts.all()] == [stays.member]
    assert (made.sequence, made.revision, made.next_number) == (0, 0, 1)
    assert made.key != session.key
    assert not made.bookings.exists()


def test_a_copy_may_be_in_another_phase_of_the_area_only(lead, phase):
    session, autumn = make.session(phase), make.phase(phase.programme)

    made = copying.duplicate_session(session, in_days(30), phase=autumn, by=lead)

    assert made.phase == autumn
    with pytest.raises(NotOfThisPartnershipError):
        copying.duplicate_session(session, in_days(30), phase=make.phase(), by=lead)


def test_a_copy_is_not_at_a_venue_that_is_not_used_any_more(lead, phase):
    session = make.session(phase)
    session.venue.retired_at = timezone.now()
    session.venue.save()

    made = copying.duplicate_session(session, in_days(30), phase=phase, by=lead)

    assert made.venue is None


def in_days(number):
    return timezone.localdate() + timedelta(days=number)
