"""The pages from which sessions are made and run: who may open each, what each shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.sessions.models import Session
from heard.sessions.models.words import HostKind, SessionState
from tests.access import Page, address_in, assert_access
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


def at(session, name, *args):
    return address_in(session.phase.programme.partnership, f"sessions:{name}", *args)


def page_of(session, name, *args, **sent):
    partnership = session.phase.programme.partnership
    return Page(f"sessions:{name}", args, partnership=partnership, **sent)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def in_days(days):
    return timezone.localdate() + timedelta(days=days)
