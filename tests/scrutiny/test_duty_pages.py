"""Members' duties: the officer's pages, and the public one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.mail.models import Message
from heard.partnerships.roles import Role
from heard.scrutiny.models import Duty, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.duties import duties_by_resolution
from heard.scrutiny.queries.duties_todo import todo
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_duties
from tests.scrutiny import make_committees as make_c
from tests.scrutiny.pages import at, sent_form, text_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOSTILE = ["", "\x00", "x" * 6000, "<script>alert(1)</script>"]


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def committee(officer):
    return make_c.committee(officer)


@pytest.fixture
def person(committee):
    return make_c.councillor(committee, "Sefton Marsh")


@pytest.fixture
def duty(committee, officer, person):
    return make_duties.duty(committee, officer)


def public(duty: Duty) -> str:
    address = address_in(duty.partnership, "scrutiny:duty", duty.key)
    return text_of(Client().get(address))


@pytest.mark.parametrize("name", ["keep_duty", "change_duty", "close_duty"])
def test_a_duty_is_kept_by_officers_of_its_own_area(duty, name):
    page = Page(f"scrutiny:{name}", (duty.pk,), duty.partnership)

    assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_the_other_pages_are_for_officers_too(duty, committee, person):
    line = make_duties.line_of(duty, person)
    visit = make_duties.reported(make_duties.session(person, -2), person)
    for name, args, method in (
        ("duties", (), "get"),
        ("make_duty", (committee.pk,), "get"),
        ("excuse_member", (line.pk,), "get"),
        ("check_report_back", (visit.pk,), "get"),
        ("remind_members", (duty.pk,), "post"),
        ("add_duty_member", (duty.pk, person.pk), "post"),
    ):
        page = Page(f"scrutiny:{name}", args, duty.partnership, method=method)
        assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_the_list_says_who_is_outstanding_and_who_never_said_yes_or_no(duty, officer, committee):
    said = make_c.councillor(committee, "Una Field")
    session = make_duties.session(said)
    make_duties.make_visits.visit(session, said.member)
    client = partnerships.signed_in(officer)
    client.post(at(officer, "add_duty_member", duty.pk, said.pk))

    Duty.objects.update(phase=session.phase)
    page = text_of(client.get(at(officer, "duties")))

    assert "<strong>0 of 2</strong> have reported back" in page
    assert "Outstanding: Sefton Marsh and Una Field." in page
    assert "Never said yes or no: Sefton Marsh." in page


def test_a_duty_is_made_by_one_form_that_shows_each_member_with_their_sessions(
    officer, committee, person
):
    make_duties.session(person, title="Getting to school")
    client = partnerships.signed_in(officer)
    address = at(officer, "make_duty", committee.pk)
    sent = sent_form(text_of(client.get(address))) | {"text": make_duties.TEXT}

    looked = text_of(client.post(address, sent | {"look": "1"}))
    assert "Sefton Marsh" in looked
    assert "Getting to school" in looked
    assert not Duty.objects.exists()
    client.post(address, sent)

    assert MemberDuty.objects.get().person == person


@pytest.mark.parametrize("words", HOSTILE[:3])
def test_a_duty_without_fitting_words_is_refused(officer, committee, words):
    client = partnerships.signed_in(officer)
    address = at(officer, "make_duty", committee.pk)
    sent = sent_form(text_of(client.get(address)))

    answer = client.post(address, sent | {"text": words})

    assert answer.status_code == 200
    assert not Duty.objects.exists()


@pytest.mark.parametrize("named", ["x", "6f1c3f0e-5b0e-4c3e-9a57-0f6f0f2c9d11", "9" * 4000])
def test_a_resolution_that_is_none_of_this_area_is_not_found(officer, committee, named):
    elsewhere = make.published().resolutions.last().key
    client = partnerships.signed_in(officer)

    for resolution in (named, elsewhere):
        answer = client.get(at(officer, "make_duty", committee.pk), {"resolution": resolution})
        assert answer.status_code == 404


def test_somebody_elses_change_is_shown_beside_ones_own(officer, duty):
    client = partnerships.signed_in(officer)
    address = at(officer, "change_duty", duty.pk)
    sent = sent_form(text_of(client.get(address)))

    client.post(address, sent | {"text": "The first to save"})
    page = text_of(client.post(address, sent | {"text": "The second"}))

    assert "The first to save" in page
    assert "Somebody else changed this meanwhile" in page
    assert Duty.objects.get().text == "The first to save"


def test_a_last_day_before_the_first_is_refused(officer, duty):
    client = partnerships.signed_in(officer)
    address = at(officer, "change_duty", duty.pk)
    sent = sent_form(text_of(client.get(address))) | {"ends_on_year": "2001"}

    assert "Enter a last day that is not before the first" in text_of(client.post(address, sent))


def test_a_member_is_excused_with_a_reason_that_everybody_reads(officer, duty, person):
    line = make_duties.line_of(duty, person)
    client = partnerships.signed_in(officer)
    address = at(officer, "excuse_member", line.pk)

    refused = client.post(address, {"because": ""})
    client.post(address, {"because": "could not attend for personal reasons"})

    assert "Enter why they are excused" in text_of(refused)
    page = public(duty)
    assert "0 of 0 members have reported back" in page
    assert "could not attend for personal reasons" in page


def test_members_are_reminded_now_and_nobody_twice_on_a_day(officer, duty):
    MemberDuty.objects.update(told_on=timezone.localdate() - DAY)
    Message.objects.all().delete()
    client = partnerships.signed_in(officer)

    for _twice in range(2):
        client.post(at(officer, "remind_members", duty.pk))

    assert Message.objects.count() == 1


def test_the_public_page_is_of_its_own_area_and_of_public_committees(duty):
    elsewhere = partnerships.partnership()

    assert Client().get(address_in(elsewhere, "scrutiny:duty", duty.key)).status_code == 404
    duty.committee.body.is_public = False
    duty.committee.body.save(update_fields=["is_public"])
    assert Client().get(address_in(duty.partnership, "scrutiny:duty", duty.key)).status_code == 404


def test_the_public_page_sets_no_cookie_and_links_to_the_resolution(officer, committee, person):
    record = make.published(officer)
    key = record.resolutions.last().key
    duty = make_duties.duty(committee, officer, resolution=key, decision=record.key)

    answer = Client().get(address_in(duty.partnership, "scrutiny:duty", duty.key))

    assert not answer.cookies
    assert f'{record.get_absolute_url().lstrip("/")}#resolution-2"' in text_of(answer)
    assert duties_by_resolution([key]) == {key: duty}


def test_who_is_shown_by_role_alone_is_not_named(duty, person):
    person.is_role_only = True
    person.save(update_fields=["is_role_only"])

    assert "Sefton Marsh" not in public(duty)


def test_pages_take_no_more_statements_for_more_members(
    duty, committee, officer, django_assert_max_num_queries
):
    for _each in range(8):
        other = make_c.councillor(committee)
        MemberDuty.objects.create(
            duty=duty, person=other, member=other.member, division=other.member.division
        )
        make_duties.reported(make_duties.session(other, -2), other)
    client = partnerships.signed_in(officer)

    with django_assert_max_num_queries(16):
        client.get(at(officer, "keep_duty", duty.pk))
    with django_assert_max_num_queries(14):
        client.get(at(officer, "duties"))
    with django_assert_max_num_queries(12):
        public(duty)


def test_an_officer_is_told_what_is_to_do(officer, duty, person, committee):
    make_duties.reported(make_duties.session(person, -2), person)
    stranger = make_c.councillor(committee)
    MemberDuty.objects.create(duty=duty, person=stranger)
    MemberDuty.objects.filter(person=person).update(asked_to_be_excused="Ill")
    Duty.objects.update(report_to=make_c.meeting(committee, timezone.now() + 7 * DAY))

    texts = [each.text for each in todo(officer)]

    name = committee.body.name
    assert texts == [
        "Check 1 report that a member of a committee has filed",
        f"Answer who asks to be excused in the {name}",
        f"Invite members of the {name} whom no link reaches, so that they can report",
        f"Ask 2 members of the {name} who have not reported",
    ]


def test_a_member_is_told_of_their_own_duty_and_what_to_confirm(duty, person, committee):
    make_duties.complete_request(committee)

    texts = [each.text for each in todo(person.member)]

    assert texts == [
        f"Attend a session and report back to the {committee.body.name}",
        "Say whether 1 request of your committee is complete",
    ]


def test_what_is_closed_asks_nobody(officer, duty, person):
    partnerships.signed_in(officer).post(
        at(officer, "close_duty", duty.pk), {"because": "The programme ended early"}
    )

    assert todo(person.member) == []
    assert "The programme ended early" in public(duty)
    assert make_duties.line_of(duty, person).state == DutyState.OPEN


def test_the_decision_says_beside_the_resolution_who_has_reported(officer, committee, person):
    record = make.published(officer)
    make_duties.duty(committee, officer, resolution=record.resolutions.last().key)

    page = text_of(Client().get(f"/a/{officer.partnership.slug}/decisions/{record.slug}/"))

    assert "0 of 1 members have reported back</a>" in page


def test_who_asked_to_be_excused_is_answered_either_way(officer, duty, person):
    line = make_duties.line_of(duty, person)
    MemberDuty.objects.update(asked_to_be_excused="My hip")
    Message.objects.all().delete()
    client = partnerships.signed_in(officer)
    address = at(officer, "excuse_member", line.pk)

    refused = text_of(client.post(address, {"because": "ill"}))
    wordless = text_of(client.post(address, {"answer": "decline"}))
    client.post(address, {"answer": "decline", "words": "There is one online, too"})

    assert "Select what you answer" in refused
    assert "Enter what you write to them" in wordless
    letter = Message.objects.get()
    assert "There is one online, too" in letter.body
    assert "about your session with families" in letter.subject
    line.refresh_from_db()
    assert (line.state, line.asked_to_be_excused) == (DutyState.OPEN, "")
    client.post(address, {"because": "could not attend"})
    assert Message.objects.latest("queued_at").subject.endswith("you are excused")
    assert "There is one online" not in public(duty)


def test_what_follows_from_a_decision_leads_to_the_duty_once_it_is_made(officer, committee, person):
    record = make.published(officer, filed_under=committee)
    key = record.resolutions.last().key
    client = partnerships.signed_in(officer)
    address = at(officer, "follow_decision", record.pk)
    before = text_of(client.get(address))

    duty = make_duties.duty(committee, officer, resolution=key)

    assert f"/duty/?resolution={key}" in before
    assert at(officer, "keep_duty", duty.pk) in text_of(client.get(address))
