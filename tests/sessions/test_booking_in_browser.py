"""A parent books, waits, is offered places, changes and cancels, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from heard.sessions.models import Booking, Session
from heard.sessions.queries.bookings import link_of
from heard.sessions.services import booking as services
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def session() -> Session:
    area = partnerships.partnership(slug="westmere")
    partnerships.district(area, "North Mere")
    programme = make.programme(area, name="Your Child, Your Voice")
    return make.session(make.phase(programme), capacity=2, childcare_places=2, title="Tea and talk")


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, False), (DESKTOP, True)])
def test_a_parent_waits_is_offered_places_comes_with_fewer_and_cancels(
    live_server, browser_page, session, width, javascript
):
    before = make_booking.ask(session, 2)
    page = browser_page(width, javascript=javascript)
    page.goto(live_server.url + address_in(before.partnership, "sessions:book", session.key))
    assert_accessible(page)

    ask_with_a_need(page)
    booking = Booking.objects.get(name="Robin Vale")
    expect(page.get_by_role("heading", level=1)).to_have_text("On the waiting list")
    expect(page.get_by_text(booking.reference).first).to_be_visible()
    assert_accessible(page)

    services.cancel_booking(before)
    take_the_offer(live_server, page, booking)
    come_with_fewer(page)
    cancel(page)
    booking.refresh_from_db()
    assert booking.state == "cancelled"


def ask_with_a_need(page: Page) -> None:
    page.get_by_label("Parents or carers").fill("2")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("How many children need childcare").fill("1")
    expect(page.get_by_label("Interpreter: which language?")).to_be_hidden()
    page.get_by_label("British Sign Language interpreter").check()
    page.get_by_label("Interpreter for another language").check()
    page.get_by_label("Your name").fill("Robin Vale")
    page.get_by_label("By text message").check()
    expect(page.get_by_label("E-mail address")).to_be_hidden()
    page.get_by_label("Phone number").fill("01632 960 001")
    go_by(page.get_by_role("button", name="Join the waiting list"))
    expect(page).to_have_title(re.compile("^Error: "))
    assert_accessible(page)
    page.get_by_label("Interpreter: which language?").fill("Polish")
    go_by(page.get_by_role("button", name="Join the waiting list"))


def take_the_offer(live_server, page: Page, booking: Booking) -> None:
    page.goto(
        live_server.url + address_in(booking.partnership, "sessions:my_booking", link_of(booking))
    )
    expect(page.get_by_text("We keep places for you")).to_be_visible()
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Answer yes or no"))
    page.get_by_label("Yes, we come").check()
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Send my answer"))
    expect(page.get_by_text("You have your places")).to_be_visible()
    assert_accessible(page)


def come_with_fewer(page: Page) -> None:
    go_by(page.get_by_role("link", name="Change who comes"))
    expect(page.get_by_label("Interpreter: which language?")).to_have_value("Polish")
    assert_accessible(page)
    page.get_by_label("Parents or carers").fill("1")
    go_by(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("You have your places: 1 parent or carer")).to_be_visible()


def cancel(page: Page) -> None:
    go_by(page.get_by_role("link", name="Cancel: we cannot come"))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Cancel our places"))
    expect(page.get_by_text("You have cancelled.")).to_be_visible()
    assert_accessible(page)
