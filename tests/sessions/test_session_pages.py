"""The pages from which sessions are made and run: who may open each, what each shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.sessions.models import Break, Session
from heard.sessions.models.words import HostKind, SessionState
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_programmes as more

pytestmark = pytest.mark.django_db

LEADS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


def at(session, name, *args):
    return address_in(session.phase.programme.partnership, f"sessions:{name}", *args)


def page_of(session, name, *args, **sent):
    partnership = session.phase.programme.partnership
    return Page(f"sessions:{name}", args, partnership=partnership, **sent)


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def staff(lead):
    return partnerships.signed_in(lead)


@pytest.fixture
def phase(lead):
    return make.phase(make.programme(lead.partnership))


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize("name", ["all_sessions", "my_sessions"])
def test_all_of_staff_see_the_lists(name):
    assert_access(page_of(make.session(), name), roles=set(Role))


def test_all_of_staff_see_the_page_of_a_session():
    session = make.session()

    assert_access(page_of(session, "run_session", session.pk), roles=set(Role))


def test_only_leads_add_sessions():
    assert_access(page_of(make.session(), "make_session"), roles=LEADS)


@pytest.mark.parametrize(
    "name",
    [
        *("change_session", "move_session", "change_places", "change_provided", "cancel_session"),
        *("duplicate_session", "repeat_session", "add_host", "announce_session"),
    ],
)
def test_only_leads_change_a_session(name):
    session = make.session()

    assert_access(page_of(session, name, session.pk), roles=LEADS)


@pytest.mark.parametrize("name", ["hold_session", "discard_session"])
def test_only_leads_press_the_buttons(name):
    session = make.session()

    assert_access(page_of(session, name, session.pk, method="post"), roles=LEADS)


def test_only_leads_change_a_host():
    host = more.host(make.session())
    session = host.session

    assert_access(page_of(session, "change_host", session.pk, host.pk), roles=LEADS)


def test_another_partnerships_session_is_not_there(staff, lead):
    session = make.session()
    host = more.host(session)

    for name in ("run_session", "move_session", "cancel_session", "repeat_session"):
        address = address_in(lead.partnership, f"sessions:{name}", session.pk)
        assert staff.get(address).status_code == 404
    own = make.session(make.phase(make.programme(lead.partnership)))
    assert staff.get(at(own, "change_host", own.pk, host.pk)).status_code == 404


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


def test_a_parent_who_hosts_finds_check_in_and_capture_of_their_session_alone(phase, lead):
    session, other = make.session(phase), make.session(phase)
    parent = partnerships.member(Role.READ_ONLY, of=lead.partnership)
    more.host(session, member=parent)
    client = partnerships.signed_in(parent)

    page = text_of(client.get(at(session, "my_sessions")))

    assert session.title in page
    assert other.title not in page
    assert at(session, "check_in", session.pk) in page
    assert at(session, "capture", session.pk) in page
    assert at(session, "bookings", session.pk) not in page
    assert at(other, "check_in", other.pk) not in text_of(
        client.get(at(other, "run_session", other.pk))
    )


def test_whoever_supports_a_session_opens_nothing_of_it(phase, lead):
    session = make.session(phase)
    member = partnerships.member(Role.READ_ONLY, of=lead.partnership)
    more.host(session, member=member, kind=HostKind.SUPPORT)

    page = text_of(partnerships.signed_in(member).get(at(session, "run_session", session.pk)))

    assert at(session, "check_in", session.pk) not in page


def test_how_to_join_online_is_seen_by_who_runs_or_hosts_it_only(phase, lead):
    session = make.session(phase, format="online", venue=None, online_link="https://meet.example/x")
    host = more.host(session).member

    def seen_by(who):
        page = partnerships.signed_in(who).get(at(session, "run_session", session.pk))
        return "meet.example" in text_of(page)

    assert seen_by(lead)
    assert seen_by(host)
    assert not seen_by(partnerships.member(of=lead.partnership))


def test_the_list_shows_what_was_asked_for(staff, phase):
    coming, past = make.session(phase), make.held(phase)
    other = make.session(make.phase(phase.programme))
    draft = make.draft(phase)

    def shown(**asked):
        page = text_of(staff.get(at(coming, "all_sessions"), asked))
        return {each for each in (coming, past, other, draft) if f">{each.title}<" in page}

    assert shown() == {coming, other, draft}
    assert shown(when="past") == {past}
    assert shown(when="all") == {coming, past, other, draft}
    assert shown(part=f"phase-{phase.pk}") == {coming, draft}
    assert shown(part=f"programme-{phase.programme_id}", state="draft") == {draft}
    assert shown(part="phase-999999", state="nonsense", when="' OR 1=1") == {coming, other, draft}


def test_the_list_says_how_far_places_are_taken_and_what_is_not_right(staff, phase):
    session = make.draft(phase, in_days=10, venue=None)
    more.avoided(phase.programme.partnership, in_days=10, why="Diwali")
    more.household(session, 3)
    more.waiting(session, 2)

    page = text_of(staff.get(at(session, "all_sessions")))

    assert "3 of 20 places taken, 1 family waits" in page
    for words in ("On a day to avoid: Diwali", "No venue yet", "Soon, and still a draft"):
        assert words in page


def test_the_list_asks_few_questions_however_long_it_is(
    staff, phase, django_assert_max_num_queries
):
    for days in range(40):
        more.household(make.session(phase, in_days=days + 1), 2)
    address = at(Session.objects.first(), "all_sessions")
    staff.get(address)

    with django_assert_max_num_queries(15):
        staff.get(address, {"page": "2"})


@pytest.mark.parametrize("asked", ["abc", "-1", "9" * 40])
def test_a_page_that_is_not_there_is_the_first_or_the_last(staff, phase, asked):
    session = make.session(phase)

    assert session.title in text_of(staff.get(at(session, "all_sessions"), {"page": asked}))


def test_a_draft_is_announced_with_what_is_missing_first(staff, phase):
    session = make.draft(phase, venue=None)

    page = text_of(staff.get(at(session, "announce_session", session.pk)))
    assert page.index("It has a venue") < page.index("Announce it to everybody")

    staff.post(at(session, "announce_session", session.pk))
    session.refresh_from_db()
    assert session.is_announced


def test_a_draft_of_a_hidden_programme_is_not_announced(staff, phase):
    phase.programme.is_public = False
    phase.programme.save()
    session = make.draft(phase)

    page = text_of(staff.post(at(session, "announce_session", session.pk)))

    assert "Something that is needed is missing. Nothing was sent" in page
    session.refresh_from_db()
    assert session.is_draft


def test_a_draft_is_not_seen_by_families(client, phase):
    session = make.draft(phase)

    assert client.get(at(session, "session", session.key)).status_code == 404


def test_a_cancelled_session_sends_away_whoever_had_a_part_open(staff, phase):
    session = make.session(
        phase, state=SessionState.CANCELLED, cancelled_because="Snow", cancelled_at=timezone.now()
    )

    response = staff.post(at(session, "cancel_session", session.pk), {"reason": "x"}, follow=True)

    assert "This session has been held or cancelled. Nothing was changed" in text_of(response)


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
