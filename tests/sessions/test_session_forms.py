"""The forms of sessions: what they take, ask once more, and refuse in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.sessions.models import Break, Session
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_programmes as more

pytestmark = pytest.mark.django_db

LEADS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def staff(lead):
    return partnerships.signed_in(lead)


@pytest.fixture
def phase(lead):
    return make.phase(make.programme(lead.partnership))


def test_a_session_is_added_as_a_draft(staff, phase):
    venue = make.venue(phase.programme.partnership)

    response = staff.post(at_phase(phase, "make_session"), more.session_sent(phase, venue=venue.pk))

    session = Session.objects.get()
    assert response["Location"] == at(session, "run_session", session.pk)
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    assert (session.state, session.venue) == ("draft", venue)
    assert (start.date(), f"{start:%H:%M}", f"{end:%H:%M}") == (in_days(30), "10:00", "12:00")


def test_without_a_venue_it_is_asked_once_more(staff, phase):
    sent = more.session_sent(phase)

    asked = text_of(staff.post(at_phase(phase, "make_session"), sent))
    assert "No venue is chosen" in asked
    assert "Read what speaks against it, then change it or select the box" in asked
    assert not Session.objects.exists()

    staff.post(at_phase(phase, "make_session"), sent | {"seen": "no-venue", "go_ahead": "on"})
    assert Session.objects.count() == 1


def test_a_box_that_was_ticked_for_one_thing_is_not_ticked_for_another(staff, phase):
    avoided = more.avoided(phase.programme.partnership, in_days=30, why="Eid al-Fitr")
    sent = more.session_sent(phase) | {"seen": "no-venue", "go_ahead": "on"}

    page = text_of(staff.post(at_phase(phase, "make_session"), sent))

    assert f"avoid-{avoided.pk}" in page
    assert "is a day to avoid: Eid al-Fitr" in page
    assert "checked" not in page.split('name="go_ahead"')[1].split(">")[0]
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"end": "9am"}, "Enter an end that is after the start"),
        ({"start": "half ten"}, "Enter a time, like 9:30am or 14:00"),
        ({"day_year": "9999"}, "or earlier"),
        ({"day_day": "31", "day_month": "2"}, "Enter a real date"),
        ({"phase": "999999"}, "Select one of the answers in the list"),
        ({"phase": ""}, "Select what it is part of"),
        ({"venue": "' OR 1=1"}, "Select one of the answers in the list"),
        ({"title": "\x00"}, "Enter a title"),
        ({"title": "x" * 201}, "Use 200 characters or fewer"),
    ],
)
def test_a_session_that_cannot_be_is_refused_in_words(staff, phase, sent, words):
    page = text_of(staff.post(at_phase(phase, "make_session"), more.session_sent(phase) | sent))

    assert words in page
    assert "<title>Error: " in page
    assert not Session.objects.exists()


def test_a_start_that_the_clocks_skip_is_refused(staff, phase):
    sent = more.session_sent(phase, start="1:30am", end="4am")
    sent |= {"day_day": "28", "day_month": "3", "day_year": "2027"}

    page = text_of(staff.post(at_phase(phase, "make_session"), sent))

    assert "The clocks go forward on this day and skip this time" in page


def test_of_a_time_that_comes_twice_the_first_is_taken_and_said(staff, phase):
    venue = make.venue(phase.programme.partnership)
    phase.ends_on = timezone.localdate().replace(year=2028)
    phase.save()
    sent = more.session_sent(phase, start="1:30am", end="4am", venue=venue.pk)
    sent |= {"day_day": "31", "day_month": "10", "day_year": "2027"}

    page = text_of(staff.post(at_phase(phase, "make_session"), sent))
    assert "The clocks go back that day and 1:30am comes twice. We take the first" in page

    staff.post(at_phase(phase, "make_session"), sent | {"seen": "twice-0130", "go_ahead": "on"})
    assert Session.objects.get().starts_at.isoformat() == "2027-10-31T00:30:00+00:00"


def test_breaks_are_typed_one_a_line(staff, phase):
    session = make.session(phase)
    sent = move_sent(session, breaks="10:30, 15, tea\n11:15am, 5 minutes")

    staff.post(at(session, "move_session", session.pk), sent)

    kept = [
        (f"{timezone.localtime(each.starts_at):%H:%M}", each.minutes, each.what)
        for each in Break.objects.all()
    ]
    assert kept == [("10:30", 15, "tea"), ("11:15", 5, "")]


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        ("tea at eleven", "Line 1: enter a time and minutes, like 11am, 15, tea"),
        ("11am, 15\n1pm, 5", "Enter breaks within the session. The one at 1pm is not"),
        ("11:50, 15", "Enter breaks within the session. The one at 11:50am is not"),
        ("11am, 0", "Line 1: enter a time and minutes"),
    ],
)
def test_breaks_outside_the_session_are_refused(staff, phase, breaks, words):
    session = make.session(phase)

    page = text_of(
        staff.post(at(session, "move_session", session.pk), move_sent(session, breaks=breaks))
    )

    assert words in page
    assert not Break.objects.exists()


def test_two_who_change_one_session_hear_of_each_other(staff, phase, lead):
    session = make.session(phase)
    sent = about_sent(session, title="Tea and cake")
    staff.post(at(session, "change_session", session.pk), sent)

    page = text_of(
        staff.post(at(session, "change_session", session.pk), sent | {"title": "Tea and toast"})
    )

    assert f"{lead.user.name} changed this session" in page
    assert 'name="revision" value="1"' in page
    assert "Tea and toast" in page
    session.refresh_from_db()
    assert session.title == "Tea and cake"


def test_fewer_places_than_are_taken_are_refused_with_the_number(staff, phase):
    session = make.session(phase)
    more.household(session, 7)
    more.offered(session, 2)

    page = text_of(
        staff.post(at(session, "change_places", session.pk), places_sent(session, capacity="8"))
    )

    assert "Enter 9 or more. So many places are taken" in page
    assert '<a href="#id_capacity">' in page
    session.refresh_from_db()
    assert session.capacity == 20


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"childcare_places": "1"}, "Enter 2 or more. So many places in childcare are taken"),
        (
            {"held_places": "15", "held_until_day": "1"},
            "Enter 13 or less. The others are taken by families who came before",
        ),
        ({"held_places": "21"}, "Enter 20 or less. There are no more places"),
        ({"capacity": "", "held_places": "2"}, "Enter how many can come, if you hold some places"),
        ({"how": "counted"}, "Families have booked or wait (1), so names are asked for here"),
    ],
)
def test_places_that_cannot_be_are_refused_at_their_field(staff, phase, sent, words):
    session = make.session(phase, childcare_places=3)
    more.household(session, 7, childcare=2)
    right = places_sent(session, childcare_places="3")
    if "held_until_day" in sent:
        sent = sent | more.day_sent("held_until", in_days(5))

    page = text_of(staff.post(at(session, "change_places", session.pk), right | sent))

    assert words in page


def test_support_that_ends_after_bookings_is_asked_about(staff, phase):
    closes = make.session(phase, in_days=20).starts_at - timedelta(days=10)
    session = make.session(phase, in_days=20, booking_closes_at=closes)
    sent = {"revision": 0, "provided": ["bsl"]} | more.day_sent("support_by", in_days(15))

    page = text_of(staff.post(at(session, "change_provided", session.pk), sent))

    assert "Support can be asked for until" in page


def test_a_host_is_a_member_or_a_name(staff, phase, lead):
    session = make.session(phase)
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=lead.partnership)
    foreign = partnerships.member(Role.PARENT_REPRESENTATIVE)
    address = at(session, "add_host", session.pk)

    both = staff.post(address, {"kind": "co_host", "member": parent.pk, "name": "Alex Reed"})
    elsewhere = staff.post(address, {"kind": "co_host", "member": foreign.pk})
    staff.post(address, {"kind": "co_host", "member": parent.pk})
    staff.post(address, {"kind": "support", "name": "Alex Reed", "is_named": "on"})

    assert "Select a member or enter a name, one of the two" in text_of(both)
    assert "Select one of the answers in the list" in text_of(elsewhere)
    kept = [(host.member, host.name, host.is_named) for host in session.hosts.all()]
    assert kept == [(parent, "", False), (None, "Alex Reed", True)]


def test_days_are_shown_before_they_are_made(staff, phase):
    session = make.session(phase)
    week = session.day + timedelta(days=7)
    more.avoided(phase.programme.partnership, in_days=28, why="Half-term")
    address = at(session, "repeat_session", session.pk)
    sent = {"rhythm": "weekly", "times": "3"}

    page = text_of(staff.post(address, sent))
    assert Session.objects.count() == 1
    assert "is a day to avoid: Half-term" in page

    staff.post(address, sent | {"choosing": "1", "days": [f"{week}", "2031-01-01"]})
    assert Session.objects.count() == 1
    staff.post(address, sent | {"choosing": "1", "days": [f"{week}"]})
    staff.post(address, sent | {"choosing": "1", "days": [f"{week}"]})
    assert [each.day for each in Session.objects.filter(state="draft")] == [week]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Select how it is repeated"),
        ({"rhythm": "weekly"}, "Enter how many more times"),
        ({"rhythm": "weekly", "times": "27"}, "Enter 26 or less"),
        ({"rhythm": "typed"}, "Enter the days, one a line"),
        ({"rhythm": "typed", "typed": "soon"}, "Line 1: enter a real date, like 27 3 2026"),
        ({"rhythm": "typed", "typed": "1 1 1999"}, "Line 1: enter a day to come"),
        ({"rhythm": "daily"}, "Select one of the answers in the list"),
    ],
)
def test_a_rhythm_that_cannot_be_is_refused(staff, phase, sent, words):
    session = make.session(phase)

    page = text_of(staff.post(at(session, "repeat_session", session.pk), sent or {"times": ""}))

    assert words in page


def at(session, name, *args):
    return address_in(session.phase.programme.partnership, f"sessions:{name}", *args)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def at_phase(phase, name, *args):
    return address_in(phase.programme.partnership, f"sessions:{name}", *args)


def about_sent(session, **sent):
    return {"revision": session.revision, "title": session.title, "audience": "parents"} | sent


def move_sent(session, **sent):
    right = {"revision": session.revision, "start": "10am", "end": "midday", "format": "in_person"}
    right |= more.day_sent("day", session.day)
    return right | {"venue": session.venue_id or "", "district": "", "division": ""} | sent


def places_sent(session, **sent):
    right = {
        "revision": session.revision,
        "how": "booked",
        "capacity": "20",
        "childcare_places": "0",
        "held_places": "0",
        "offer_hours": "48",
        "keep_together_until_days": "3",
    }
    return right | sent


def test_at_another_venue_a_session_counts_for_that_venues_district(staff, phase, lead):
    north, south = (partnerships.district(lead.partnership, name) for name in ("North", "South"))
    here = make.venue(lead.partnership, district=north)
    there = make.venue(lead.partnership, district=south)
    session = make.session(phase, venue=here, district=north)
    sent = move_sent(session, venue=there.pk, district=north.pk)

    staff.post(at(session, "move_session", session.pk), sent)

    session.refresh_from_db()
    assert (session.venue, session.district) == (there, south)


def test_a_district_that_is_not_the_venues_is_asked_about(staff, phase, lead):
    north, south = (partnerships.district(lead.partnership, name) for name in ("North", "South"))
    session = make.session(phase, venue=make.venue(lead.partnership, district=north))
    sent = move_sent(session, district=south.pk)

    page = text_of(staff.post(at(session, "move_session", session.pk), sent))

    assert "is in North, but the session counts for South" in page
