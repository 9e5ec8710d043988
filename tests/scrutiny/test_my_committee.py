"""A member's own page of their committee: all that it asks, behind one link or signed in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.models import AgendaItem
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.scrutiny.models import Confirmation, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.sessions.models import Visit
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_duties
from tests.scrutiny import make_committees as make_c
from tests.scrutiny.committee_link import a_browser, behind, come_in
from tests.sessions import make_visits
from tests.sessions.visiting import send, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_c.committee()


@pytest.fixture
def person(committee):
    return make_c.councillor(committee, "Sefton Marsh")


@pytest.fixture
def member(person) -> Member:
    return person.member


def state(person) -> str:
    return MemberDuty.objects.get(person=person).state


def test_one_page_has_the_duty_its_sessions_what_to_confirm_and_the_next_meeting(
    committee, person, member
):
    make_duties.session(person, title="Getting to school")
    make_duties.session(person, -3, title="Waiting for an assessment")
    make_duties.complete_request(committee)
    AgendaItem.objects.create(
        meeting=make_c.meeting(committee), position=1, title="Transport for young people"
    )
    make_duties.duty(committee)

    page = words_of(Client().get(behind(member, "my_committee")))

    for words in (
        make_duties.TEXT,
        "Getting to school",
        "Waiting for an assessment",
        "One number to ring",
        "Families ring one number since September.",
        "Transport for young people",
        "In your division",
    ):
        assert words in page


def test_sessions_elsewhere_are_shown_with_why(committee, person, member):
    division = make_c.a_division(committee)
    make_visits.session_in(division, title="Next door")
    make_duties.duty(committee)

    page = words_of(Client().get(behind(member, "my_committee")))

    assert "There is none in your division yet; these are the nearest." in page
    assert "Next door" in page


def test_a_wrong_old_or_foreign_link_opens_nothing(committee, member):
    elsewhere = partnerships.partnership()
    link = make_visits.link(member)
    for address in (
        address_in(member.partnership, "scrutiny:my_committee", "none"),
        address_in(member.partnership, "scrutiny:my_committee", link[:-1]),
        address_in(elsewhere, "scrutiny:my_committee", link),
        address_in(elsewhere, "scrutiny:answer_for_committee", link, uuid4()),
        address_in(elsewhere, "scrutiny:ask_to_be_excused", link, uuid4()),
        address_in(elsewhere, "scrutiny:report_to_committee", link, uuid4()),
        address_in(elsewhere, "scrutiny:confirm_as_member", link, uuid4()),
        address_in(elsewhere, "scrutiny:committee_code", link),
        address_in(elsewhere, "scrutiny:enter_committee_code", link),
    ):
        assert Client().get(address).status_code == 404
    Member.objects.filter(pk=member.pk).update(left_at=timezone.now())
    assert Client().get(behind(member, "my_committee")).status_code == 404


def test_keys_of_somebody_elses_things_are_not_found(committee, person, member):
    other = make_c.councillor(committee)
    make_duties.duty(committee)
    theirs = MemberDuty.objects.get(person=other).key
    foreign = make_duties.complete_request(make_c.committee()).key
    visitor = a_browser()
    come_in(visitor, member)

    assert visitor.get(behind(member, "ask_to_be_excused", theirs)).status_code == 404
    assert visitor.get(behind(member, "confirm_as_member", foreign)).status_code == 404
    assert visitor.get(behind(member, "report_to_committee", uuid4())).status_code == 404


def test_yes_or_no_leads_back_to_the_page(committee, person, member):
    session = make_duties.session(person)
    make_duties.duty(committee)
    visitor = a_browser()

    answer = send(visitor, behind(member, "answer_for_committee", session.key), answer="yes")

    assert answer["Location"] == behind(member, "my_committee") + "?saved=answer"
    assert "You will come to listen." in words_of(visitor.get(answer["Location"]))
    assert Visit.objects.get().will_attend is True


def test_a_report_needs_a_code_leads_back_and_settles_the_duty_at_once(committee, person, member):
    session = make_duties.session(person, -2)
    make_duties.duty(committee)
    visitor = a_browser()

    asked = visitor.get(behind(member, "report_to_committee", session.key))
    assert asked["Location"] == behind(member, "committee_code") + f"?report={session.key}"
    entered = come_in(visitor, member, f"?report={session.key}")
    assert entered["Location"] == behind(member, "report_to_committee", session.key)
    page = words_of(visitor.get(entered["Location"]))
    assert "An officer checks it, and may then publish what it says with your name" in page
    filed = send(
        visitor, entered["Location"], attended="yes", heard="Waiting is hard", revision="0"
    )

    assert filed["Location"] == behind(member, "my_committee") + "?saved=report"
    assert state(person) == DutyState.DONE
    assert "You have nothing to do at the moment" in words_of(visitor.get(filed["Location"]))


@pytest.mark.parametrize("wanted", ["?report=https://example.org", "?confirm=x", "?report="])
def test_after_the_code_no_address_that_somebody_typed_is_opened(member, wanted):
    entered = come_in(a_browser(), member, wanted)

    assert entered["Location"] == behind(member, "my_committee")


def test_whether_it_is_complete_needs_a_code_and_a_reason_for_no(committee, member):
    asked = make_duties.complete_request(committee)
    for _other in range(2):
        make_c.councillor(committee)
    visitor = a_browser()
    address = behind(member, "confirm_as_member", asked.key)
    assert visitor.get(address)["Location"].endswith(f"/committee/code/?confirm={asked.key}")
    come_in(visitor, member)

    refused = send(visitor, address, agrees="no")
    first = send(visitor, address, agrees="no", words="The number rings out")
    send(visitor, address, agrees="yes", words="no reason is kept")

    assert "Enter why it is not complete" in words_of(refused)
    assert first["Location"].endswith("?saved=confirmed")
    said = Confirmation.objects.get()
    assert (said.member, said.agrees, said.words) == (member, True, "")


def test_what_members_confirmed_meanwhile_is_asked_no_more(committee, member):
    asked = make_duties.complete_request(committee, state="in_progress", completed_on=None)
    visitor = a_browser()
    come_in(visitor, member)

    assert visitor.get(behind(member, "confirm_as_member", asked.key)).status_code == 404


def test_who_cannot_go_says_why_and_only_the_officer_reads_it(committee, person, member):
    make_duties.duty(committee)
    key = MemberDuty.objects.get().key
    visitor = a_browser()
    address = behind(member, "ask_to_be_excused", key)

    refused = send(visitor, address, because="")
    sent = send(visitor, address, because="I am in hospital")

    assert "Enter why you cannot go" in words_of(refused)
    page = words_of(visitor.get(sent["Location"]))
    assert "You asked to be excused. The officer has not answered yet." in page
    assert "hospital" not in page
    officer = make.officer(of=committee.partnership)
    pk = MemberDuty.objects.get().duty_id
    kept = partnerships.signed_in(officer).get(
        address_in(committee.partnership, "scrutiny:keep_duty", pk)
    )
    assert "I am in hospital" in words_of(kept)


@pytest.mark.parametrize("because", ["\x00", "x" * 400])
def test_hostile_words_are_refused(committee, person, member, because):
    make_duties.duty(committee)
    address = behind(member, "ask_to_be_excused", MemberDuty.objects.get().key)

    send(a_browser(), address, because=because)

    assert MemberDuty.objects.get().asked_to_be_excused == ""


def test_a_member_of_no_committee_is_told_so_and_finds_all_sessions(committee):
    stray = make_visits.councillor(committee.partnership)

    page = words_of(Client().get(behind(stray, "my_committee")))

    assert "You sit on no committee that is followed here." in page
    assert address_in(stray.partnership, "sessions:my_visits", make_visits.link(stray)) in page


def test_what_was_closed_is_shown_no_more(committee, person, member):
    duty = make_duties.duty(committee)
    duty.closed_on, duty.closed_because = timezone.localdate(), "Done"
    duty.save()

    assert make_duties.TEXT not in words_of(Client().get(behind(member, "my_committee")))


@pytest.mark.parametrize(
    "name",
    [
        "my_committee_signed_in",
        "answer_for_committee_signed_in",
        "report_to_committee_signed_in",
        "ask_to_be_excused_signed_in",
        "confirm_as_member_signed_in",
    ],
)
def test_signed_in_the_pages_are_for_elected_members(committee, name):
    page = Page(f"scrutiny:{name}", _args(name), committee.partnership)

    if not page.args:
        assert_access(page, roles={Role.ELECTED_MEMBER})
        return
    insider = partnerships.member(Role.COMMITTEE_OFFICER, of=committee.partnership)
    assert partnerships.signed_in(insider).get(page.address).status_code == 403
    assert "/account/login/" in Client().get(page.address)["Location"]


def _args(name: str) -> tuple:
    return () if name == "my_committee_signed_in" else (uuid4(),)


def test_signed_in_no_code_is_asked_for(committee, person, member):
    session = make_duties.session(person, -2)
    make_duties.duty(committee)
    visitor = partnerships.signed_in(member)
    address = address_in(
        committee.partnership, "scrutiny:report_to_committee_signed_in", session.key
    )

    filed = visitor.post(address, {"attended": "yes", "heard": "Long waits", "revision": "0"})

    assert filed["Location"].endswith("/staff/my-committee/?saved=report")
    assert state(person) == DutyState.DONE


def test_the_page_takes_no_more_statements_for_more_sessions(
    committee, person, member, django_assert_max_num_queries
):
    phase = make_duties.phase(committee)
    for number in range(12):
        make_duties.reported(make_duties.session(person, number - 6, of=phase), person)
    make_duties.duty(committee, phase=phase)
    address = behind(member, "my_committee")

    with django_assert_max_num_queries(18):
        Client().get(address)


def test_who_left_the_committee_sees_that_it_ended(committee, person, member):
    make_duties.duty(committee)
    MemberDuty.objects.update(
        state=DutyState.LEFT,
        because="left the committee with it open",
        ended_on=timezone.localdate() - timedelta(days=1),
    )

    page = words_of(Client().get(behind(member, "my_committee")))

    assert "You left the committee before you had reported." in page
