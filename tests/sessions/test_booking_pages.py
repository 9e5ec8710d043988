"""The form for booking, and the page behind the private link, as browsers use them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.mail.models import Channel, Message
from heard.sessions.household import Wish
from heard.sessions.models import Booking, Session
from heard.sessions.queries.bookings import link_of
from heard.sessions.services import booking as services
from tests.access import address_in
from tests.boards.sending import OURS, fields_of, send, send_again, text_of
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking
from tests.sessions.make_booking import ask, state

pytestmark = pytest.mark.django_db

BY_EMAIL = {
    "name": "Robin Vale",
    "channel": "email",
    "email": "robin@example.org",
    "is_first_time": "yes",
}
BY_TEXT = BY_EMAIL | {"channel": "text", "email": "", "phone": "01632 960 001"}


def form_of(session: Session, name: str = "book") -> str:
    return address_in(session.phase.programme.partnership, f"sessions:{name}", session.key)


def mine(booking: Booking, name: str = "my_booking") -> str:
    return address_in(booking.partnership, f"sessions:{name}", link_of(booking))


def offered(**more) -> Booking:
    """Somebody on the waiting list to whom places have been offered."""
    session = make.session(capacity=1)
    first, second = ask(session), ask(session, **more)
    services.cancel_booking(first)
    second.refresh_from_db()
    return second


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


PAGES = (
    "my_booking",
    "answer_offer",
    "change_my_booking",
    "cancel_my_booking",
    "my_booking_calendar",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_opens_nothing_elsewhere_or_cut_short(page):
    booking = ask(make.session())
    link = link_of(booking)
    elsewhere = address_in(partnerships.partnership(), f"sessions:{page}", link)
    cut = address_in(booking.partnership, f"sessions:{page}", link[:30])

    answers = [Client().get(elsewhere), Client().get(cut)]

    assert [one.status_code for one in answers] == [404, 404]
    assert "This link opens no booking" in text_of(answers[1])


@pytest.mark.parametrize("page", PAGES)
def test_looking_changes_nothing(page):
    """Programmes that look through mail follow every link in it."""
    booking = offered()

    Client().get(mine(booking, page))
    Client().head(mine(booking, page))

    assert state(booking) == "offered"


@pytest.mark.parametrize("page", ["answer_offer", "change_my_booking", "cancel_my_booking"])
def test_another_site_cannot_press_the_button(page):
    booking = offered()

    response = Client().post(
        mine(booking, page), {"answer": "yes"}, HTTP_SEC_FETCH_SITE="cross-site"
    )

    assert (response.status_code, state(booking)) == (403, "offered")


def test_the_own_page_tells_the_place_on_the_waiting_list():
    session = make.session(capacity=1)
    ask(session), ask(session)
    booking = ask(session)

    page = text_of(Client().get(mine(booking)))

    assert "You are number 2 on the waiting list" in page
    assert "Leave the waiting list" in page


def test_the_own_page_says_what_was_arranged_and_what_cannot_be():
    booking = ask(make.session(), support=(Wish("bsl"), Wish("hoist"), Wish("food", "No nuts")))
    booking.support.filter(kind="bsl").update(state="arranged")
    booking.support.filter(kind="hoist").update(
        state="cannot", answer="The hall has none. Come to the session at the library."
    )

    page = text_of(Client().get(mine(booking)))

    for words in ("Arranged", "We cannot do this", "Come to the session at the library", "No nuts"):
        assert words in page


def test_how_to_join_online_is_for_those_who_have_places():
    session = make.session(
        format="online", online_link="https://meet.example.org/x1", venue=None, capacity=1
    )
    booked, waiting = ask(session), ask(session)

    pages = [text_of(Client().get(mine(one))) for one in (booked, waiting)]

    assert ["https://meet.example.org/x1" in page for page in pages] == [True, False]
    letters = [make_booking.letters(one)[0].body for one in (booked, waiting)]
    assert ["https://meet.example.org/x1" in body for body in letters] == [True, False]


def test_yes_books_the_places():
    booking = offered()

    response = send(mine(booking, "answer_offer"), answer="yes")

    assert state(booking) == "booked"
    assert "You have your places" in text_of(Client().get(response["Location"]))


def test_no_gives_them_up():
    booking = offered()

    send(mine(booking, "answer_offer"), answer="no")

    assert state(booking) == "declined"


def test_an_answer_that_was_not_chosen_is_asked_for():
    booking = offered()

    page = text_of(send(mine(booking, "answer_offer")))

    assert "Select yes if you take the places" in page
    assert state(booking) == "offered"


def test_a_link_used_after_the_offer_ran_out_says_what_is_so():
    booking = offered()
    sent = fields_of(Client().get(mine(booking, "answer_offer"))) | {"answer": "yes"}
    Booking.objects.filter(pk=booking.pk).update(answer_by=timezone.now() - timedelta(minutes=1))
    services.expire_offers()

    response = Client().post(mine(booking, "answer_offer"), sent, **OURS)

    assert response.status_code == 409
    assert "the places went to the next family" in text_of(response)
    assert "Ask for places again" in text_of(response)


def test_cancelling_twice_is_once():
    booking = ask(make.session())
    sent = fields_of(Client().get(mine(booking, "cancel_my_booking")))

    first, second = (
        Client().post(mine(booking, "cancel_my_booking"), sent, **OURS) for _ in range(2)
    )

    assert first["Location"] == second["Location"]
    assert state(booking) == "cancelled"
    assert booking.changes.count() == 2
    page = Client().get(mine(booking, "cancel_my_booking"))
    assert "This cannot be done any more" in text_of(page)


def test_changing_shows_what_was_told_before_and_keeps_the_rest():
    session = make.session(childcare_places=2)
    booking = ask(session, 2, 1, is_first_time=True, support=(Wish("food", "No nuts"), Wish("bsl")))

    send(mine(booking, "change_my_booking"), parents="1")

    booking.refresh_from_db()
    assert (booking.places, booking.childcare, booking.is_first_time) == (1, 1, True)
    asked = booking.support.values_list("kind", "words", "state")
    assert list(asked) == [("food", "No nuts", "asked"), ("bsl", "", "asked")]


def test_more_people_than_there_are_places_for_are_refused_at_the_field():
    session = make.session(capacity=2)
    booking = ask(session)
    ask(session)

    page = text_of(send(mine(booking, "change_my_booking"), parents="2"))

    assert "There are not enough free places for more of you" in page
    booking.refresh_from_db()
    assert booking.places == 1


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


def test_a_need_whose_box_is_emptied_is_let_go():
    booking = ask(make.session(), support=(Wish("food", "No nuts"), Wish("bsl")))
    address = mine(booking, "change_my_booking")
    sent = fields_of(Client().get(address))
    assert sent["food_words"] == ["No nuts"]

    Client().post(address, sent | {"support": ["bsl"]}, **OURS)

    asked = booking.support.values_list("kind", "state")
    assert list(asked) == [("food", "not_needed"), ("bsl", "asked")]


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


def test_a_late_need_is_said_to_be_late_in_the_letter():
    booking = ask(make.session(in_days=5), support=(Wish("bsl"), Wish("step_free")))

    body = make_booking.letters(booking)[0].body

    assert "You asked late for: British Sign Language interpreter. We will try" in body


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


def test_of_a_forgotten_booking_there_is_one_page_only():
    booking = ask(make.session())
    empty = dict.fromkeys(("name", "email", "phone", "address"), "")
    Booking.objects.filter(pk=booking.pk).update(forgotten_at=timezone.now(), **empty)

    pages = [text_of(Client().get(mine(booking, name))) for name in PAGES[:-1]]

    assert ["We have deleted what you told us" in page for page in pages] == [True] * 4


def test_the_own_page_leads_to_no_page_of_staff_and_is_not_indexed():
    page = text_of(Client().get(mine(ask(make.session()))))

    assert "noindex" in page
    assert not re.search(r'href="[^"]*/staff/', page)


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
