"""The pages of whoever answers requests for what is held on somebody."""

import json
import re

import pytest
from django.test import Client

from heard.audit.models import Entry
from heard.home.models import RightsRequest
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make_privacy as make
from tests.boards.make_privacy import ROBIN, Somebody
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

WHOM = {"email": ROBIN.email, "phone": "", "name": ROBIN.name, "request": ""}


@pytest.fixture
def administrator() -> Member:
    return partnerships.member(Role.ADMINISTRATOR)


def send(member: Member, page: str, /, **sent):
    address = address_in(member.partnership, f"home:{page}")
    return partnerships.signed_in(member).post(address, WHOM | sent)


@pytest.mark.parametrize("name", ["personal_data", "forget_person"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_administrator_looks_people_up_and_erases(name, method):
    page = Page(f"home:{name}", method=method, sent=WHOM if method == "post" else {})

    assert_access(page, roles={Role.ADMINISTRATOR})


def test_only_the_administrator_downloads():
    page = Page("home:personal_data_file", method="post", sent=WHOM)

    assert_access(page, roles={Role.ADMINISTRATOR})


@pytest.mark.parametrize("name", ["rights_requests", "add_rights_request", "retention"])
def test_only_the_administrator_sees_requests_and_retention(name):
    assert_access(Page(f"home:{name}"), roles={Role.ADMINISTRATOR})


def test_everything_is_shown_and_nothing_of_it_stands_in_an_address(administrator):
    make.expression(administrator.partnership)

    response = send(administrator, "personal_data")

    page = response.content.decode()
    assert "An expression of interest in a seat" in page
    assert "My sister works there" in page
    assert "nobody can find your answers" in page
    assert "no-store" in response["Cache-Control"]
    assert not re.search(r'(?:href|action)="[^"]*(?:robin|%40)', page, re.IGNORECASE)


def test_a_look_is_written_down_without_a_name(administrator):
    send(administrator, "personal_data", request="RBCD234")

    entry = Entry.objects.get(deed="personal data shown")
    assert entry.details["request"] == "RBCD234"
    assert ROBIN.email not in f"{entry.subject_name}{entry.details}"


def test_nothing_to_look_for_is_told_and_not_looked_for(administrator):
    response = send(administrator, "personal_data", email="", name=" \x00 ")

    page = response.content.decode()
    assert "Enter an e-mail address, a telephone number or a name" in page
    assert not Entry.objects.filter(deed="personal data shown").exists()


def test_the_file_holds_the_same(administrator):
    make.subscriber(administrator.partnership)

    response = send(administrator, "personal_data_file")

    room = json.loads(response.content)[0]
    assert room["records"][0]["values"]["E-mail"] == ROBIN.email
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]


def test_nothing_is_erased_before_the_box_is_ticked(administrator):
    row = make.subscriber(administrator.partnership)

    asked = send(administrator, "forget_person").content.decode()
    unticked = send(administrator, "forget_person", confirming="1").content.decode()

    assert "1 record will be emptied" in asked
    assert Entry.objects.filter(deed="personal data shown").count() == 2
    assert "Error:" not in asked
    assert "Select the box if you have checked who asks" in unticked
    row.refresh_from_db()
    assert row.name == ROBIN.name


def test_with_the_box_ticked_it_is_erased_and_proved(administrator):
    row = make.subscriber(administrator.partnership)
    make.seated(administrator.partnership)

    page = send(administrator, "forget_person", confirming="1", sure="on").content.decode()

    row.refresh_from_db()
    assert row.is_forgotten
    assert "1 record was emptied" in page
    assert "No row was lost" in page
    assert "It must end first" in page


def test_a_namesake_is_erased_only_if_it_is_said_to_be_them(administrator):
    make.subscriber(administrator.partnership)
    make.subscriber(
        administrator.partnership, Somebody(email="another@example.org", phone="01632 960001")
    )
    guest = make.guest(administrator.partnership)

    asked = send(administrator, "forget_person").content.decode()
    send(administrator, "forget_person", confirming="1", sure="on", also=f"guest:{guest.pk}")

    guest.refresh_from_db()
    assert "Is this the same person?" in asked
    assert guest.name == ""


def test_what_people_wrote_is_shown_and_never_run(administrator):
    make.expression(administrator.partnership, why="<script>alert(1)</script>")

    page = send(administrator, "personal_data").content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_key_that_is_no_record_erases_nothing_more(administrator):
    other = make.subscriber(administrator.partnership, make.OTHER)

    send(
        administrator,
        "forget_person",
        confirming="1",
        sure="on",
        also=[f"subscriber:{other.key}", "x" * 10_000, "person:1"],
    )

    other.refresh_from_db()
    assert not other.is_forgotten


def test_every_page_stays_on_its_feet_with_nothing_in_it(administrator):
    client = partnerships.signed_in(administrator)
    for name in ("personal_data", "rights_requests", "add_rights_request", "retention"):
        assert client.get(address_in(administrator.partnership, f"home:{name}")).status_code == 200


def test_the_privacy_page_says_how_long_everything_is_kept(administrator):
    page = Client().get(address_in(administrator.partnership, "home:privacy")).content.decode()

    assert "How long we keep things" in page
    assert "People who left the list" in page
    assert "6 months, unless we told you another day" in page
    assert address_in(administrator.partnership, "home:ask_what_you_hold") in page


def test_a_request_of_another_partnership_is_not_there(administrator):
    theirs = RightsRequest.objects.create(
        partnership=partnerships.partnership(),
        reference="RBCD234",
        kind="access",
        name="Robin",
        email=ROBIN.email,
        asked_on="2026-01-31",
        due_on="2026-02-28",
    )
    address = address_in(administrator.partnership, "home:rights_request", theirs.pk)

    assert partnerships.signed_in(administrator).get(address).status_code == 404
