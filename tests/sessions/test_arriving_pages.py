"""Check-in, the sheet and the head count as pages."""

import json
from uuid import uuid4

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.sessions.models import Booking, Mark
from heard.sessions.queries.arriving_todo import todo
from heard.sessions.services.arriving import take_presses
from tests.access import Page, address_in, assert_access, opens
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_arriving as door

HANDLERS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.PAPER_KEYER}
AT_THE_DOOR = ["check_in", "sign_in_sheet", "type_sheet", "head_count"]


def page_of(session, name, **more):
    of = session.phase.programme.partnership
    return Page(f"sessions:{name}", (session.pk,), partnership=of, **more)


def address(session, name):
    return page_of(session, name).address


def hosting(session):
    return partnerships.signed_in(door.host(session))


def send(client, session, *presses):
    return client.post(
        address(session, "check_in_presses"),
        json.dumps({"presses": presses}),
        content_type="application/json",
    )


def pressed(booking, kind="came", **more):
    return {"key": str(uuid4()), "booking": str(booking.key), "kind": kind, "age": 0} | more


@pytest.mark.parametrize("name", AT_THE_DOOR)
def test_only_those_who_handle_bookings_are_at_every_door(db, name):
    assert_access(page_of(door.today(), name), roles=HANDLERS)


@pytest.mark.parametrize("name", AT_THE_DOOR)
def test_a_co_host_is_at_the_door_of_their_own_session_only(db, name):
    own, other = door.today(), door.today()
    client = hosting(own)

    assert opens(page_of(own, name), client)
    assert not opens(page_of(other, name), client)


def test_somebody_who_helps_with_childcare_does_not_see_the_list(db):
    session = door.today()
    helper = partnerships.signed_in(door.host(session, "support"))

    assert not opens(page_of(session, "check_in"), helper)


@pytest.mark.parametrize("name", ["check_in_presses", "walk_in"])
def test_only_those_at_the_door_press(db, name):
    assert_access(page_of(door.today(), name, method="post"), roles=HANDLERS)


def test_a_co_host_sees_first_names_and_no_contacts(db):
    booking = door.booking(name="Robin Valentine", email="robin@example.org", phone="01632 960 001")
    door.support(booking, "other", state="arranged", words="Tell nobody")

    for name in ("check_in", "sign_in_sheet", "type_sheet"):
        page = hosting(booking.session).get(address(booking.session, name)).content.decode()
        assert "Robin" in page
        for private in ("Valentine", "robin@example.org", "960 001", "Tell nobody"):
            assert private not in page


def test_what_families_need_is_not_on_the_sheet_on_the_table(db):
    booking = door.booking()
    door.support(booking, "hoist", state="arranged")
    lead = partnerships.signed_in(make.lead(booking.session.phase.programme.partnership))

    page = lead.get(address(booking.session, "sign_in_sheet")).content.decode()

    assert booking.reference in page
    assert "hoist" not in page


def test_a_press_on_a_page_without_script_is_taken(db):
    booking = door.booking(parents=2)
    client = hosting(booking.session)
    sent = {"mark": str(uuid4()), "booking": str(booking.key), "kind": "came"}

    response = client.post(address(booking.session, "check_in"), sent)

    assert response["Location"].endswith(f"#booking-{booking.key}")
    booking.refresh_from_db()
    assert booking.came == 2


def test_a_page_that_is_sent_again_presses_once(db):
    booking = door.booking()
    client = hosting(booking.session)
    sent = {"mark": str(uuid4()), "booking": str(booking.key), "kind": "came"}

    client.post(address(booking.session, "check_in"), sent)
    client.post(address(booking.session, "check_in"), sent)

    assert Mark.objects.count() == 1


def test_another_number_is_typed_on_a_page_without_script(db):
    booking = door.booking(parents=3)
    sent = {"mark": str(uuid4()), "booking": str(booking.key), "kind": "some", "came": "1"}

    hosting(booking.session).post(address(booking.session, "check_in"), sent)

    booking.refresh_from_db()
    assert booking.came == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "some", "came": "many"},
        {"kind": "some", "came": "0"},
        {"kind": "some", "came": "9" * 5000},
        {"kind": "sat"},
        {"booking": "x\x00"},
        {"mark": ""},
    ],
)
def test_a_press_that_makes_no_sense_changes_nothing(db, wrong):
    booking = door.booking()
    sent = {"mark": str(uuid4()), "booking": str(booking.key), "kind": "came"} | wrong

    response = hosting(booking.session).post(address(booking.session, "check_in"), sent)

    assert response.status_code == 302
    assert not Mark.objects.exists()


def test_presses_of_a_phone_are_answered_with_the_list_as_it_is(db):
    booking = door.booking(name="Robin Vale", parents=2)
    press = pressed(booking)

    answer = send(hosting(booking.session), booking.session, press).json()

    assert answer["kept"] == [press["key"]]
    assert answer["refused"] == {}
    assert "Here: 2 people" in answer["page"]


def test_two_phones_see_what_the_other_pressed(db):
    booking = door.booking()
    one, other = hosting(booking.session), hosting(booking.session)
    send(one, booking.session, pressed(booking, "away"))

    answer = send(other, booking.session).json()

    assert "2 of" not in answer["page"]
    assert '<div data-when="away">' in answer["page"]


def test_a_phone_says_how_long_ago_it_was_pressed(db):
    booking = door.booking(parents=2)
    client = hosting(booking.session)

    send(client, booking.session, pressed(booking, came=1))
    send(client, booking.session, pressed(booking, "away", age=600_000))

    booking.refresh_from_db()
    assert booking.came == 1


