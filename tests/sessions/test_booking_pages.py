"""The form for booking, as browsers send it."""

import pytest
from django.test import Client
from django.utils import timezone

from heard.mail.models import Channel, Message
from heard.sessions.models import Booking, Session
from tests.access import address_in
from tests.boards.sending import OURS, fields_of, send, send_again, text_of
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking
from tests.sessions.booking_pages import form_of, mine, offered
from tests.sessions.make_booking import ask

pytestmark = pytest.mark.django_db

BY_EMAIL = {
    "name": "Robin Vale",
    "channel": "email",
    "email": "robin@example.org",
    "is_first_time": "yes",
}
BY_TEXT = BY_EMAIL | {"channel": "text", "email": "", "phone": "01632 960 001"}


def test_who_gives_an_e_mail_address_is_sent_to_look_there():
    session = make.session()

    response = send(form_of(session), **BY_EMAIL)

    booking = Booking.objects.get()
    assert response["Location"] == form_of(session, "booking_taken")
    page = text_of(Client().get(response["Location"]))
    assert "Now look at your e-mail" in page
    assert booking.reference not in page
    assert f"http://testserver{mine(booking)}" in Message.objects.get().body


def test_the_page_says_the_same_to_whoever_has_booked_already():
    session = make.session()

    first, second = (send(form_of(session), **BY_EMAIL) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Booking.objects.count() == 1
    kinds = Message.objects.order_by("queued_at").values_list("key", flat=True)
    assert [key.split(":")[0] for key in kinds] == ["booking booked", "booking already"]


def test_without_e_mail_the_page_shows_reference_link_and_whom_to_ring():
    session = make.session()

    response = send(form_of(session), **BY_TEXT)

    booking = Booking.objects.get()
    assert response["Location"] == f"{mine(booking)}?taken=1"
    page = text_of(Client().get(response["Location"]))
    for words in (booking.reference, f"http://testserver{mine(booking)}", "01632 960 001"):
        assert words in page


def test_the_form_sent_twice_is_one_booking():
    session, client = make.session(), Client()
    sent = fields_of(client.get(form_of(session))) | BY_TEXT

    first, second = (client.post(form_of(session), sent, **OURS) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Booking.objects.count() == 1


@pytest.mark.parametrize("page", ["book", "booking_taken"])
def test_the_public_pages_set_no_cookie_and_are_not_stored(page):
    response = Client().get(form_of(make.session(), page))

    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["book", "booking_taken"])
def test_drafts_other_areas_and_hidden_programmes_are_not_there(page):
    draft, session = make.draft(), make.session()
    hidden = make.session(make.phase(make.programme(is_public=False)))
    elsewhere = address_in(partnerships.partnership(), f"sessions:{page}", session.key)

    assert [
        Client().get(address).status_code
        for address in (form_of(draft, page), form_of(hidden, page), elsewhere)
    ] == [404, 404, 404]


def test_more_people_than_the_room_holds_are_told_how_many_it_holds():
    session = make.session(capacity=3)

    page = text_of(send(form_of(session), **BY_EMAIL, parents="4"))

    assert "Enter 3 people or fewer in all" in page
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": ""}, "Enter your name"),
        ({"channel": ""}, "Select how we should reach you"),
        ({"email": ""}, "Enter your e-mail address, or choose another way to be reached"),
        ({"parents": ""}, "Enter how many of you come"),
        ({"parents": "0"}, "Enter how many of you come"),
        ({"parents": "-1"}, "Error:"),
        ({"parents": "two"}, "Enter a whole number"),
        ({"is_first_time": ""}, "Select yes if this is your first time"),
        ({"support": ["interpreter"]}, "Enter which language the interpreter should speak"),
        ({"support": ["nonsense"]}, "Select one of the answers in the list"),
        ({"name": "Buy at www.example.com"}, "Enter your name, without a web address"),
        ({"other_words": "My son Tim Hale cannot see"}, "You may have written somebody"),
    ],
)
def test_the_form_says_what_to_do(sent, words):
    session = make.session()

    page = text_of(send(form_of(session), **(BY_EMAIL | sent)))

    assert "Error: Book places" in page
    assert words in page
    assert not Booking.objects.exists()


