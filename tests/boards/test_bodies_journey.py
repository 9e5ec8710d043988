"""A keeper sets up a board and a parent reads of its empty seats, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from heard.partnerships.models import Member
from tests.access import address_in
from tests.boards import make, make_bodies
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def keeper():
    return make.keeper(of=partnerships.partnership(slug="westmere"))


def sign_in(page: Page, live_server, member: Member) -> None:
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def address(live_server, keeper, name, *args):
    return live_server.url + address_in(keeper.partnership, f"boards:{name}", *args)


def give_day(page, legend, day):
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label).fill(str(value))


def test_a_keeper_sets_up_a_board_on_a_telephone(live_server, browser_page, keeper):
    page = browser_page(PHONE, javascript=False)
    sign_in(page, live_server, keeper)
    page.goto(address(live_server, keeper, "all_bodies"))
    assert_accessible(page)

    go_by(page.get_by_role("button", name="Add a board or group"))
    go_by(page.get_by_role("button", name="Add it"))
    expect(page.get_by_role("alert").get_by_role("link", name="Enter a name")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Name").fill("SEND Partnership Board")
    page.get_by_label("Board", exact=True).check()
    go_by(page.get_by_role("button", name="Add it"))
    assert_accessible(page)

    go_by(page.get_by_role("link", name="Parents and carers"))
    page.get_by_label("How many seats are wanted?").fill("3")
    give_day(page, "From when?", make_bodies.days_ago(212))
    page.get_by_label("Why?").fill("The board decided that it needs at least three")
    go_by(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=3)).to_contain_text("3 wanted, 0 filled")
    go_by(page.get_by_role("link", name="Change how many are wanted"))
    assert_accessible(page)

    page.go_back()
    go_by(page.get_by_role("link", name="Add a version of the terms of reference"))
    page.get_by_label("Terms of reference", exact=True).fill("We meet every month.")
    give_day(page, "When were they agreed?", make_bodies.days_ago(10))
    go_by(page.get_by_role("button", name="Add this version"))
    go_by(page.get_by_role("link", name="Add an aim"))
    page.get_by_label("What do you want to achieve?").fill("Hear 40 families each term")
    go_by(page.get_by_role("button", name="Add this aim"))
    go_by(page.get_by_role("link", name="Mark as done"))
    assert_accessible(page)
    page.get_by_label("What came of it?").fill("We heard 52")
    go_by(page.get_by_role("button", name="Mark as done"))
    assert_accessible(page)


@pytest.mark.parametrize("width", [PHONE])
def test_a_parent_finds_the_empty_seats_by_keyboard(live_server, browser_page, keeper, width):
    board = make.body(
        keeper.partnership,
        "SEND Partnership Board",
        slug="board",
        purpose="We decide together how services for children with SEND get better.",
        meets="Every second month, Tuesdays 10am to midday, County Hall",
        quorum=5,
    )
    group = make.seats(board, wanted=3)
    make_bodies.chair(
        make.membership(group.seats.first(), make.person(keeper.partnership, "Robin Vale"))
    )
    left = make.person(keeper.partnership, "Lou Left")
    make.membership(group.seats.last(), left, end_on=make_bodies.days_ago(212))
    make_bodies.terms(board, text="We meet every month.")
    make_bodies.terms(board, 2, text="We meet every second month.", change="Fewer meetings")
    make_bodies.aim(board, "Hear 40 families each term", due_on=make_bodies.days_ago(4))
    make.body(keeper.partnership, "Early Years Group", kind="working_group", parent=board)
    page = browser_page(width)
    page.goto(address(live_server, keeper, "bodies"))
    assert_accessible(page)
    expect(page.get_by_text("2 empty seats")).to_be_visible()

    link = page.get_by_role("link", name="SEND Partnership Board")
    for _step in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("SEND Partnership Board")
    expect(page.get_by_text("2 empty seats").first).to_be_visible()
    assert_accessible(page)

    page.get_by_text("Seats wanted and filled over the years").click()
    expect(page.get_by_role("table", name="Parents and carers")).to_be_visible()
    assert_accessible(page)

    go_by(page.get_by_role("link", name="Version 2"))
    assert_accessible(page)
    go_by(page.get_by_role("link", name="Version 1"))
    expect(page.get_by_text("Replaced by version 2")).to_be_visible()
    assert_accessible(page)
