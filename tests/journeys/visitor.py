"""A browser without scripts: as little of one as answering and staff work need."""

import html
import http.client
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tests.journeys.house import WITHIN, House

HIDDEN = re.compile(r'<input type="hidden" name="(form_stamp|csrfmiddlewaretoken)" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
NOBODY = 0  # the status when the connection is refused or breaks


@dataclass(frozen=True)
class Page:
    """What came back. `location` is where a redirect leads."""

    status: int
    text: str = ""
    location: str = ""


@dataclass
class Visitor:
    """One person's browser: cookies by name, and every request from a page of ours."""

    house: House
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Page:
        """The page, tried again for as long as web or a database is away."""
        return insist(lambda: self.ask("GET", path))

    def form(self, path: str, **filled_in: str) -> str:
        """The form of a page with these answers, as it is sent."""
        return urlencode(_hidden(self.get(path)) | filled_in)

    def post(self, path: str, form: str) -> Page:
        """Send a form, again and again while web or a database is away."""
        return insist(lambda: self.ask("POST", path, form))

    def submit(self, path: str, **filled_in: str) -> Page:
        return self.post(path, self.form(path, **filled_in))

    def upload(self, path: str, filename: str, content: str, **filled_in: str) -> Page:
        """Send a file, once, with the form of that page."""
        boundary = uuid4().hex
        told = _hidden(self.get(path)) | filled_in
        parts = [f'name="{name}"\r\n\r\n{value}' for name, value in told.items()]
        parts.append(
            f'name="file"; filename="{filename}"\r\nContent-Type: text/csv\r\n\r\n{content}'
        )
        body = "".join(f"--{boundary}\r\nContent-Disposition: form-data; {p}\r\n" for p in parts)
        kind = f"multipart/form-data; boundary={boundary}"
        return self.ask("POST", path, f"{body}--{boundary}--\r\n", kind)

    @contextmanager
    def sent_unheard(self, path: str, form: str) -> Iterator[None]:
        """A form is on its way, and the answer is never read."""
        with closing(self._request("POST", path, form, FORM)):
            yield

    def ask(self, method: str, path: str, body: str = "", kind: str = FORM) -> Page:
        """One request, whatever comes of it."""
        try:
            with closing(self._request(method, path, body, kind)) as connection:
                response = connection.getresponse()
                text = response.read().decode()
        except (OSError, http.client.HTTPException):
            return Page(NOBODY)
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        location = urlsplit(response.headers.get("Location", ""))
        return Page(response.status, text, location.path)

    def _request(self, method: str, path: str, body: str, kind: str) -> http.client.HTTPConnection:
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": kind,
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=WITHIN)
        try:
            connection.request(method, path, body.encode() or None, headers)
        except OSError:
            connection.close()
            raise
        return connection


def insist(deed: Callable[[], Page]) -> Page:
    """Do it until neither web nor a database is away."""
    deadline = time.monotonic() + WITHIN
    while (page := deed()).status in {NOBODY, 503}:
        assert time.monotonic() < deadline, f"it stays away: {page}"
        time.sleep(0.1)
    return page


def _hidden(page: Page) -> dict[str, str]:
    found = {name: html.unescape(value) for name, value in HIDDEN.findall(page.text)}
    assert found, page
    return found
