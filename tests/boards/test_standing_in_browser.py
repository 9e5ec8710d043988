"""Somebody joins the list, changes what they hear of and leaves, on a phone and by keyboard."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from heard.mail.models import Message
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


def look(page: Page, name: str) -> None:
    """Check the page; keep a picture of it where HEARD_PICTURES names a folder."""
    assert_accessible(page)
    folder = os.environ.get("HEARD_PICTURES")
    if folder:
        width = (page.viewport_size or {"width": 0})["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def press(page: Page, name: str) -> None:
    go_by(page.get_by_role("button", name=name))


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, False), (DESKTOP, True)])
def test_somebody_joins_changes_and_leaves(live_server, browser_page, width, javascript):
    area = partnerships.partnership()
    page = browser_page(width, javascript=javascript)
    page.goto(live_server.url + address_in(area, "boards:keep_me_posted"))
    look(page, "1-join")
    press(page, "Keep me posted")
    expect(page).to_have_title(re.compile("^Error: Keep me posted"))
    look(page, "2-errors")
    page.get_by_label("Seats on boards and groups").check()
    page.get_by_label("E-mail address").fill("ash@example.org")
    page.get_by_label("I want").check()
    press(page, "Keep me posted")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at your e-mail")
    look(page, "3-asked")

    page.goto(_link_in_the_message())
    look(page, "4-confirm")
    press(page, "Yes, keep me posted")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are on our list")
    look(page, "5-on-the-list")
    go_by(page.get_by_role("button", name="Change this"))
    page.get_by_label("New surveys").check()
    look(page, "6-change")
    press(page, "Save")
    expect(page.get_by_text("Your changes are saved")).to_be_visible()
    look(page, "7-saved")
    go_by(page.get_by_role("link", name="Leave the list"))
    look(page, "8-leave")
    press(page, "Leave the list")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have left the list")
    look(page, "9-left")

    assert page.context.cookies() == []
    assert area.subscribers.get().topics == ["surveys", "boards"]


def _link_in_the_message() -> str:
    found = re.search(r"http\S+", Message.objects.get().body)
    assert found
    return found[0]


def test_somebody_joins_by_keyboard_alone(live_server, browser_page):
    area = partnerships.partnership()
    page = browser_page(DESKTOP)
    page.goto(live_server.url + address_in(area, "boards:keep_me_posted"))

    page.get_by_label("What families told us").focus()
    page.keyboard.press("Space")
    for _ in range(6):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("07700 900123")
    page.get_by_label("I want").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/asked/text/")
    look(page, "10-asked-by-text")
    ash = area.subscribers.get()
    assert (ash.topics, ash.channel, ash.phone) == (["findings"], "text", "07700 900123")
