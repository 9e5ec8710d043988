"""Popolo and OParl: every object against the facts of the specification, and what is in none."""

import json
import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from heard.boards.models import AgendaItem, Meeting, Paper
from heard.boards.models.words import EndReason, MeetingState, MinutesState
from tests.access import address_in
from tests.boards import make, make_bodies
from tests.boards.oparl_facts import OPARL, POPOLO, Fact
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.oparl.org/1.1/"
KINDS = ("body", "organization", "person", "membership", "meeting", "agendaItem", "paper", "file")
SECRETS = (
    "example.org/secret-room",
    "robin@example.org",
    "01632 960 001",
    "1 Hidden Street",
    "Hidden Person",
    "Private paper",
    "Secret Board",
    "Draft words",
    "Lou Soon",
    "Al Wrong",
    "access needs of Robin",
)


@pytest.fixture
def area():
    """A partnership with something of everything, and something of everything to hide."""
    keeper = make.keeper(partnerships.partnership(slug="westmere"))
    body = make.body(keeper.partnership, "SEND Partnership Board", slug="board")
    seat_people(keeper, body)
    for state in (MinutesState.CONFIRMED, MinutesState.DRAFT):
        meet(keeper, body, state)
    secret = make.body(keeper.partnership, "Secret Board", is_public=False)
    make.membership(make.seats(secret, 1).seats.get(), make.person(keeper.partnership))
    meet(keeper, secret, MinutesState.CONFIRMED)
    make.body(keeper.partnership, "Early Years Group", parent=body, slug="early")
    make.body(keeper.partnership, "Under a secret", parent=secret, slug="under")
    return keeper.partnership


def seat_people(keeper, body):
    seats = list(make.seats(body, wanted=6).seats.all())
    area = keeper.partnership
    named = make.person(
        area,
        "Robin Vale",
        email="robin@example.org",
        phone="01632 960 001",
        support_wanted="access needs of Robin",
    )
    forum = partnerships.organisation(area, "Westmere Forum")
    make_bodies.chair(make.membership(seats[0], named, on_behalf_of=forum))
    hidden = make.person(area, "Hidden Person", address="1 Hidden Street", is_role_only=True)
    for seat in seats[1:3]:
        make.membership(seat, hidden, end_on=date(2025, 5, 1))
    make.membership(seats[3], make.person(area, "Lou Soon"), make_bodies.days_ago(-9))
    wrong = {"end_on": make.LONG_AGO, "end_reason": EndReason.ENTERED_IN_ERROR}
    make.membership(seats[4], make.person(area, "Al Wrong"), **wrong)


def meet(keeper, body, minutes_state):
    is_confirmed = minutes_state == MinutesState.CONFIRMED
    words = "Confirmed words" if is_confirmed and body.is_public else "Draft words"
    start = timezone.now() - timedelta(days=30)
    meeting = Meeting.objects.create(
        body=body,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        papers_due_on=start.date(),
        place="County Hall",
        online="https://example.org/secret-room",
        state=MeetingState.HELD,
        minutes_state=MinutesState.DRAFT,
        minutes=words,
    )
    item = AgendaItem.objects.create(
        meeting=meeting, position=1, title="Short breaks", said=words, decided=words
    )
    for title, on in (("Public paper", item), ("Public cover", None), ("Private paper", None)):
        Paper.objects.create(
            meeting=meeting,
            item=on,
            title=title,
            file=ContentFile(b"x", name="paper.pdf"),
            file_name="paper.pdf",
            size=1,
            sha256="0" * 64,
            is_public=title.startswith("Public"),
            added_by=keeper,
        )
    if is_confirmed:  # last: from then on nothing of it changes
        Meeting.objects.filter(pk=meeting.pk).update(
            minutes_state=minutes_state, confirmed_on=start.date()
        )


