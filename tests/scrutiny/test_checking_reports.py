"""Members' reports: checked by an officer before anybody else reads them."""

from datetime import timedelta

import pytest
from django.test import Client

from heard.scrutiny.models import Duty, ReportBack
from heard.scrutiny.queries.reports_back import reports_back
from heard.scrutiny.services.reports_back import (
    CheckedReport,
    ReportedMeanwhileError,
    check_report_back,
)
from heard.scrutiny.services.settling_duties import settle_open_duties
from heard.sessions.models import Visit
from tests.access import address_in
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


def check(visit: Visit, by, **words) -> ReportBack:
    return check_report_back(visit, CheckedReport(**words), revision=visit.revision, by=by)


def test_nothing_of_a_report_is_public_until_it_is_checked(officer, duty, person):
    visit = make_duties.reported(
        make_duties.session(person, -2), person, heard="Ravenscroft primary is full"
    )
    settle_open_duties()
    assert "Ravenscroft" not in public(duty)
    assert "1 of 1 members have reported back" in public(duty)

    check(visit, officer, heard="Schools are full", asks_for="One number to ring")

    page = public(duty)
    assert "Ravenscroft" not in page
    assert "Schools are full" in page
    assert "One number to ring" in page


def test_a_report_that_was_changed_after_it_was_checked_is_checked_again(officer, duty, person):
    visit = make_duties.reported(make_duties.session(person, -2), person)
    check(visit, officer, heard="Schools are full")
    Visit.objects.update(revision=1)

    assert "Schools are full" not in public(duty)
    with pytest.raises(ReportedMeanwhileError):
        check(visit, officer, heard="Schools are full")


def test_a_report_that_is_held_back_is_public_nowhere(officer, duty, person):
    visit = make_duties.reported(make_duties.session(person, -2), person, heard="Secret words")
    client = partnerships.signed_in(officer)
    address = at(officer, "check_report_back", visit.pk)
    sent = sent_form(text_of(client.get(address))) | {"outcome": "hold"}

    refused = text_of(client.post(address, sent))
    client.post(address, sent | {"held_back_because": "It names a small school"})

    assert "Enter why it is held back" in refused
    assert "Secret words" not in public(duty)
    assert "small school" not in public(duty)
    found = reports_back(duty.committee, duty.starts_on, duty.ends_on)
    assert (found.reports, found.held_back) == ((), 1)


def test_a_report_is_checked_with_its_words_changed(officer, duty, person):
    visit = make_duties.reported(make_duties.session(person, -2), person, heard="Long waits")
    client = partnerships.signed_in(officer)
    address = at(officer, "check_report_back", visit.pk)
    sent = sent_form(text_of(client.get(address)))

    assert "Select whether it may be published" in text_of(client.post(address, sent))
    client.post(address, sent | {"outcome": "publish", "heard": "Families wait long"})

    assert "Families wait long" in public(duty)
    line = reports_back(duty.committee, duty.starts_on, duty.ends_on).reports[0]
    assert (line.heard, line.is_checked) == ("Families wait long", True)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_report_break_nothing(officer, duty, person, words):
    visit = make_duties.reported(make_duties.session(person, -2), person)
    client = partnerships.signed_in(officer)
    address = at(officer, "check_report_back", visit.pk)
    sent = sent_form(text_of(client.get(address)))

    answer = client.post(address, sent | {"outcome": "publish", "heard": words})

    assert answer.status_code in {200, 302}
    assert "<script>alert" not in public(duty)


def test_reports_back_are_collected_in_six_statements(
    duty, committee, person, django_assert_max_num_queries
):
    for number in range(4):
        other = make_c.councillor(committee)
        make_duties.reported(make_duties.session(other, -2 - number), other)

    with django_assert_max_num_queries(6):
        found = reports_back(committee, duty.starts_on, duty.ends_on)

    assert len(found.reports) == 4
    assert [each.name for each in found.outstanding] == ["Sefton Marsh"]
