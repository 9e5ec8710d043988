"""Walking through boards, meetings and calls: what these walks need beside a `Walker`."""

import os
import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, expect

from heard.mail.models import Message
from heard.partnerships.models import Member
from tests.access import address_in
from tests.browser import go_by
from tests.journeys.walking import Walker
from tests.partnerships import make

PICTURES = os.environ.get("HEARD_PICTURES", "")
MOST_STOPS = 120  # of the keyboard, from one end of a page to the other


class BoardWalker(Walker):
    """Keeps a picture of each page that they come to where HEARD_PICTURES names a folder."""

    room = "boards"

    def be(self, member: Member) -> None:
        """Signed in, where signing in is not what the walk is about."""
        cookie = make.signed_in(member).cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self.base}])

    def open(self, name: str, *args: object) -> None:
        """The page of this name among the addresses of the room."""
        self.page.goto(self.base + address_in(self.partnership, f"{self.room}:{name}", *args))
        self.look()

    def come_to(self, address: str) -> None:
        """A full address, out of a message."""
        self.page.goto(address)
        self.look()

    def look(self, *, heading: str = "") -> None:
        super().look(heading=heading)
        if PICTURES:
            words = re.sub(r"\W+", "-", self.page.title().split(" – ")[0])[:60]
            name = f"{len(list(Path(PICTURES).iterdir())):03}-{words}.png"
            self.page.screenshot(path=Path(PICTURES) / name, full_page=True)

    def press_about(self, name: str | re.Pattern[str]) -> None:
        """A button that says, for those who hear the page, what it is about."""
        go_by(self.page.get_by_role("button", name=name).first)
        self.look()

    def follow_about(self, name: str | re.Pattern[str]) -> None:
        go_by(self.page.get_by_role("link", name=name).first)
        self.look()

    def fill(self, words: dict[str, str]) -> None:
        for label, text in words.items():
            self.page.get_by_label(label, exact=True).fill(text)

    def fill_day(self, legend: str, day: date) -> None:
        group = self.page.get_by_role("group", name=legend)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(part).fill(str(number))

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def tab_to(self, control: Locator) -> None:
        """With the Tab key alone, and from where the keyboard is."""
        for _each in range(MOST_STOPS):
            if control.evaluate("control => control === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way to {control} with the Tab key")

    def enter(self, *, heading: str = "") -> None:
        """The Enter key, on what leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look(heading=heading)


def link_in_letter(to: str) -> str:
    """The private link in the newest message to somebody."""
    found = re.search(r"https?://\S+", Message.objects.filter(to=to)[0].body)
    assert found
    return found[0]