def fetch(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    return json.loads(response.getvalue())


def at(area, name, *args):
    return address_in(area, f"boards:{name}", *args)


def assert_fits(thing, facts, kinds):
    """Every property is known, of its type and form; none that must be there is missing."""
    for name, value in thing.items():
        if not name.startswith("heard:"):
            assert name in facts, f"{name} is no property of {facts}"
            assert_value(value, facts[name], kinds)
    for name, fact in facts.items():
        assert not fact.required or name in thing, f"{name} is missing"


def assert_value(value, fact, kinds):
    if isinstance(fact.type, list):
        assert isinstance(value, list)
        for each in value:
            assert_value(each, fact.type[0], kinds)
    elif isinstance(fact.type, str):
        assert_fits(value, kinds[fact.type], kinds)
    else:
        assert type(value) is fact.type
        assert_form(value, fact)


def assert_form(value, fact: Fact):
    if fact.type is str:
        assert value != ""
    if fact.format == "url":
        assert urlsplit(value).scheme in {"http", "https"}
        assert urlsplit(value).netloc
    if fact.format == "date":
        assert date.fromisoformat(value).isoformat() == value
    if fact.format == "date-time":
        assert datetime.fromisoformat(value).tzinfo is not None


def objects_of(area, kind):
    return fetch(at(area, "oparl_list", kind))["data"]


def test_the_system_of_oparl_leads_to_every_list(area):
    system = fetch(at(area, "oparl_json"))
    assert_fits(system, OPARL["System"], OPARL)
    assert system["type"] == f"{SCHEMA}System"
    assert system["oparlVersion"] == SCHEMA

    body = fetch(system["body"])["data"][0]

    assert_fits(body, OPARL["Body"], OPARL)
    assert body["legislativeTerm"] == []
    for kind in KINDS[1:]:
        assert fetch(body[kind])["data"], kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_of_oparl_fits_the_specification_and_is_at_its_own_address(area, kind):
    name = kind[0].upper() + kind[1:]

    for thing in objects_of(area, kind):
        assert thing["type"] == f"{SCHEMA}{name}"
        assert_fits(thing, OPARL[name], OPARL)
        assert fetch(thing["id"]) == thing


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_that_oparl_names_can_be_fetched(area, kind):
    text = json.dumps(objects_of(area, kind))

    named = set(re.findall(r'"(http://testserver/[^"#]*/boards/oparl/[^"#?]*)', text))
    for address in named:
        assert Client().get(address).status_code == 200, address


def test_each_thing_of_popolo_fits_the_specification_and_names_others_that_are_there(area):
    file = fetch(at(area, "popolo_json"))

    assert list(file) == ["persons", "organizations", "posts", "memberships", "events"]
    ids = {part: {each["id"] for each in things} for part, things in file.items()}
    for part, things in file.items():
        assert len(ids[part]) == len(things) > 0
        for each in things:
            assert_fits(each, POPOLO[part], POPOLO)
            assert each.get("organization_id") in ids["organizations"] | {None}
            assert each.get("on_behalf_of_id") in ids["organizations"] | {None}
            assert each.get("parent_id") in ids["organizations"] | {None}
            assert each.get("person_id") in ids["persons"] | {None}
            assert each.get("post_id") in ids["posts"] | {None}


def test_what_is_not_public_is_in_no_open_data(area):
    pages = [json.dumps(fetch(at(area, "popolo_json"))), json.dumps(fetch(at(area, "oparl_json")))]
    pages += [json.dumps(objects_of(area, kind)) for kind in KINDS]

    for page in pages:
        for secret in SECRETS:
            assert secret not in page
    assert "Confirmed words" in "".join(pages)
    assert "Public paper" in "".join(pages)


def test_somebody_shown_by_role_cannot_be_followed_from_seat_to_seat(area):
    popolo = fetch(at(area, "popolo_json"))
    oparl = objects_of(area, "person")

    assert [each["name"] for each in popolo["persons"]] == [
        "Robin Vale",
        "Parent or carer",
        "Parent or carer",
    ]
    assert len({each["id"] for each in oparl}) == 3


def test_the_chair_is_said_in_both(area):
    popolo = fetch(at(area, "popolo_json"))
    robin = next(each for each in popolo["persons"] if each["name"] == "Robin Vale")
    roles = [each["role"] for each in popolo["memberships"] if each["person_id"] == robin["id"]]
    oparl = next(each for each in objects_of(area, "person") if each["name"] == "Robin Vale")

    assert roles == ["Parent or carer", "Chair"]
    assert oparl["membership"][0]["heard:office"] == ["Chair"]


def test_empty_seats_are_said_in_oparl(area):
    board = next(
        each for each in objects_of(area, "organization") if each["name"].startswith("SEND")
    )

    assert board["heard:seats"] == [
        {
            "heard:constituency": "parent_carer",
            "heard:wanted": 6,
            "heard:filled": 1,
            "heard:shortSince": "2024-01-08",
        }
    ]


def test_a_group_under_a_body_that_is_not_public_stands_on_its_own(area):
    things = {each["name"]: each for each in objects_of(area, "organization")}

    assert "subOrganizationOf" not in things["Under a secret"]
    board = things["SEND Partnership Board"]["id"]
    assert things["Early Years Group"]["subOrganizationOf"] == board


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("nothing", "x"),
        ("person", "x"),
        ("meeting", "x"),
        ("body", "other"),
        ("paper", "00000000-0000-0000-0000-000000000000"),
        ("organization", "999999"),
    ],
)
def test_what_is_not_there_is_not_found(area, kind, key):
    assert Client().get(at(area, "oparl_object", kind, key)).status_code == 404


def test_private_things_are_not_found_by_their_keys(area):
    private = Paper.objects.filter(is_public=False).first()
    secret = Meeting.objects.filter(body__is_public=False).get()

    for kind, key in (
        ("paper", private.key),
        ("file", private.key),
        ("meeting", secret.key),
        ("agendaItem", secret.agenda.get().key),
        ("organization", secret.body.key),
    ):
        assert Client().get(at(area, "oparl_object", kind, key)).status_code == 404


def test_another_partnership_has_none_of_it(area):
    other = partnerships.partnership()

    assert [len(things) for things in fetch(at(other, "popolo_json")).values()] == [0] * 5
    for kind in KINDS[1:]:
        assert objects_of(other, kind) == []


def test_a_long_list_goes_on_at_the_next_page(area):
    body = area.bodies.get(slug="early")
    start = timezone.now()
    Meeting.objects.bulk_create(
        Meeting(
            body=body,
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            papers_due_on=start.date(),
        )
        for _each in range(150)
    )

    first = fetch(at(area, "oparl_list", "meeting"))
    second = fetch(first["links"]["next"])

    assert first["pagination"] == {
        "totalElements": 152,
        "elementsPerPage": 100,
        "currentPage": 1,
        "totalPages": 2,
    }
    assert len(first["data"]) + len(second["data"]) == 152
    assert "next" not in second["links"]
    assert second["links"]["last"] == second["links"]["self"]
    odd = fetch(at(area, "oparl_list", "meeting") + "?page=x")
    assert odd["data"] == first["data"]


@pytest.mark.parametrize("name", ["popolo_json", *KINDS])
def test_open_data_takes_a_bounded_number_of_statements(area, name):
    address = at(area, name) if name == "popolo_json" else at(area, "oparl_list", name)
    fetch(address)
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as statements:
            fetch(address)
        counts.append(len(statements))
        for _each in range(20):
            body = make.body(area)
            seat = make.seats(body, 1).seats.get()
            make_bodies.chair(make.membership(seat, make.person(area)))

    assert counts[0] == counts[1] <= 15
