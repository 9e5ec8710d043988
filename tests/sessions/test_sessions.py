"""Making sessions, changing and moving them."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.times import moment, read_time
from heard.mail.models import Message
from heard.partnerships.addresses import addresses_of_install
from heard.sessions import parts
from heard.sessions.models import Session, SupportRequest
from heard.sessions.models.words import BookingState
from heard.sessions.services import announcing, capacity, ending, moving
from heard.sessions.services import sessions as services
from heard.sessions.services.belonging import NotOfThisPartnershipError
from heard.sessions.services.programmes import ProgrammeClosedError
from heard.sessions.services.session_revisions import ChangedMeanwhileError, NotGoingOnError
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_programmes as more

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def phase(lead):
    return make.phase(make.programme(lead.partnership))


def test_a_new_session_is_a_draft_in_the_district_of_its_venue(lead, phase):
    north = partnerships.district(lead.partnership)
    venue = make.venue(lead.partnership, district=north)
    starts_at = timezone.now() + timedelta(days=30)
    when = parts.Timing(starts_at, starts_at + timedelta(hours=2), venue=venue)

    made = services.make_session(phase, parts.About("Tea and talk"), when, by=lead)

    assert (made.state, made.district, made.revision) == ("draft", north, 0)
    assert Entry.objects.filter(deed="session made", partnership_id=lead.partnership_id).exists()


def test_a_session_online_has_no_venue(lead, phase):
    session = make.session(phase)

    moved = services.move_session(session, timing(session, format="online"), by=lead, revision=0)

    assert (moved.format, moved.venue) == ("online", None)


@pytest.mark.parametrize(
    ("others", "problem"),
    [
        ({"ends_at": timezone.now() - timedelta(days=900)}, services.NoSuchLengthError),
        ({"ends_at": timezone.now() + timedelta(days=900)}, services.NoSuchLengthError),
        ({"breaks": (parts.BreakAt(timezone.now(), 10),)}, services.BreakOutsideError),
    ],
)
def test_times_that_cannot_be_are_refused(lead, phase, others, problem):
    session = make.session(phase)

    with pytest.raises(problem):
        services.move_session(session, timing(session, **others), by=lead, revision=0)


def test_another_partnerships_venue_and_a_retired_one_are_refused(lead, phase):
    session = make.session(phase)
    retired = make.venue(lead.partnership, retired_at=timezone.now())

    with pytest.raises(NotOfThisPartnershipError):
        services.move_session(session, timing(session, venue=make.venue()), by=lead, revision=0)
    with pytest.raises(services.VenueRetiredError):
        services.move_session(session, timing(session, venue=retired), by=lead, revision=0)


def test_a_division_is_in_the_district(lead, phase):
    session = make.session(phase)
    north, south = (partnerships.district(lead.partnership, name) for name in ("North", "South"))
    division = partnerships.division(south)

    when = timing(session, district=north, division=division)
    with pytest.raises(services.ElsewhereError):
        services.move_session(session, when, by=lead, revision=0)
    moved = services.move_session(session, timing(session, division=division), by=lead, revision=0)
    assert moved.district == south


def test_nothing_is_made_in_a_programme_that_has_closed(lead, phase):
    phase.programme.closed_on = timezone.localdate()
    phase.programme.save()
    session = make.session(phase)

    with pytest.raises(ProgrammeClosedError):
        services.make_session(phase, parts.About("Tea"), timing(session), by=lead)


def test_somebody_elsewhere_changes_nothing(phase):
    stranger, session = make.lead(), make.session(phase)

    for deed in (
        lambda: services.move_session(session, timing(session, 1), by=stranger, revision=0),
        lambda: capacity.change_places(session, places(session), by=stranger, revision=0),
        lambda: ending.hold_session(session, by=stranger),
        lambda: announcing.announce_sessions([session], by=stranger),
        lambda: services.discard_session(session, by=stranger),
    ):
        with pytest.raises(NotOfThisPartnershipError):
            deed()


def test_a_session_that_moves_takes_its_deadlines_and_days_to_forget_along(lead, phase):
    session = make.session(phase, in_days=20, held_places=2, held_until=days(10))
    session.support_by, session.booking_closes_at = days(12), at(days(18), "17:00")
    session.save()
    booking = more.household(session)
    SupportRequest.objects.create(booking=booking, kind="bsl", forget_on=days(34))

    moved = services.move_session(session, timing(session, 7), by=lead, revision=0)

    assert (moved.held_until, moved.support_by) == (days(17), days(19))
    assert moved.booking_closes_at == at(days(25), "17:00")
    assert SupportRequest.objects.get().forget_on == days(20 + 7 + 14)


def test_a_deadline_that_moves_over_a_clock_change_stays_at_its_time_of_day(lead, phase):
    session = make.session(phase)
    session.starts_at, session.ends_at = (
        at(date(2027, 3, 26), "10:00"),
        at(date(2027, 3, 26), "12:00"),
    )
    session.booking_closes_at = at(date(2027, 3, 25), "17:00")
    session.save()
    when = parts.Timing(at(date(2027, 4, 2), "10:00"), at(date(2027, 4, 2), "12:00"))

    moved = services.move_session(session, when, by=lead, revision=0)

    assert moved.booking_closes_at == at(date(2027, 4, 1), "17:00")


def test_everybody_who_has_asked_is_told_of_a_move_once(lead, phase):
    session = make.session(phase)
    booked, waits = more.household(session), more.waiting(session)
    more.household(session, state=BookingState.CANCELLED)
    host = more.host(session).member

    moved = services.move_session(session, timing(session, 7), by=lead, revision=0)
    moving.tell_of_move(moved, by=lead)
    moving.tell_of_move(moved, by=lead)

    assert moved.sequence == 1
    assert keys_of("booking changed:") == sorted([booked.email, waits.email])
    assert keys_of("moved_for_hosts") == [host.user.email]


def test_a_move_is_told_by_a_job_of_the_same_transaction(lead, phase):
    session = make.session(phase)

    services.move_session(session, timing(session, 7), by=lead, revision=0)

    assert jobs_named("heard.sessions.jobs.tell_of_move") == 1


@pytest.mark.parametrize("others", [{}, {"breaks": ()}, {"district": None}])
def test_what_changes_neither_time_nor_place_is_told_to_nobody(lead, phase, others):
    session = make.session(phase)

    services.move_session(session, timing(session, **others), by=lead, revision=0)

    session.refresh_from_db()
    assert session.sequence == 0
    assert jobs_named("heard.sessions.jobs.tell_of_move") == 0


def test_a_time_that_comes_twice_and_is_saved_again_is_told_to_nobody(lead, phase):
    session = make.session(phase)
    day = date(2027, 10, 31)
    when = timing(session, starts_at=at(day, "01:30"), ends_at=at(day, "04:00"))
    moved = services.move_session(session, when, by=lead, revision=0)

    again = services.move_session(moved, when, by=lead, revision=1)

    assert (again.revision, again.sequence) == (1, 1)


def test_a_draft_that_moves_is_told_to_nobody(lead, phase):
    session = make.draft(phase)

    services.move_session(session, timing(session, 7), by=lead, revision=0)

    assert jobs_named("heard.sessions.jobs.tell_of_move") == 0


def test_of_a_session_that_was_cancelled_meanwhile_nobody_hears_that_it_moved(lead, phase):
    session = make.session(phase)
    more.household(session)
    moved = services.move_session(session, timing(session, 7), by=lead, revision=0)
    cancel(moved, lead)

    assert moving.tell_of_move(moved, by=lead) == 0
    assert keys_of("booking changed:") == []


def test_the_later_of_two_changes_is_refused(lead, phase):
    session = make.session(phase)
    services.change_session(session, parts.About("Tea and cake"), by=lead, revision=0)

    with pytest.raises(ChangedMeanwhileError):
        services.move_session(session, timing(session, 7), by=lead, revision=0)


def test_saving_the_same_again_changes_nothing(lead, phase):
    session = make.session(phase)

    services.change_session(session, parts.About(session.title), by=lead, revision=0)

    session.refresh_from_db()
    assert session.revision == 0
    assert not Entry.objects.exists()


def test_another_title_is_taken_over_by_calendars(lead, phase):
    session = make.session(phase)

    changed = services.change_session(session, parts.About("Tea and cake"), by=lead, revision=0)

    assert (changed.title, changed.sequence, changed.revision) == ("Tea and cake", 1, 1)


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_what_was_held_or_cancelled_stays_as_it_is(lead, phase, state):
    session = make.session(
        phase, state=state, cancelled_because="Snow", cancelled_at=timezone.now()
    )

    with pytest.raises(NotGoingOnError):
        services.move_session(session, timing(session, 7), by=lead, revision=0)
    with pytest.raises(NotGoingOnError):
        capacity.change_places(session, places(session), by=lead, revision=0)
    with pytest.raises(NotGoingOnError):
        cancel(session, lead)


def test_a_draft_is_thrown_away_only_while_nobody_has_asked_for_places(lead, phase):
    draft, asked_for = make.draft(phase), make.draft(phase)
    more.host(draft)
    more.household(asked_for)

    services.discard_session(draft, by=lead)

    with pytest.raises(services.HasBookingsError):
        services.discard_session(asked_for, by=lead)
    with pytest.raises(services.NotADraftError):
        services.discard_session(make.session(phase), by=lead)
    assert not Session.objects.filter(pk=draft.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_one_session_at_once_one_is_refused():
    lead = make.lead()
    session = make.session(make.phase(make.programme(lead.partnership)))
    outcomes = []

    def change(title):
        try:
            services.change_session(session, parts.About(title), by=lead, revision=0)
            outcomes.append(title)
        except ChangedMeanwhileError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=change, args=[title]) for title in ("Tea", "Cake")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.refresh_from_db()
    assert sorted(outcomes) == sorted([session.title, "refused"])
    assert session.revision == 1


def timing(session, days=0, **others):
    """When and where it is, so many days later."""
    now = parts.Timing(
        session.starts_at + timedelta(days=days),
        session.ends_at + timedelta(days=days),
        venue=session.venue,
    )
    return replace(now, **others)


def places(session, **others):
    now = parts.Places(capacity=session.capacity, childcare_places=session.childcare_places)
    return replace(now, **others)


def keys_of(name):
    return sorted(Message.objects.filter(key__contains=name).values_list("to", flat=True))


def days(number):
    return timezone.localdate() + timedelta(days=number)


def at(day, words):
    return moment(day, read_time(words))


def cancel(session, by):
    to = addresses_of_install(by.partnership)
    return ending.cancel_session(session, "The hall is flooded", at=to, by=by)


def change_places(session, by, **others):
    session.refresh_from_db()
    given = places(session, **others)
    return capacity.change_places(session, given, by=by, revision=session.revision)


def jobs_named(name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [name])
        return cursor.fetchone()[0]
