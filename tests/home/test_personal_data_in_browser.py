"""Somebody asks from a phone; the administrator shows, erases and proves it, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from heard.home.models import RightsRequest
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make_privacy as make
from tests.boards.make_privacy import ROBIN, Somebody
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def administrator() -> Member:
    return partnerships.member(
        Role.ADMINISTRATOR,
        of=partnerships.partnership(contact_phone="01632 960 002"),
    )


def sign_in(page: Page, live_server, member: Member) -> None:
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def address(live_server, member: Member, name: str) -> str:
    return live_server.url + address_in(member.partnership, f"home:{name}")


def look(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert_accessible(page)


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, False), (DESKTOP, True)])
def test_somebody_asks_and_is_forgotten(
    live_server, browser_page, administrator, width, javascript
):
    here = administrator.partnership
    make.expression(here)
    make.subscriber(here, Somebody(email="another@example.org", phone="01632 960001"))
    make.guest(here)
    make.seated(here)

    ask_from_a_phone(browser_page(width, javascript=javascript), live_server, administrator)

    page = browser_page(width, javascript=javascript)
    sign_in(page, live_server, administrator)
    page.goto(address(live_server, administrator, "today"))
    go_by(page.get_by_role("link", name=re.compile("Answer the request")))
    look(page, "Request R")
    go_by(page.get_by_role("button", name="Look up"))
    look(page, "What is held on this person")
    assert "robin" not in page.url
    go_by(page.get_by_role("button", name="Erase"))
    look(page, "Erase what is held on this person")
    go_by(page.get_by_role("button", name="Erase for good"))
    expect(page).to_have_title(re.compile("^Error: "))
    look(page, "Erase what is held on this person")
    page.get_by_label(re.compile("I have checked who asks")).check()
    page.get_by_label(re.compile("A guest of your name")).check()
    go_by(page.get_by_role("button", name="Erase for good"))
    look(page, "Erased")
    expect(page.get_by_text("No row was lost")).to_be_visible()
    go_by(page.get_by_role("link", name="Requests to answer"))
    look(page, "Requests for what is held")
    go_by(page.get_by_role("link", name=re.compile("^R[A-Z0-9]{6}$")))
    page.get_by_label("How did you check who asks?").fill("Called back on the number from before")
    page.get_by_label("What did you answer?").fill("Erased what could go, and said what stays")
    go_by(page.get_by_role("button", name="Save as answered"))
    look(page, "Requests for what is held")
    assert RightsRequest.objects.open().count() == 0


def ask_from_a_phone(page: Page, live_server, administrator: Member) -> None:
    """By the keyboard, from the privacy page on."""
    page.goto(address(live_server, administrator, "privacy"))
    look(page, "Privacy")
    go_by(page.get_by_role("link", name="Ask what we hold on you"))
    look(page, "Ask what we hold on you")
    go_by(page.get_by_role("button", name="Send"))
    expect(page).to_have_title(re.compile("^Error: "))
    look(page, "Ask what we hold on you")
    page.get_by_label("Delete what you hold on me").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type(ROBIN.name)
    page.keyboard.press("Tab")
    page.keyboard.type(ROBIN.email)
    page.get_by_role("button", name="Send").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(page, "We have your request")
