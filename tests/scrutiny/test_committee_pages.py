"""Committees: what staff keep of them, and what everybody reads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.models import Attendee
from heard.boards.models.words import MeetingState, MinutesState, Part, Presence
from heard.partnerships.roles import Role
from heard.scrutiny.models import Committee, Duty
from tests.access import Page, address_in, assert_access
from tests.boards import make as boards
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c

pytestmark = pytest.mark.django_db
STAFF = ("keep_committee", "change_committee", "set_implications", "set_deadlines")


def page_of(client: Client, committee: Committee, name: str = "committee", *args: object) -> str:
    page = Page(f"scrutiny:{name}", (committee.slug, *args), committee.partnership)
    return client.get(page.address).content.decode()


@pytest.mark.parametrize("name", STAFF)
def test_a_committee_is_kept_by_officers_of_its_own_area(name: str):
    officer = make.officer()
    committee = make_c.committee(officer)

    page = Page(f"scrutiny:{name}", (committee.pk,), committee.partnership)

    assert_access(page, roles={Role.COMMITTEE_OFFICER})


def test_a_body_is_followed_by_one_form():
    officer = make.officer()
    body = boards.body(officer.partnership, kind="committee")
    client = partnerships.signed_in(officer)
    sent = {
        "year_starts_month": "5",
        "year_starts_day": "1",
        "reference_pattern": "SR ({year}) {number}",
        "stale_days": "90",
    }

    listed = client.get(address_in(officer.partnership, "scrutiny:all_committees")).content.decode()
    client.post(address_in(officer.partnership, "scrutiny:follow_committee", body.pk), sent)

    assert body.name in listed
    committee = Committee.objects.get(body=body)
    assert committee.implication_kinds.count() == 4
    assert [each.days_before for each in committee.deadlines.all()] == [15, 10, 7, 5]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("SR ({year})", "Write {number} where the number stands"),
        ("SR {number}", "Write {year} where the year stands"),
        ("{year} {number} {name}", "Use curly brackets for {year} and {number} only"),
        ("{year} {number} {0.__class__", "Use curly brackets for {year} and {number} only"),
    ],
)
def test_a_pattern_that_could_not_number_requests_is_refused(pattern: str, words: str):
    officer = make.officer()
    committee = make_c.committee(officer)
    sent = {"year_starts_month": "5", "year_starts_day": "1", "stale_days": "90"}
    address = address_in(officer.partnership, "scrutiny:change_committee", committee.pk)

    page = partnerships.signed_in(officer).post(address, sent | {"reference_pattern": pattern})

    assert words in page.content.decode()


def test_deadlines_are_lines_with_a_number_behind_a_colon():
    officer = make.officer()
    committee = make_c.committee(officer)
    address = address_in(officer.partnership, "scrutiny:set_deadlines", committee.pk)
    client = partnerships.signed_in(officer)

    refused = client.post(address, {"lines": "Draft to the director", "revision": "0"})
    client.post(address, {"lines": "Draft: 12\nAgenda out: 5", "revision": "0"})
    late = client.post(address, {"lines": "Draft: 1", "revision": "0"})

    assert "as words, a colon and a number" in refused.content.decode()
    found = [(each.title, each.days_before) for each in committee.deadlines.all()]
    assert found == [("Draft", 12), ("Agenda out", 5)]
    assert "Somebody else changed this committee meanwhile" in late.content.decode()


def test_the_public_page_tells_who_was_welcomed_once_minutes_are_confirmed(client: Client):
    officer = make.officer()
    committee = make_c.committee(officer)
    held = make_c.meeting(
        committee,
        timezone.now() - timedelta(hours=3),
        state=MeetingState.HELD,
        minutes_state=MinutesState.CONFIRMED,
        confirmed_on=timezone.localdate(),
    )
    said = {"presence": Presence.PRESENT, "meeting": held}
    Attendee.objects.create(name="Orla Fenwick", role="Head of Service", part=Part.OFFICER, **said)
    Attendee.objects.create(name="A parent", role="Guest speaker", part=Part.GUEST, **said)
    Attendee.objects.create(person=make_c.councillor(committee, "Rowan Tull"), **said)

    page = page_of(client, committee)

    assert "Welcomed: Guest speaker; Orla Fenwick, Head of Service" in page
    assert "Members there: Rowan Tull" in page
    assert "A parent" not in page


def test_names_of_a_meeting_are_not_told_before_its_minutes_are_confirmed(client: Client):
    committee = make_c.committee()
    held = make_c.meeting(committee, timezone.now() - timedelta(hours=3), state=MeetingState.HELD)
    Attendee.objects.create(
        name="Orla Fenwick", part=Part.OFFICER, presence=Presence.PRESENT, meeting=held
    )

    assert "Orla Fenwick" not in page_of(client, committee)


def test_a_year_shows_its_decisions_and_another_year_shows_its_own(client: Client):
    officer = make.officer()
    committee = make_c.committee(officer)
    make.published(officer, "Listening to families")

    now = page_of(client, committee)
    then = page_of(client, committee, "committee_year", 2024)

    assert "Listening to families" not in now
    assert "Municipal year 24/25" in now
    assert "Listening to families" in then


def test_a_year_of_which_nothing_is_known_is_no_page(client: Client):
    committee = make_c.committee()

    assert "Page not found" in page_of(client, committee, "committee_year", 1999)


def test_a_duty_shows_how_many_have_reported(client: Client):
    officer = make.officer()
    committee = make_c.committee(officer)
    today = timezone.localdate()
    duty = Duty.objects.create(
        partnership=committee.partnership,
        committee=committee,
        text="Attend a session and report back",
        starts_on=today,
        ends_on=today + timedelta(days=60),
        made_by=officer,
    )
    duty.members.create(person=make_c.councillor(committee), state="done", done_on=today)
    duty.members.create(person=make_c.councillor(committee))

    assert "1 of 2 have reported back by" in page_of(client, committee)


def test_a_committee_that_only_staff_may_see_has_no_public_page(client: Client):
    committee = make_c.committee()
    committee.body.is_public = False
    committee.body.save()

    assert "Page not found" in page_of(client, committee)
