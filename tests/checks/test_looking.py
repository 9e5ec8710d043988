"""Looking at pages in a browser: at slow ones, at wrong ones, with and without scripts."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.browser import PHONE, WITHOUT_SCRIPT, assert_accessible, axe, go_by

START = """<!DOCTYPE html><html lang="en"><head><title>Start</title></head><body>
<main><h1>Start</h1><a href="/slow/">Go on</a>
<form method="post" action="/slow/"><button>Send</button></form>"""
SLOW = """<!DOCTYPE html><html lang="en"><head><title>Slow</title></head><body>
<main><h1>Slow</h1><script>document.body.className = "scripts-ran"</script>"""
WRONG = """<!DOCTYPE html><html><head><title>Wrong</title></head><body>
<main><h1>Wrong</h1><input type="text">"""
PAGES = {"/": START, "/slow/": SLOW, "/wrong/": WRONG}
HESITATION = 0.3  # seconds


class Hesitant(BaseHTTPRequestHandler):
    """Says that a page is coming, and gives it away a good while later."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        time.sleep(HESITATION if self.path == "/slow/" else 0)
        self.wfile.write(PAGES.get(self.path, "").encode())

    def do_POST(self) -> None:
        time.sleep(HESITATION)
        self.send_response(302)
        self.send_header("Location", self.path)
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Nothing: pytest has the terminal."""


@pytest.fixture
def hesitant() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hesitant) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("role", ["link", "button"])
def test_a_slow_page_is_looked_at_when_it_is_whole(hesitant, browser_page, javascript, role):
    page = browser_page(PHONE, javascript=javascript)
    page.goto(hesitant)

    go_by(page.get_by_role(role))

    assert page.title() == "Slow"
    assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_what_is_wrong_with_a_page_is_found(hesitant, browser_page, javascript):
    page = browser_page(PHONE, javascript=javascript)
    page.goto(f"{hesitant}/wrong/")

    found = [line.split(":")[0] for line in axe(page)]

    assert found == ["html-has-lang", "label"]


def test_scripts_stay_off_when_axe_has_looked(hesitant, browser_page):
    page = browser_page(PHONE, javascript=False)
    page.goto(f"{hesitant}/slow/")

    axe(page)
    before = page.evaluate("document.body.className")
    page.reload()

    assert page in WITHOUT_SCRIPT
    assert [before, page.evaluate("document.body.className")] == ["", ""]
