"""Walking through Heard in a browser as the people of the story, looking at every page."""

import os
import re
import subprocess
import sys

from playwright.sync_api import Page, expect

from heard.partnerships.models import Partnership
from tests.accounts.signing_in import code
from tests.browser import assert_accessible, go_by, see_the_work_done
from tests.databases import address
from tests.partnerships import make

ERROR = re.compile("^Error: ")


class Walker:
    """Somebody with a browser. All that they come to is looked at with axe, once.

    Pages of one title may say different things: a survey before and after it opens.
    """

    def __init__(self, page: Page, base: str, partnership: Partnership) -> None:
        self.page, self.partnership = page, partnership
        self.base = base
        self.home = f"{base}{partnership.get_absolute_url()}"
        self._seen: set[str] = set()

    def go(self, path: str = "") -> None:
        self.page.goto(self.home + path)
        self.look()

    def look(self, *, heading: str = "") -> None:
        """Look at the page; with `heading`, it must be the page of that heading."""
        if heading:
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)
        page = f"{self.page.title()}\n{self.page.locator('body').inner_text()}"
        if page not in self._seen:
            self._seen.add(page)
            assert_accessible(self.page)

    def press(self, name: str, *, heading: str = "") -> None:
        go_by(self.page.get_by_role("button", name=name, exact=True))
        self.look(heading=heading)

    def follow(self, name: str, *, heading: str = "") -> None:
        go_by(self.page.get_by_role("link", name=name, exact=True).first)
        self.look(heading=heading)

    def press_in_error(self, name: str, words: str) -> None:
        """Press a button too early: the page says what is wrong, in title and summary."""
        go_by(self.page.get_by_role("button", name=name, exact=True))
        expect(self.page).to_have_title(ERROR)
        expect(self.page.get_by_role("alert").get_by_role("link", name=words)).to_be_visible()
        self.look()

    def see_the_work_done(self) -> None:
        see_the_work_done(self.page)
        self.look()

    def sign_in(self, email: str) -> None:
        """By password and one-time code, as staff do."""
        self.page.goto(f"{self.base}/account/login/")
        self.look()
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(make.PASSWORD)
        self.press("Sign in", heading="Enter a code")
        self.page.get_by_label("Code").fill(code())
        self.press("Sign in", heading="What needs you today")


def do_the_jobs() -> None:
    """What the worker would do by now: a real one, on the databases of this test."""
    variables = {
        name: address(alias)
        for name, alias in (("DATABASE_URL", "default"), ("ANSWERS_DATABASE_URL", "answers"))
    }
    command = [sys.executable, "-m", "heard", "work", "--once", "--skip-checks"]
    subprocess.run(command, env=os.environ | variables, check=True, timeout=120)
