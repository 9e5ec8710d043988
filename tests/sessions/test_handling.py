"""Bookings as staff handle them: for callers, changes, answers, families who cannot be reached."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.mail.models import Message, State
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.roles import Role
from heard.sessions.models import Booking
from heard.sessions.queries.arriving_todo import todo
from heard.sessions.queries.staff_bookings import bookings_of, counts_of
from heard.sessions.services import booking as booking_services
from heard.sessions.services import forgetting, reaching
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking
from tests.sessions import make_arriving as door

HANDLERS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.PAPER_KEYER}
OF_ONE = [
    ("booking", "get"),
    ("change_booking", "get"),
    ("cancel_booking", "get"),
    ("record_offer_answer", "get"),
    ("note_unreachable", "get"),
    ("note_reached", "post"),
    ("send_link_again", "post"),
    ("forget_booking", "get"),
]


def at(session):
    return addresses_of_install(session.phase.programme.partnership)


def page_of(session, name, *args, **more):
    of = session.phase.programme.partnership
    return Page(f"sessions:{name}", args or (session.pk,), partnership=of, **more)


def keyer(session):
    return partnerships.member(Role.PAPER_KEYER, of=session.phase.programme.partnership)


def address(booking, name):
    return page_of(booking.session, name, booking.pk).address


def filled_in(**more):
    sent = {
        "booked_by": "phone",
        "name": "Robin Vale",
        "phone": "01632 960 001",
        "parents": "2",
        "token": "a-token-of-one-form",
    }
    return sent | more


def bounce(booking, problem="550 no such user"):
    """The last message to them comes back."""
    message = make_booking.letters(booking)[-1]
    message.state, message.problem, message.settled_at = State.FAILED, problem, timezone.now()
    message.save()
    return message


@pytest.mark.parametrize(("name", "method"), OF_ONE)
def test_only_those_who_handle_bookings_open_one(db, name, method):
    booking = door.booking(make.session())

    assert_access(page_of(booking.session, name, booking.pk, method=method), roles=HANDLERS)


@pytest.mark.parametrize("name", ["bookings", "enter_booking"])
def test_only_those_who_handle_bookings_see_those_of_a_session(db, name):
    assert_access(page_of(make.session(), name), roles=HANDLERS)


def test_somebody_who_rings_is_booked_without_an_e_mail_address(db):
    session = make.session()
    member = keyer(session)

    partnerships.signed_in(member).post(page_of(session, "enter_booking").address, filled_in())

    booking = Booking.objects.get()
    assert (booking.state, booking.places, booking.number) == ("booked", 2, 1)
    assert (booking.booked_by, booking.entered_by) == ("phone", member)
    assert (booking.channel, booking.phone, booking.email) == ("phone", "01632 960 001", "")


def test_who_rings_waits_behind_those_who_asked_before(db):
    session = make.session(capacity=3)
    make_booking.ask(session, 2)
    ahead = make_booking.ask(session, 2)
    client = partnerships.signed_in(keyer(session))

    page = client.post(page_of(session, "enter_booking").address, filled_in(), follow=True)

    mine = Booking.objects.get(booked_by="phone")
    assert (mine.state, mine.number > ahead.number) == ("waiting", True)
    assert "They are on the waiting list" in page.content.decode()


def test_a_form_that_is_sent_twice_is_one_booking(db):
    session = make.session()
    client = partnerships.signed_in(keyer(session))

    for _each in range(2):
        client.post(page_of(session, "enter_booking").address, filled_in())

    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"booked_by": ""}, "Select how they asked"),
        ({"name": ""}, "Enter their name"),
        ({"phone": ""}, "Enter a phone number, an address or an e-mail address to reach them"),
        ({"parents": "0"}, "Enter how many of you come"),
        ({"parents": "20"}, "Enter 3 people or fewer in all"),
        ({"booked_by": "web"}, "Select one of the answers in the list"),
        ({"phone": "x" * 9000}, "Enter a telephone number"),
    ],
)
def test_a_booking_that_cannot_be_says_why(db, sent, words):
    session = make.session(capacity=3)
    client = partnerships.signed_in(keyer(session))

    page = client.post(page_of(session, "enter_booking").address, filled_in(**sent))

    assert words in page.content.decode()
    assert not Booking.objects.exists()


def test_a_slip_with_an_address_is_answered_by_letter(db):
    session = make.session()
    sent = filled_in(booked_by="letter", phone="", address="1 Mill Lane\nNorth Mere")

    partnerships.signed_in(keyer(session)).post(page_of(session, "enter_booking").address, sent)

    assert Booking.objects.get().channel == "letter"
    assert Message.objects.get().to == "1 Mill Lane, North Mere"


def test_somebody_at_the_door_leaves_no_address(db):
    session = door.today()
    sent = filled_in(booked_by="door", phone="")

    partnerships.signed_in(keyer(session)).post(page_of(session, "enter_booking").address, sent)

    assert Booking.objects.get().state == "booked"
    assert not Message.objects.exists()


def test_a_booking_is_changed_for_a_caller(db):
    booking = make_booking.ask(make.session(), 1)
    client = partnerships.signed_in(keyer(booking.session))
    sent = filled_in(channel="phone", parents="2", young_people="1")

    client.post(address(booking, "change_booking"), sent)

    booking.refresh_from_db()
    assert (booking.places, booking.channel, booking.phone) == (3, "phone", "01632 960 001")


def test_a_booking_is_cancelled_for_a_caller_and_the_next_is_offered_the_places(db):
    session = make.session(capacity=2)
    booking, waiting = make_booking.ask(session, 2), make_booking.ask(session, 2)

    partnerships.signed_in(keyer(session)).post(address(booking, "cancel_booking"))

    assert make_booking.state(booking) == "cancelled"
    assert make_booking.state(waiting) == "offered"


@pytest.mark.parametrize(("answer", "state"), [("yes", "booked"), ("no", "declined")])
def test_what_a_family_said_to_an_offer_is_written_down(db, answer, state):
    session = make.session(capacity=2)
    first, waiting = make_booking.ask(session, 2), make_booking.ask(session, 2)
    booking_services.cancel_booking(first)
    member = keyer(session)

    client = partnerships.signed_in(member)
    client.post(address(waiting, "record_offer_answer"), {"answer": answer})

    assert make_booking.state(waiting) == state
    assert waiting.changes.last().by == member


def test_an_answer_to_an_offer_that_is_over_is_refused_in_words(db):
    booking = make_booking.ask(make.session())
    client = partnerships.signed_in(keyer(booking.session))

    page = client.post(address(booking, "record_offer_answer"), {"answer": "no"}, follow=True)

    assert "The offer has been answered already" in page.content.decode()


def test_a_message_that_comes_back_marks_the_family_as_not_reached(db):
    booking = make_booking.ask(make.session())
    bounce(booking)

    marked = reaching.note_bounces()

    booking.refresh_from_db()
    assert (marked, booking.unreachable_because) == (1, "550 no such user")


def test_a_message_that_comes_back_is_noted_once(db):
    booking = make_booking.ask(make.session())
    bounce(booking)
    reaching.note_bounces()
    reaching.note_reached(booking, by=keyer(booking.session))

    again = reaching.note_bounces()

    booking.refresh_from_db()
    assert (again, booking.unreachable_because) == (0, "")


def test_a_message_to_an_address_that_has_been_put_right_says_nothing(db):
    booking = make_booking.ask(make.session())
    bounce(booking)
    Booking.objects.filter(pk=booking.pk).update(email="right@example.org")

    assert reaching.note_bounces() == 0


@pytest.mark.parametrize("state", ["cancelled", "declined", "expired", "called_off"])
def test_nobody_is_to_be_reached_about_a_booking_that_is_over(db, state):
    booking = make_booking.ask(make.session())
    bounce(booking)
    Booking.objects.filter(pk=booking.pk).update(state=state)

    assert reaching.note_bounces() == 0
    with pytest.raises(reaching.NotLiveError):
        reaching.note_unreachable(booking, because="Wrong", by=None)


def test_families_who_cannot_be_reached_are_something_to_do(db):
    session = make.session(title="Tea and talk")
    booking = make_booking.ask(session)
    reaching.note_unreachable(booking, because="The number does not exist", by=keyer(session))

    todos = todo(make.lead(session.phase.programme.partnership))

    assert [each.text for each in todos] == [
        "Reach families about “Tea and talk” another way: messages to 1 came back"
    ]
    assert todos[0].url.endswith("?shown=unreached")
    assert counts_of(session).unreached == 1


def test_a_link_is_sent_again_as_often_as_people_need_it(db):
    booking = make_booking.ask(make.session())
    member = keyer(booking.session)
    for _each in range(reaching.MOST_LINKS_A_DAY):
        reaching.send_link_again(booking, at=at(booking.session), by=member)

    with pytest.raises(reaching.TooOftenError):
        reaching.send_link_again(booking, at=at(booking.session), by=member)
    assert len(make_booking.letters(booking)) == 6


def test_bookings_are_found_by_name_reference_and_number(db):
    session = make.session()
    robin = door.booking(session, name="Robin Vale", phone="+44 7700 900123")
    door.booking(session, name="Ines Hill", phone="01632 960002")
    short = robin.reference.replace("-", "").lower()

    for words in ("robin", "VALE", robin.reference, short, "07700 900 123", "900123"):
        assert list(bookings_of(session, words=words)) == [robin]
    for words in ("nobody", "%", "_", "0" * 400, "+++"):
        assert list(bookings_of(session, words=words)) == []


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("live", ["A", "B", "C"]),
        ("booked", ["A"]),
        ("waiting", ["B"]),
        ("offered", ["C"]),
        ("over", ["D"]),
        ("all", ["A", "B", "C", "D"]),
        ("support", ["A"]),
        ("unreached", ["B"]),
        ("nonsense", ["A", "B", "C"]),
    ],
)
def test_bookings_are_shown_by_state(db, shown, names):
    session = make.session()
    booked = door.booking(session, "A")
    door.support(booked)
    door.booking(session, "B", state="waiting", unreachable_because="Wrong number")
    door.booking(session, "C", state="offered")
    door.booking(session, "D", state="cancelled")

    assert [each.name for each in bookings_of(session, shown)] == names


def test_somebody_who_waits_and_asks_for_deletion_leaves_the_list(db):
    session = make.session(capacity=2)
    make_booking.ask(session, 2)
    first, second = make_booking.ask(session, 1), make_booking.ask(session, 2)
    door.support(first, words="Signs", answer="None free", state="cannot")

    forgetting.forget_booking(first, by=keyer(session))

    first.refresh_from_db()
    assert (first.state, first.name, first.email, first.places) == ("cancelled", "", "", 1)
    need = first.support.get()
    assert (need.words, need.answer, need.kind) == ("", "", "bsl")
    assert make_booking.state(second) == "waiting"


def test_the_places_of_somebody_who_is_forgotten_go_to_the_next(db):
    session = make.session(capacity=2)
    booked, waiting = make_booking.ask(session, 2), make_booking.ask(session, 2)

    forgetting.forget_booking(booked)

    assert make_booking.state(waiting) == "offered"


def test_forgetting_twice_is_once_and_keeps_who_came(db):
    booking = door.booking(make.held(), came=1, came_childcare=0)

    forgetting.forget_booking(booking)
    forgetting.forget_booking(booking)

    booking.refresh_from_db()
    assert (booking.state, booking.came) == ("booked", 1)
    assert Entry.objects.filter(deed="booking forgotten").count() == 1


def test_what_was_to_be_posted_to_somebody_who_is_forgotten_is_called_off(db):
    session = make.session()
    booking = make_booking.ask(session, channel="letter", address="1 Mill Lane", email="")

    forgetting.forget_booking(booking)

    assert [(each.state, each.to) for each in make_booking.letters(booking)] == [("failed", "")]


def test_the_page_of_a_booking_that_is_forgotten_offers_nothing_more(db):
    booking = make_booking.ask(make.session())
    forgetting.forget_booking(booking)
    client = partnerships.signed_in(keyer(booking.session))

    page = client.get(address(booking, "booking")).content.decode()

    assert "Only what counts is left" in page
    assert "Cancel the booking" not in page


def test_a_list_of_bookings_asks_as_often_for_many_as_for_few(db, django_assert_max_num_queries):
    session = make.session(capacity=300)
    for _each in range(60):
        door.support(door.booking(session))
    client = partnerships.signed_in(keyer(session))

    with django_assert_max_num_queries(15):
        client.get(page_of(session, "bookings").address)


def test_an_offer_is_shown_with_its_time(db):
    booking = door.booking(make.session(), state="offered")
    Booking.objects.filter(pk=booking.pk).update(answer_by=timezone.now() + timedelta(days=1))

    page = partnerships.signed_in(keyer(booking.session)).get(address(booking, "booking"))

    assert "To be answered by" in page.content.decode()
