"""What was said, in a browser: written down where the connection drops, gone through by keyboard,
read by everybody."""

import os

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from heard.partnerships.models import Member
from heard.sessions.models.words import AnswerKind, PointState
from heard.sessions.services import answering
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.sessions import make, make_heard, make_points

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

PICTURES = os.environ.get("HEARD_PICTURES_OF_POINTS", "")


class Walk:
    """Somebody with a browser, signed in if they are a member; every page is looked at with axe."""

    def __init__(self, page: Page, base: str, partnership, member: Member | None = None) -> None:
        self.page, self.base, self.partnership = page, base, partnership
        if member:
            cookie = partnerships.signed_in(member).cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": base}])

    def go(self, name, *args):
        self.page.goto(self.base + address_in(self.partnership, f"sessions:{name}", *args))
        self.look(name)

    def look(self, name="page"):
        if PICTURES:
            width = self.page.viewport_size["width"]
            self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        assert_accessible(self.page)

    def press(self, name):
        go_by(self.page.get_by_role("button", name=name, exact=True))
        self.look(name)

    def sees(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible()


def area(session):
    return session.phase.programme.partnership


def write(page, words):
    page.get_by_label("What was said").fill(words)
    page.get_by_role("button", name="Save this point").click()


def test_a_host_writes_points_down_where_the_connection_drops(live_server, browser_page):
    session = make.held(title="Tea and talk")
    page = browser_page(PHONE)
    walk = Walk(page, live_server.url, area(session), make_points.co_host(session))
    walk.go("capture", session.pk)
    page.get_by_label("Table").fill("3")
    page.get_by_label("Even better if").check()

    write(page, "The bus comes on time")
    expect(page.locator("[data-just-written]")).to_contain_text("The bus comes on time")
    page.context.set_offline(True)
    write(page, "My son Tom waits")
    walk.sees("1 is not sent yet")
    write(page, "Nobody rings back")
    walk.sees("2 are not sent yet")
    assert session.points.count() == 1
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    walk.sees("All is sent")

    walk.sees("Does this name somebody? Tom")
    walk.look("capture-sent")
    said = [(point.said, point.table, point.prompt) for point in session.points.order_by("pk")]
    assert said == [
        ("The bus comes on time", "3", "even_better_if"),
        ("My son Tom waits", "3", "even_better_if"),
        ("Nobody rings back", "3", "even_better_if"),
    ]


def test_what_was_not_sent_outlives_the_page_and_is_sent_once(live_server, browser_page):
    session = make.held()
    page = browser_page(PHONE)
    walk = Walk(page, live_server.url, area(session), make_points.co_host(session))
    walk.go("capture", session.pk)

    # The server has it, and its answer is lost on the way.
    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/capture/", lose, times=1)
    # The page says so before it has sent anything: a slow machine would lose the next page instead.
    with page.expect_event("requestfailed"):
        write(page, "We wait")
    walk.sees("1 is not sent yet")

    walk.go("capture", session.pk)

    walk.sees("All is sent")
    assert [point.said for point in session.points.all()] == ["We wait"]


def test_what_cannot_be_taken_is_shown_and_removed(live_server, browser_page):
    session = make.held()
    page = browser_page(PHONE)
    walk = Walk(page, live_server.url, area(session), make_points.co_host(session))
    walk.go("capture", session.pk)
    page.get_by_text("Who said it, and how many agreed").click()
    page.get_by_label("How many people agreed with it?").fill("minus three")

    write(page, "We wait")

    walk.sees("Could not be taken")
    walk.look("capture-refused")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Could not be taken")).to_be_hidden()


def test_without_scripts_a_point_is_sent_as_forms_are(live_server, browser_page):
    session = make.held()
    page = browser_page(PHONE, javascript=False)
    walk = Walk(page, live_server.url, area(session), make_points.co_host(session))
    walk.go("capture", session.pk)
    page.get_by_label("What was said").fill("We wait")

    walk.press("Save this point")

    walk.sees("Point saved")
    assert session.points.get().said == "We wait"


def test_a_moderator_goes_through_points_by_keyboard(live_server, browser_page):
    session = make.held()
    lead = make_points.lead_of(session)
    first, second, third = (
        make_points.point(session, words, by=lead) for words in ("One", "My son Tom waits", "Three")
    )
    page = browser_page(DESKTOP)
    walk = Walk(page, live_server.url, area(session), lead)
    walk.go("points", session.pk)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="My son Tom waits")).to_be_focused()
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    walk.look("moderate")

    with page.expect_navigation():
        page.keyboard.press("p")
    expect(page.locator("mark")).to_have_text("Tom")
    walk.look("moderate-names")
    page.keyboard.press("e")
    page.keyboard.type("pn")
    expect(page.get_by_label("What everybody may read")).to_be_focused()
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("h")
    page.get_by_label("Somebody could be recognised").check()
    with page.expect_navigation():
        page.keyboard.press("n")

    walk.look("points-done")
    for point in (first, second, third):
        point.refresh_from_db()
    states = [point.state for point in (first, second, third)]
    assert states == [PointState.PUBLISHED, PointState.HELD, PointState.NOT_PUBLISHED]


def test_keys_can_be_turned_off(live_server, browser_page):
    session = make.held()
    lead = make_points.lead_of(session)
    point = make_points.point(session, by=lead)
    page = browser_page(DESKTOP)
    walk = Walk(page, live_server.url, area(session), lead)
    walk.go("moderate", point.pk)

    page.get_by_text("Keys", exact=True).click()
    page.get_by_role("button", name="Turn keys off").click()
    page.keyboard.press("p")

    expect(page.get_by_role("button", name="Turn keys on")).to_be_visible()
    point.refresh_from_db()
    assert point.state == PointState.NEW


def _full_page():
    """Much was said, and it is answered in each way."""
    session = make.held(title="Waiting for an assessment")
    waiting, transport = (make_heard.theme(session, each) for each in ("Waiting", "Transport"))
    points = make_heard.sorted_points(session, waiting, 12)
    make_heard.sorted_points(session, transport, 11)
    make_heard.booking(session, came=23)
    for point, kind in zip(points, AnswerKind, strict=False):
        days = 9 if kind in (AnswerKind.WILL, AnswerKind.LOOKING) else -1
        make_heard.answer(point, make_heard.word(kind, days, who="The assessment team"))
    make_heard.answer(points[0])
    by = make_points.lead_of(session)
    answering.answer_theme(waiting, make_heard.word(), session=session, by=by)
    return make_heard.published(session)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_everybody_reads_what_was_heard(live_server, browser_page, width):
    session = _full_page()
    late = make.held(session.phase, in_days=-40, title="A late one")
    walk = Walk(browser_page(width), live_server.url, area(session))

    for name in ("heard", "heard_easy_read", "heard_one_page"):
        walk.go(name, session.key)
    walk.go("all_heard")
    walk.go("heard", late.key)

    walk.sees("days late")


def test_one_page_prints_on_one_side(live_server, browser_page):
    session = _full_page()
    session.heard_summary = "Families wait for too long. " * 60
    session.save()
    page = browser_page(DESKTOP)
    walk = Walk(page, live_server.url, area(session))
    walk.go("heard_one_page", session.key)

    sides = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
    pdf = page.pdf(format="A4", margin=sides)

    with PdfDocument(pdf) as printed:
        assert len(printed) == 1
