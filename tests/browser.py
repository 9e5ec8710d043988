"""Pages in a real browser: a pytest plugin (`-p` in pyproject.toml).

    @pytest.mark.django_db(transaction=True, databases=["default", "answers"])
    def test_a_parent_answers(live_server, browser_page):
        page = browser_page(320, javascript=False)
        page.goto(f"{live_server.url}/a/westmere/")
        assert_accessible(page)

A test that asks for `browser_page` carries the marker `browser`. It fails when a page throws,
breaks the content security policy, or asks any other host for anything.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary, WeakSet

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Locator,
    Page,
    expect,
    sync_playwright,
)
from tools.find_browser import MAC, NAMES

from heard.design.build import build_assets

AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe finds right is many times longer than what it finds wrong, and nobody reads it here.
ASK_AXE = """async rules => {
    const found = await axe.run(document, {
        runOnly: {type: "tag", values: rules},
        // GOV.UK's back link stands before the main content, in no landmark, for good reasons.
        rules: {region: {enabled: false}},
        resultTypes: ["violations"],
        // Else it fetches and reads all style sheets once more, for a rule that is not among these.
        preload: {assets: ["media"]},
    });
    return found.violations.flatMap(({id, help, nodes}) =>
        nodes.map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}"""
PHONE, DESKTOP = 320, 1280
HEIGHTS = {PHONE: 640, DESKTOP: 900}
PATIENCE = 30_000  # milliseconds; a loaded machine is slow

# What speaks to Chromium about a page beside Playwright, and the pages where scripts are off.
SESSIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()
WITHOUT_SCRIPT: WeakSet[Page] = WeakSet()

OpenPage = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: opens pages in Chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser_page" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def find_chromium() -> str:
    """The path of the machine's Chromium or Chrome; `HEARD_CHROMIUM` names another."""
    candidates = [os.environ.get("HEARD_CHROMIUM"), *map(shutil.which, NAMES), MAC]
    for path in candidates:
        if path and Path(path).exists():
            return path
    raise pytest.UsageError(
        "the browser tests need Chromium or Chrome: run `python3 tools/find_browser.py`, or set "
        "HEARD_CHROMIUM to its path"
    )


@pytest.fixture(scope="session")
def built_assets() -> None:
    """Style sheets and script as a visitor gets them, built if they are not."""
    build_assets()


@pytest.fixture(scope="session")
def chromium(built_assets: None) -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[OpenPage]:
    """Open a fresh visitor's page, `width` pixels wide, with or without JavaScript.

    Further keywords go to Playwright's `new_context` (`forced_colors="active"`,
    `reduced_motion="reduce"`, `locale="cy"`).
    """
    contexts: list[BrowserContext] = []
    wrongs: list[str] = []

    def open_page(width: int = DESKTOP, *, javascript: bool = True, **options: Any) -> Page:
        viewport = {"width": width, "height": HEIGHTS.get(width, 800)}
        context = chromium.new_context(viewport=viewport, java_script_enabled=javascript, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if not javascript:
            WITHOUT_SCRIPT.add(page)
        _watch(page, wrongs)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrongs == []


def _watch(page: Page, wrongs: list[str]) -> None:
    page.on("pageerror", lambda error: wrongs.append(f"{page.url} threw {error}"))
    page.on(
        "console",
        lambda said: (
            wrongs.append(f"{page.url}: {said.text}")
            if "Content Security Policy" in said.text
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            wrongs.append(f"{page.url} asked another host: {request.url}")
            if _is_elsewhere(request.url)
            else None
        ),
    )


def _is_elsewhere(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and parts.hostname not in {"localhost", "127.0.0.1"}


def go_by(control: Locator) -> None:
    """Click on what leads to another page, and come there.

    A click may be over before the browser has set out, and a page is there before it has been
    read: whoever looks at once may see the page before, or an empty one.
    """
    with control.page.expect_navigation():
        control.click()


def see_the_work_done(page: Page) -> None:
    """A page of progress when its job is over: by its own script, or looked at anew."""
    if page in WITHOUT_SCRIPT:
        page.reload()
    # The footer comes last, so all that stands before it has been read.
    expect(page.locator("body:not(:has([data-at-work])) > footer")).to_be_visible()
    page.wait_for_load_state()


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong with a page by WCAG 2.2 AA and good practice, a line for each."""
    page.wait_for_load_state()
    with _axe_may_run(page):
        # Not by Playwright, which evaluates it inside a function: that takes half as long again.
        _session(page).send("Runtime.evaluate", {"expression": _axe_source()})
        return list(page.evaluate(ASK_AXE, RULES))


def _session(page: Page) -> CDPSession:
    if page not in SESSIONS:
        SESSIONS[page] = page.context.new_cdp_session(page)
    return SESSIONS[page]


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


@contextmanager
def _axe_may_run(page: Page) -> Iterator[None]:
    """Where scripts are off axe would wait for ever: they are on while it looks.

    The page stays as it was read, without scripts: those that it names are never fetched.
    """
    if page not in WITHOUT_SCRIPT:
        yield
        return
    switch = _session(page)
    # Playwright turned scripts off by a switch of its own; ours does nothing until it is moved.
    for is_off in (True, False):
        switch.send("Emulation.setScriptExecutionDisabled", {"value": is_off})
    try:
        yield
    finally:
        switch.send("Emulation.setScriptExecutionDisabled", {"value": True})


def scrolls_sideways(page: Page) -> bool:
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def assert_accessible(page: Page) -> None:
    """No violation of axe's rules, one main heading, and nothing to scroll sideways for."""
    assert axe(page) == []
    # No locators: the first on a page makes Playwright read its own script into it.
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    assert not scrolls_sideways(page)
