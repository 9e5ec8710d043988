"""Announcing, cancelling and holding sessions, their places and hosts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from heard.boards.models.words import Topic
from heard.boards.times import moment, read_time
from heard.mail.models import Message
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.roles import Role
from heard.sessions import parts
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import BookingState
from heard.sessions.services import announcing, capacity, ending, hosts, moving
from heard.sessions.services import sessions as services
from heard.sessions.services.belonging import NotOfThisPartnershipError
from heard.sessions.services.session_revisions import NotGoingOnError
from tests.boards import make_standing as standing
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


def test_capacity_is_never_below_what_is_taken(lead, phase):
    session = make.session(phase, childcare_places=3)
    more.household(session, 4, childcare=2)
    more.offered(session, 2)
    more.waiting(session, 9)

    with pytest.raises(capacity.TooFewPlacesError) as problem:
        change_places(session, lead, capacity=5)
    assert problem.value.taken == 6
    with pytest.raises(capacity.TooFewChildcarePlacesError) as care:
        change_places(session, lead, childcare_places=1)
    assert care.value.taken == 2
    assert change_places(session, lead, capacity=6, childcare_places=2).capacity == 6


def test_places_that_others_have_cannot_be_held(lead, phase):
    session = make.session(phase, in_days=20)
    more.household(session, 14)
    more.household(session, 2, is_first_time=True)

    with pytest.raises(capacity.TooManyHeldError) as problem:
        change_places(session, lead, held_places=7, held_until=days(10))
    assert problem.value.most == 6
    with pytest.raises(capacity.NoReleaseDayError):
        change_places(session, lead, held_places=6)
    assert change_places(session, lead, held_places=6, held_until=days(10)).held_places == 6


def test_more_places_are_offered_along_the_waiting_list_at_once(lead, phase):
    session = make.session(phase, capacity=2)
    more.household(session, 2)
    first, second = more.waiting(session, 2), more.waiting(session, 2)

    change_places(session, lead, capacity=4)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (BookingState.OFFERED, BookingState.WAITING)


def test_where_families_have_booked_heads_are_not_counted_instead(lead, phase):
    session = make.session(phase)
    more.waiting(session)

    with pytest.raises(services.HasBookingsError):
        change_places(session, lead, takes_bookings=False, is_anonymous=True)


def test_announcing_tells_the_standing_list_once(lead, phase):
    wants = standing.subscriber(lead.partnership, topics=[Topic.SESSIONS])
    standing.subscriber(lead.partnership, topics=[Topic.FINDINGS])
    drafts = [make.draft(phase), make.draft(phase)]

    announcing.announce_sessions(drafts, by=lead)
    pks = [draft.pk for draft in drafts]
    announcing.tell_of_announced(pks)
    announcing.tell_of_announced(pks)

    message = Message.objects.get(key__startswith="sessions-announced")
    assert message.to == wants.email
    assert all(draft.title in message.body for draft in drafts)
    assert {each.state for each in Session.objects.all()} == {"announced"}
    assert jobs_named("heard.sessions.jobs.tell_of_announced") == 1


def test_what_was_cancelled_before_the_letter_is_not_in_it(lead, phase):
    standing.subscriber(lead.partnership, topics=[Topic.SESSIONS])
    stays, goes = make.draft(phase), make.draft(phase)
    announcing.announce_sessions([stays, goes], by=lead)
    cancel(goes, lead)

    announcing.tell_of_announced([stays.pk, goes.pk])

    message = Message.objects.get(key__startswith="sessions-announced")
    assert stays.title in message.body
    assert goes.title not in message.body


def test_all_or_none_are_announced(lead, phase):
    ready, over = make.draft(phase), make.draft(phase, in_days=-1)

    with pytest.raises(announcing.NotReadyError):
        announcing.announce_sessions([ready, over], by=lead)

    assert {each.state for each in Session.objects.all()} == {"draft"}
    with pytest.raises(services.NotADraftError):
        announcing.announce_sessions([make.session(phase)], by=lead)


def test_cancelling_tells_everybody_who_has_asked_and_whoever_hosts(lead, phase):
    session = make.session(phase)
    booked, waits = more.household(session), more.waiting(session)
    host = more.host(session).member

    cancelled = cancel(session, lead)
    moving.tell_members_of_cancelling(cancelled)
    moving.tell_members_of_cancelling(cancelled)

    assert (cancelled.state, cancelled.cancelled_because) == ("cancelled", "The hall is flooded")
    assert cancelled.sequence == 1
    assert set(Booking.objects.values_list("state", flat=True)) == {"called_off"}
    assert keys_of("booking called_off:") == sorted([booked.email, waits.email])
    assert keys_of("cancelled_for_hosts") == [host.user.email]


def test_a_session_is_held_once_it_has_begun(lead, phase):
    with pytest.raises(ending.StillToComeError):
        ending.hold_session(make.session(phase), by=lead)
    with pytest.raises(NotGoingOnError):
        ending.hold_session(make.draft(phase, in_days=-1), by=lead)

    assert ending.hold_session(make.session(phase, in_days=-1), by=lead).is_held


def test_a_member_hosts_a_session_once_and_only_in_their_own_area(lead, phase):
    session = make.session(phase)
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=lead.partnership)
    host = hosts.add_host(session, parts.HostDetails("co_host", parent), by=lead)

    with pytest.raises(hosts.HostAlreadyError):
        hosts.add_host(session, parts.HostDetails("lead", parent), by=lead)
    with pytest.raises(NotOfThisPartnershipError):
        hosts.add_host(session, parts.HostDetails("lead", partnerships.member()), by=lead)
    with pytest.raises(hosts.NobodyError):
        hosts.add_host(session, parts.HostDetails("lead"), by=lead)
    hosts.remove_host(host, by=lead)
    assert not session.hosts.exists()


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
