"""Sessions as everybody sees them: the list, a programme, one session."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from heard.boards.times import moment
from heard.sessions.models.words import Audience, Format, HostKind, Known, SessionState
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.sessions import make, make_public

pytestmark = pytest.mark.django_db


def area_of(session):
    return session.phase.programme.partnership


def words_of(response):
    assert response.status_code == 200
    page = html.fromstring(response.content)
    return " ".join(" ".join(page.xpath("//main")[0].itertext()).split())


def listed(area, query=""):
    return words_of(Client().get(address_in(area, "sessions:sessions") + query))


def page_of(session):
    return words_of(Client().get(address_in(area_of(session), "sessions:session", session.key)))


def titles(area, query=""):
    page = html.fromstring(Client().get(address_in(area, "sessions:sessions") + query).content)
    return page.xpath("//li[contains(@class, 'register__item')]//a[1]/text()")


def test_the_next_session_comes_first_and_past_ones_below():
    phase = make.phase()
    for title, in_days in (("Later", 9), ("Soon", 2), ("Past", -9)):
        make.session(phase, in_days=in_days, title=title)

    found = titles(phase.programme.partnership)

    assert found[:2] == ["Soon", "Later"]
    assert found[2].startswith("Past, ")


@pytest.mark.parametrize("hidden", [{"state": SessionState.DRAFT}, {"of_programme": False}])
def test_nobody_sees_a_draft_or_a_programme_that_is_not_shown(hidden):
    programme = make.programme(is_public=hidden.get("of_programme", True))
    state = hidden.get("state", SessionState.ANNOUNCED)
    session = make.session(make.phase(programme), title="Secret", state=state)
    area = programme.partnership

    assert "Secret" not in listed(area)
    for name in ("session", "session_calendar"):
        assert Client().get(address_in(area, f"sessions:{name}", session.key)).status_code == 404
    for name in ("calendar", "feed"):
        assert "Secret" not in Client().get(address_in(area, f"sessions:{name}")).content.decode()


def test_another_areas_session_is_not_here():
    session, elsewhere = make.session(title="Ours"), partnerships.partnership()

    assert "Ours" not in listed(elsewhere)
    for name in ("session", "session_calendar"):
        there = address_in(elsewhere, f"sessions:{name}", session.key)
        assert Client().get(there).status_code == 404
    slug = session.phase.programme.slug
    assert Client().get(address_in(elsewhere, "sessions:programme", slug)).status_code == 404


def test_a_district_shows_its_sessions_and_those_online_that_belong_to_none():
    phase = make.phase()
    area = phase.programme.partnership
    north, south = partnerships.district(area), partnerships.district(area, "South Mere")
    make.session(phase, title="North", district=north)
    make.session(phase, title="South", district=south)
    make.session(phase, title="Screen", format=Format.ONLINE, venue=None)

    assert titles(area, f"?district={north.code}") == ["North", "Screen"]
    assert titles(area, "?district=_online") == ["Screen"]
    assert len(titles(area, "?district=nowhere")) == 3


def test_whoever_looks_for_parents_also_finds_families_and_everyone():
    phase = make.phase()
    for audience in Audience:
        make.session(phase, title=audience.name, audience=audience)
    area = phase.programme.partnership

    assert set(titles(area, "?audience=parents")) == {"PARENTS", "FAMILIES", "EVERYONE"}
    assert set(titles(area, "?audience=young_people")) == {"YOUNG_PEOPLE", "FAMILIES", "EVERYONE"}
    assert len(titles(area, "?audience=everyone&page=x")) == 4


def test_where_none_is_planned_one_can_ask_to_be_told():
    area = partnerships.partnership()

    page = listed(area)

    assert "No session is planned here at the moment" in page
    assert "Ask to be told when there is a new session" in page


def test_a_past_session_shows_its_promise_that_it_is_late_and_that_it_is_kept():
    phase = make.phase(make.programme(heard_within_days=28))
    due = make.held(phase, in_days=-7)
    late = make.held(phase, in_days=-40)
    kept = make.held(phase, in_days=-50, heard_published_at=timezone.now(), heard_summary="Waits")
    day = timezone.localdate() + timedelta(days=21)

    assert f"What we heard. We promise to publish this by {day.day} " in page_of(due)
    assert "Late What we heard. We promised this by" in page_of(late)
    assert "What we heard . Published on" in page_of(kept)
    past = listed(phase.programme.partnership, "?when=past")
    assert past.count("Late ") == 1
    assert "3 sessions" in past


def full_session():
    """One of which everything is known."""
    venue = make.venue(
        name="Mill Lane Hall",
        getting_there="Bus 7 stops outside.",
        step_free=Known.YES,
        hoist=Known.NO,
    )
    phase = make.phase(make.programme(venue.partnership))
    session = make.session(
        phase,
        venue=venue,
        starts_at=moment(date(2027, 3, 2), time(10)),
        ends_at=moment(date(2027, 3, 2), time(12)),
        theme="Waiting for an assessment",
        provided=["bsl", "food"],
        support_by=date(2027, 2, 20),
        capacity=12,
        held_places=4,
        held_until=date(2027, 2, 16),
        childcare_places=3,
    )
    session.breaks.create(starts_at=moment(date(2027, 3, 2), time(11)), minutes=15, what="tea")
    session.hosts.create(name="Robin Vale", kind=HostKind.CO_HOST, is_named=True)
    session.hosts.create(name="Sasha Hill", kind=HostKind.LEAD)
    return session


def test_a_session_says_all_that_a_family_asks():
    session = full_session()

    page = page_of(session)

    for words in (
        "Tuesday 2 March 2027, 10am to midday",
        "15 minutes at 11am: tea",
        "Mill Lane Hall",
        "1 Mill Lane",
        "WM1 1AA",
        "Bus 7 stops outside.",
        "Way in without steps Yes",
        "Toilet with a hoist and changing bench No",
        "Hearing loop Not known yet",
        "Nobody has gone to look yet. Ask us before you come.",
        "Waiting for an assessment",
        "British Sign Language interpreter",
        "Childcare: 3 of 3 places are left",
        "12 places are left.",
        "4 of them are kept until 16 February 2027 for families who have not been heard before.",
        "Ask for them by 20 February 2027",
        "Book places",
        "Robin Vale hosts it with us, as a parent or carer",
        "Somebody of ours leads the session",
        "By 30 March 2027 we publish what we heard",
        session.phase.programme.contact,
    ):
        assert words in page, words
    assert "Sasha Hill" not in page


def test_a_full_session_has_a_waiting_list():
    session = make.session(capacity=2)
    make_public.booked(session, places=2)

    page = page_of(session)

    assert "All places are taken." in page
    assert "Join the waiting list" in page
    assert "Full, with a waiting list" in listed(area_of(session))


def test_places_that_are_kept_for_others_are_no_reason_to_be_sent_away():
    session = make.session(capacity=6, held_places=4, held_until=timezone.localdate())
    make_public.booked(session, places=2)

    page = page_of(session)

    assert "4 places are left." in page
    assert "If we have heard you before, you can join the waiting list." in page


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            {"takes_bookings": False, "format": Format.DROP_IN, "capacity": None},
            "You do not need to book. Come and go as you like.",
        ),
        ({"takes_bookings": False, "is_anonymous": True}, "Nobody asks your name."),
        ({"takes_bookings": False}, "You do not need to book. Just come."),
        ({"booking_closes_at": timezone.now()}, "Ask us whether there is still room."),
    ],
)
def test_where_nobody_books_the_page_says_why(columns, words):
    page = page_of(make.session(**columns))

    assert words in page
    assert "Book places" not in page


def test_a_cancelled_session_says_so_first_and_offers_another():
    session = make.session(
        title="Tea",
        state=SessionState.CANCELLED,
        cancelled_because="The hall is flooded.",
        cancelled_at=timezone.now(),
    )

    page = page_of(session)

    assert "This session is cancelled. Do not come. The hall is flooded." in page
    assert "Book places" not in page
    assert "By " not in page
    assert "Cancelled" in listed(area_of(session))


def test_how_to_join_online_is_shown_to_nobody():
    session = make.session(
        format=Format.ONLINE, venue=None, online_link="https://meet.example.org/secret-room"
    )
    area = area_of(session)

    assert "Online. We send the link to everybody who has booked" in page_of(session)
    for name, args in (
        ("session", (session.key,)),
        ("session_calendar", (session.key,)),
        ("calendar", ()),
        ("feed", ()),
        ("sessions", ()),
        ("programme", (session.phase.programme.slug,)),
    ):
        found = Client().get(address_in(area, f"sessions:{name}", *args))
        assert b"secret-room" not in found.content, name


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 3, 28), "The clocks go forward an hour that night."),
        (date(2026, 10, 25), "The clocks go back an hour that night."),
        (date(2027, 3, 29), ""),
    ],
)
def test_a_page_warns_of_the_night_in_which_the_clocks_change(day, words):
    session = make.session(
        starts_at=moment(day, time(10)), ends_at=moment(day, time(12)), venue=None
    )

    page = page_of(session)

    assert "10am to midday" in page
    assert words in page
    assert ("The clocks" in page) == bool(words)


def test_councillors_who_come_are_a_number():
    session = make.session()
    for answer in (True, True, False, None):
        visitor = partnerships.member(
            of=area_of(session), person=partnerships.user(name="Ariel Stone")
        )
        session.visits.create(member=visitor, will_attend=answer)

    page = page_of(session)

    assert "2 councillors come to listen" in page
    assert "Ariel Stone" not in page


def test_a_programme_shows_its_phases_and_whom_they_want_to_hear():
    area = partnerships.partnership()
    programme = make.programme(area, name="Your Child, Your Voice", about="Tea and talk.")
    phase = make.phase(programme, name="Autumn 2026", aims="Hear fathers.", needs=["sensory"])
    phase.districts.add(partnerships.district(area, "South Mere"))
    make.session(phase, title="Tea in the mill")
    make.held(phase, title="Tea in the park")
    make.draft(phase, title="Tea in the dark")

    page = words_of(Client().get(address_in(area, "sessions:programme", programme.slug)))

    for words in (
        "Your Child, Your Voice",
        "Tea and talk.",
        "Autumn 2026",
        "2 sessions.",
        "Hear fathers.",
        "Districts: South Mere Needs: Sensory or physical",
        "Tea in the mill",
        "Tea in the park",
    ):
        assert words in page, words
    assert "dark" not in page


def test_lists_take_the_same_statements_however_many_sessions_there_are():
    phase = make.phase()
    area, slug = phase.programme.partnership, phase.programme.slug
    addresses = [
        address_in(area, "sessions:sessions"),
        address_in(area, "sessions:sessions") + "?when=past",
        address_in(area, "sessions:programme", slug),
        address_in(area, "sessions:feed"),
        address_in(area, "sessions:calendar"),
    ]

    def statements():
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                assert Client().get(address).status_code == 200
            found.append(len(asked))
        return found

    make.session(phase)
    make.held(phase)
    statements()  # the first finds the partnership, which is remembered
    few = statements()
    for number in range(12):
        make_public.booked(make.session(phase), places=number + 1)
        make.held(phase)

    assert statements() == few
    assert max(few) <= 15


@pytest.mark.parametrize(
    "query",
    [
        "?page=99999999999999",
        "?page=-1&district=%F0%9F%99%82",
        "?district=a&district=b&audience[]=parents",
        "?when=past&page=0&programme=../../etc",
        "?audience=" + "x" * 3000,
    ],
)
def test_an_address_that_somebody_made_up_shows_what_there_is(query):
    area = area_of(make.session(title="Tea and talk"))

    assert "Tea and talk" in listed(area, query) or "when=past" in query
    for name in ("calendar", "feed"):
        found = Client().get(address_in(area, f"sessions:{name}") + query)
        assert "Tea and talk" in found.content.decode()


def test_one_programme_can_be_looked_for_where_there_are_several():
    area = partnerships.partnership()
    one, other = make.programme(area), make.programme(area)
    make.session(make.phase(one), title="One")
    make.session(make.phase(other), title="Other")

    assert titles(area, f"?programme={one.slug}") == ["One"]
    assert f"1 session: {one.name}" in listed(area, f"?programme={one.slug}")


def test_a_session_that_goes_over_midnight_says_both_days():
    starts_at = moment(date(2027, 3, 2), time(22))
    session = make.session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=4))

    assert "from 10pm on Tuesday 2 March 2027 to 2am on Wednesday 3 March 2027" in page_of(session)


def test_a_session_that_is_going_on_says_so():
    now = timezone.now()
    session = make.session(
        starts_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=1), venue=None
    )

    page = page_of(session)

    assert "On now" in page
    assert "Ask us whether you can still come." in page
    assert "The place is not known yet. Ask us before you come" in page
