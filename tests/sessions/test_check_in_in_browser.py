"""Checking people in on a phone, with a connection that comes and goes."""

import re

import pytest
from playwright.sync_api import expect

from heard.sessions.models import Booking
from tests.access import address_in
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.sessions import make_arriving as door

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def open_door(live_server, browser_page):
    """The page of check-in on the phone of a co-host."""

    def open_on_phone(session, **options):
        page = browser_page(PHONE, **options)
        cookie = partnerships.signed_in(door.host(session)).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        of = session.phase.programme.partnership
        page.goto(live_server.url + address_in(of, "sessions:check_in", session.pk))
        return page

    return open_on_phone


def line(page, name):
    return page.locator("li.heard-door__line").filter(has_text=name)


def press(page, name, words):
    line(page, name).get_by_role("button", name=re.compile(f"^{words}")).click()


def came(booking):
    booking.refresh_from_db()
    return booking.came


def test_a_household_is_checked_in_and_undone(open_door):
    booking = door.booking(name="Robin Vale", parents=2, childcare=1)
    door.support(booking, "hearing_loop", state="arranged")
    page = open_door(booking.session)
    assert_accessible(page)

    press(page, "Robin", "All 2 came")
    expect(line(page, "Robin")).to_contain_text("Here: 2 people")
    expect(page.locator("[data-door]")).to_contain_text("People here: 2 of 2")
    assert came(booking) == 2
    assert_accessible(page)

    press(page, "Robin", "Undo")
    expect(page.locator("[data-door]")).to_contain_text("People here: 0 of 2")
    assert came(booking) is None


def test_presses_without_a_connection_are_sent_when_it_is_back(open_door):
    session = door.today(capacity=10)
    robin = door.booking(session, name="Robin Vale", parents=2)
    ines = door.booking(session, name="Ines Hill", parents=3)
    page = open_door(session)
    expect(page.locator("[data-status]")).to_be_hidden()

    page.context.set_offline(True)
    press(page, "Robin", "All 2 came")
    line(page, "Ines").get_by_text("Another number came").click()
    line(page, "Ines").get_by_label("How many people came?").fill("1")
    press(page, "Ines", "Check in")
    page.get_by_label("First name").fill("Ali")
    page.get_by_role("button", name="Let them in").click()

    expect(page.locator("[data-status]")).to_contain_text("3 not sent yet")
    expect(line(page, "Robin")).to_contain_text("Here: 2 people")
    assert_accessible(page)
    assert (came(robin), came(ines)) == (None, None)

    page.context.set_offline(False)
    expect(page.locator("[data-status]")).to_be_hidden()
    expect(line(page, "Ali")).to_contain_text("Here: 1 person")
    assert (came(robin), came(ines)) == (2, 1)
    assert Booking.objects.get(name="Ali").came == 1


def test_presses_outlive_the_page(open_door):
    booking = door.booking(name="Robin Vale")
    page = open_door(booking.session)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/presses/", lambda route: route.abort())
    press(page, "Robin", "Came")
    expect(page.locator("[data-status]")).to_contain_text("1 not sent yet")

    page.unroute("**/presses/")
    page.reload()

    expect(page.locator("[data-door]")).to_contain_text("People here: 1 of 1")
    assert came(booking) == 1


def test_an_answer_that_is_lost_on_the_way_back_counts_once(open_door):
    session = door.today(capacity=10)
    page = open_door(session)
    lost = []

    def lose_the_answer(route):
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())
            route.abort()

    page.route("**/presses/", lose_the_answer)
    page.get_by_label("First name").fill("Ali")
    page.get_by_role("button", name="Let them in").click()

    expect(line(page, "Ali")).to_have_count(1)
    expect(page.locator("[data-status]")).to_be_hidden()
    assert Booking.objects.count() == 1


def test_two_phones_agree(open_door):
    booking = door.booking(name="Robin Vale")
    one, other = open_door(booking.session), open_door(booking.session)

    press(one, "Robin", "Came")
    expect(one.locator("[data-door]")).to_contain_text("People here: 1 of 1")
    other.evaluate("dispatchEvent(new Event('online'))")

    expect(line(other, "Robin")).to_contain_text("Here: 1 person")
    press(other, "Robin", "Undo")
    expect(other.locator("[data-door]")).to_contain_text("People here: 0 of 1")
    assert came(booking) is None


def test_who_is_refused_is_told_why(open_door):
    session = door.today(capacity=1)
    door.booking(session, name="Robin Vale")
    page = open_door(session)

    page.get_by_role("button", name="Let them in").click()

    expect(page.locator("[data-trouble]")).to_contain_text("There are not enough places left")
    expect(page.locator("[data-status]")).to_be_hidden()
    assert_accessible(page)


def test_the_list_is_searched_while_typing(open_door):
    session = door.today()
    door.booking(session, name="Robin Vale")
    door.booking(session, name="Ines Hill")
    page = open_door(session)

    page.get_by_label("Find a name or reference").fill("ROB")

    expect(line(page, "Robin")).to_be_visible()
    expect(line(page, "Ines")).to_be_hidden()


def test_check_in_works_by_keyboard(open_door):
    booking = door.booking(name="Robin Vale")
    page = open_door(booking.session)

    button = line(page, "Robin").get_by_role("button", name=re.compile("^Came"))
    button.focus()
    page.keyboard.press("Enter")

    undo = line(page, "Robin").get_by_role("button", name=re.compile("^Undo"))
    expect(undo).to_be_focused()
    expect(page.locator("[data-door]")).to_contain_text("People here: 1 of 1")


def test_check_in_works_without_script(open_door):
    booking = door.booking(name="Robin Vale", parents=2)
    page = open_door(booking.session, javascript=False)
    assert_accessible(page)

    go_by(line(page, "Robin").get_by_role("button", name=re.compile("^All 2 came")))

    assert "Here: 2 people" in line(page, "Robin").inner_text()
    go_by(line(page, "Robin").get_by_role("button", name=re.compile("^Undo")))
    assert came(booking) is None


def test_who_is_signed_out_meanwhile_loses_nothing(open_door):
    booking = door.booking(name="Robin Vale")
    page = open_door(booking.session)
    page.context.clear_cookies()

    press(page, "Robin", "Came")

    expect(page.locator("[data-trouble]")).to_contain_text("You are signed out")
    expect(page.locator("[data-status]")).to_contain_text("1 not sent yet")
    page.on("dialog", lambda dialog: dialog.accept())