def test_what_seems_to_be_a_name_is_asked_about_once():
    session = make.session()
    sent = BY_EMAIL | {"other_words": "My son Tim Hale cannot see"}

    again = send_again(send(form_of(session), **sent), form_of(session))

    assert again.status_code == 302


def test_what_one_cannot_eat_counts_without_the_box():
    session = make.session()

    send(form_of(session), **BY_EMAIL, food_words="Nuts")

    asked = Booking.objects.get().support.values_list("kind", "words")
    assert list(asked) == [("food", "Nuts")]


def test_childcare_is_asked_about_only_where_there_is_some():
    with_it, without = make.session(childcare_places=2), make.session()

    pages = [text_of(Client().get(form_of(one))) for one in (with_it, without)]

    assert ['name="childcare"' in page for page in pages] == [True, False]


def test_the_form_tells_by_when_to_ask_and_what_is_late():
    session = make.session(in_days=30, support_by=None)
    soon = make.session(in_days=5)

    pages = [text_of(Client().get(form_of(one))) for one in (session, soon)]

    assert "Ask by" in pages[0]
    assert "It is late to arrange this" not in pages[0]
    assert "It is late to arrange this. We will try, and tell you if we cannot" in pages[1]


def test_the_form_says_when_contact_details_are_deleted():
    session = make.session()

    page = text_of(Client().get(form_of(session)))

    assert "We delete your name and how to reach you on" in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"state": "cancelled", "cancelled_because": "Snow", "cancelled_at": "now"}, "Snow"),
        ({"state": "held"}, "This session is over"),
        ({"in_days": -1}, "This session is over"),
        ({"takes_bookings": False}, "You do not need to book. Just come."),
        ({"takes_bookings": False, "is_anonymous": True}, "Nobody asks your name"),
        ({"booking_closes_at": "now"}, "Booking has closed"),
    ],
)
def test_where_nobody_can_book_the_page_says_why(more, words):
    now = {name: timezone.now() for name, value in more.items() if value == "now"}
    session = make.session(**(more | now))

    response = Client().get(form_of(session))

    assert response.status_code == 410
    assert words in text_of(response)


def test_what_was_typed_is_shown_when_booking_closed_meanwhile():
    session = make.session()
    sent = fields_of(Client().get(form_of(session))) | BY_TEXT | {"other_words": "A quiet corner"}
    Session.objects.filter(pk=session.pk).update(booking_closes_at=timezone.now())

    response = Client().post(form_of(session), sent, **OURS)

    assert response.status_code == 410
    assert "A quiet corner" in text_of(response)


def test_ten_letters_a_day_to_one_address_are_enough():
    phase = make.phase()
    for _ in range(10):
        ask(make.session(phase), email="robin@example.org")

    response = send(form_of(make.session(phase)), **BY_EMAIL)

    assert response.status_code == 429
    assert Booking.objects.count() == 10


def test_one_number_is_not_rung_all_day():
    phase = make.phase()
    reached = {"channel": Channel.PHONE, "phone": "01632 960 001", "email": ""}

    bookings = [ask(make.session(phase), **reached) for _ in range(12)]

    assert sum(bool(make_booking.letters(one)) for one in bookings) == 10


@pytest.mark.parametrize(
    "value",
    ["", "<script>\x00{{ 7*7 }}\u202e", "2147483648", "\u00b2", "x" * 20_000, ["a", "a"]],
    ids=["nothing", "markup", "too large", "no number", "too much", "twice"],
)
@pytest.mark.parametrize("page", ["book", "change_my_booking", "answer_offer"])
def test_harm_and_haste_are_answered_with_a_page(page, value):
    booking = offered()
    address = form_of(booking.session) if page == "book" else mine(booking, page)
    sent = fields_of(Client().get(address))
    harmful = {name: old if name == "form_stamp" else value for name, old in sent.items()}

    response = Client().post(address, harmful, **OURS)

    assert response.status_code == 200
    assert "Error:" in text_of(response)