def test_a_walk_in_from_a_phone_is_let_in_once(db):
    session = door.today()
    walk_in = {"key": str(uuid4()), "kind": "walk_in", "parents": 1, "young_people": 1}

    send(hosting(session), session, walk_in | {"name": " Ali\x00 "})
    answer = send(hosting(session), session, walk_in).json()

    assert answer["kept"] == [walk_in["key"]]
    assert Booking.objects.get().name == "Ali"


def test_a_walk_in_without_room_is_told_why(db):
    session = door.today(capacity=0)
    walk_in = {"key": str(uuid4()), "kind": "walk_in", "parents": 1, "young_people": 0}

    answer = send(hosting(session), session, walk_in).json()

    assert answer["refused"] == {walk_in["key"]: "There are not enough places left for all of them"}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        '{"presses": 3}',
        '{"presses": [3]}',
        '{"presses": [{"key": "x"}]}',
        "[" * 100_000,
        "\x00",
        json.dumps({"presses": [{}] * 501}),
    ],
)
def test_a_phone_that_sends_nonsense_is_told_to_load_the_page_again(db, body):
    session = door.today()

    response = hosting(session).post(
        address(session, "check_in_presses"), body, content_type="application/json"
    )

    assert response.status_code == 400
    assert response.json() == {"problem": "This page is out of date. Load it again"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"came": 0},
        {"came": 100},
        {"came": "2"},
        {"came": True},
        {"came": 1.5},
        {"age": -1},
        {"age": "5"},
        {"kind": "walk_in", "parents": 0, "young_people": 0},
        {"kind": "walk_in", "parents": -1, "young_people": 3},
        {"kind": "gone"},
        {"key": 7},
    ],
)
def test_one_wrong_press_of_a_phone_is_refused(db, wrong):
    booking = door.booking()

    response = send(hosting(booking.session), booking.session, pressed(booking) | wrong)

    assert response.status_code == 400
    assert not Mark.objects.exists()


def test_a_phone_is_told_when_the_session_is_cancelled_meanwhile(db):
    booking = door.booking()
    session = booking.session
    client = hosting(session)
    session.state, session.cancelled_because = "cancelled", "Flood"
    session.cancelled_at = timezone.now()
    session.save()

    response = send(client, session, pressed(booking))

    assert response.status_code == 409
    assert "if it is not cancelled" in response.json()["problem"]


def test_check_in_before_the_day_says_when(db):
    booking = door.booking(make.session(in_days=3))

    page = hosting(booking.session).get(address(booking.session, "check_in")).content.decode()

    assert "You can check people in on" in page
    assert 'value="came"' not in page


def test_check_in_is_searched_by_first_name_and_reference(db):
    session = door.today()
    door.booking(session, name="Robin Vale")
    sam = door.booking(session, name="Ines Hill")
    client = hosting(session)

    by_name = client.get(address(session, "check_in"), {"words": "rob"}).content.decode()
    by_reference = client.get(address(session, "check_in"), {"words": sam.reference.lower()})

    assert ("Robin" in by_name, "Ines" in by_name) == (True, False)
    assert "Ines" in by_reference.content.decode()


def test_a_walk_in_of_nobody_is_an_error(db):
    session = door.today()
    sent = {"walk-in-parents": "0", "walk-in-young_people": "0", "walk-in-childcare": "0"}

    page = hosting(session).post(address(session, "walk_in"), sent).content.decode()

    assert "Error: Check-in" in page
    assert '<a href="#id_walk-in-parents">Enter how many people came, at least 1</a>' in page


def test_a_sheet_is_typed_in_on_one_page(db):
    booking = door.booking(parents=2)
    session = booking.session
    sent = {"mark": str(uuid4()), f"came-{booking.key}": "1", "walk-in-1": "2"}

    hosting(session).post(address(session, "type_sheet"), sent)
    hosting(session).post(address(session, "type_sheet"), sent)

    booking.refresh_from_db()
    assert booking.came == 1
    assert session.bookings.get(booked_by="door").came == 2


def test_a_co_host_is_reminded_of_the_door_on_the_day(db):
    session = door.today(title="Tea and talk")
    heads = door.today(title="Drop-in", is_anonymous=True, takes_bookings=False)
    host = door.host(session)

    assert [(each.text, each.url) for each in todo(host)] == [
        ("Check people in at “Tea and talk” today", f"/staff/sessions/{session.pk}/check-in/")
    ]
    assert [each.text for each in todo(door.host(heads))] == ["Count heads at “Drop-in” today"]
    assert todo(door.host(make.session(in_days=1))) == []
    assert todo(door.host(session, "support")) == []


def test_who_came_is_asked_for_until_somebody_has_said_it(db):
    session = make.held(title="Tea and talk")
    booking = door.booking(session)
    lead = make.lead(session.phase.programme.partnership)
    before = [each.text for each in todo(lead)]

    taken_in_by = door.host(session)
    take_presses(session, [door.came(booking)], by=taken_in_by)

    assert before == ["Say who came to “Tea and talk”"]
    assert todo(lead) == []


def test_heads_are_counted_on_a_page(db):
    session = door.today(is_anonymous=True, takes_bookings=False)

    hosting(session).post(address(session, "head_count"), {"adults": "1,200", "young": "3"})

    session.refresh_from_db()
    assert (session.head_count_adults, session.head_count_young) == (1200, 3)


def test_the_list_at_the_door_asks_the_database_as_often_for_many_as_for_few(
    db, django_assert_max_num_queries
):
    session = door.today(capacity=200)
    for _each in range(30):
        door.support(door.booking(session), state="arranged")
    client = hosting(session)

    with django_assert_max_num_queries(15):
        client.get(address_in(session.phase.programme.partnership, "sessions:check_in", session.pk))
