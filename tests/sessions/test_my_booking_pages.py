"""The page behind the private link to a booking, as families, strangers and scanners use it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.sessions.household import Wish
from heard.sessions.models import Booking
from heard.sessions.queries.bookings import link_of
from heard.sessions.services import places
from tests.access import address_in
from tests.boards.sending import OURS, fields_of, send, text_of
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking
from tests.sessions.booking_pages import mine, offered
from tests.sessions.make_booking import ask, state

pytestmark = pytest.mark.django_db


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
    places.expire_offers()

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


def test_a_need_whose_box_is_emptied_is_let_go():
    booking = ask(make.session(), support=(Wish("food", "No nuts"), Wish("bsl")))
    address = mine(booking, "change_my_booking")
    sent = fields_of(Client().get(address))
    assert sent["food_words"] == ["No nuts"]

    Client().post(address, sent | {"support": ["bsl"]}, **OURS)

    asked = booking.support.values_list("kind", "state")
    assert list(asked) == [("food", "not_needed"), ("bsl", "asked")]


def test_a_late_need_is_said_to_be_late_in_the_letter():
    booking = ask(make.session(in_days=5), support=(Wish("bsl"), Wish("step_free")))

    body = make_booking.letters(booking)[0].body

    assert "You asked late for: British Sign Language interpreter. We will try" in body


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
