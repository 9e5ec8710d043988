"""A parent answers in a real browser: on a phone, with and without scripts, by keyboard alone."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by, scrolls_sideways
from tests.surveys import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

TABLET = 768


@pytest.fixture
def survey():
    return make.survey()


def start(page: Page, live_server, survey) -> None:
    path = address_in(survey.partnership, "surveys:show_survey", survey.key)
    page.goto(f"{live_server.url}{path}")


def look(page: Page, name: str) -> None:
    """Check the page; keep a picture of it where HEARD_PICTURES names a folder."""
    assert_accessible(page)
    folder = os.environ.get("HEARD_PICTURES")
    if folder:
        width = (page.viewport_size or {"width": 0})["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def go_on(page: Page) -> None:
    go_by(page.get_by_role("button", name="Continue"))


@pytest.mark.parametrize(
    ("width", "javascript"), [(PHONE, True), (PHONE, False), (TABLET, True), (DESKTOP, True)]
)
def test_a_parent_answers_a_survey(live_server, browser_page, survey, width, javascript):
    page = browser_page(width, javascript=javascript)
    start(page, live_server, survey)
    look(page, "1-start")
    go_by(page.get_by_role("button", name="Start now"))
    look(page, "2-section")
    page.get_by_label("Disagree").check()
    page.get_by_label("How many nights?").fill("four")
    go_on(page)
    expect(page).to_have_title("Error: Your short breaks – Short breaks 2026 – " + partner(survey))
    look(page, "3-error")
    page.get_by_label("How many nights?").fill("4")
    go_on(page)
    missing = page.get_by_label("What was missing on the website?")
    expect(missing).to_be_visible(visible=not javascript)
    look(page, "4-conditional")
    page.get_by_role("checkbox", name="The website").check()
    expect(missing).to_be_visible()
    missing.fill("Opening hours")
    go_on(page)
    page.get_by_role("radio", name="4", exact=True).check()
    page.get_by_label("Day").fill("27")
    page.get_by_label("Month").fill("3")
    page.get_by_label("Year").fill("2025")
    look(page, "5-kinds")
    go_on(page)
    page.get_by_label("Why not?").fill("Nobody rang back.")
    go_on(page)
    look(page, "6-check")
    go_by(page.get_by_role("link", name="Change Staff listened to us"))
    page.get_by_label("I do not know").check()
    go_on(page)
    expect(page.get_by_text("You also answered “Why not?”")).to_be_visible()
    look(page, "7-changed")
    go_by(page.get_by_role("button", name="Send my answers"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers have been sent")
    look(page, "8-sent")

    assert make.responses(survey) == [
        {
            "mode": "web",
            "listened": "dont_know",
            "nights": 4,
            "sources": ["website"],
            "missing": "Opening hours",
            "since": "2025-03-27",
            "stars": 4,
        }
    ]


def partner(survey) -> str:
    return str(survey.partnership.name)


def test_a_parent_answers_by_keyboard_alone(live_server, browser_page, survey):
    page = browser_page(DESKTOP)
    start(page, live_server, survey)

    tab_to(page, "Start now")
    page.keyboard.press("Enter")
    page.wait_for_url("**/about_breaks/")
    tab_to(page, "Agree")
    page.keyboard.press("Space")
    tab_to(page, "How many nights?")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    for section in ("finding_out", "last_words"):
        page.wait_for_url(f"**/{section}/")
        tab_to(page, "Continue")
        page.keyboard.press("Enter")
    page.wait_for_url("**/check-answers/")
    tab_to(page, "Send my answers")
    page.keyboard.press("Enter")

    page.wait_for_url("**/answers-sent/")
    assert make.responses(survey) == [{"mode": "web", "listened": "agree", "nights": 3}]


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => document.activeElement.labels?.[0]?.textContent ?? "
            "document.activeElement.textContent"
        )
        if said.strip() == name:
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_pages_fit_a_phone_in_larger_text_and_easy_read(live_server, browser_page, survey):
    page = browser_page(PHONE)
    start(page, live_server, survey)

    go_by(page.get_by_role("link", name="Larger text"))
    go_by(page.get_by_role("link", name="Easy Read"))
    go_by(page.get_by_role("button", name="Start now"))

    expect(page.get_by_text("Staff listen to us")).to_be_visible()
    page.get_by_label("How many nights?").fill("4")
    page.get_by_role("button", name="Standard version").click()
    expect(page.get_by_text("Staff listened to us")).to_be_visible()
    expect(page.get_by_label("How many nights?")).to_have_value("4")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    look(page, "9-easy-read")


def test_stopping_and_the_pages_around_it_are_accessible(live_server, browser_page, survey):
    page = browser_page(PHONE)
    start(page, live_server, survey)
    go_by(page.get_by_role("button", name="Start now"))
    page.get_by_label("How many nights?").fill("4")
    go_on(page)

    go_by(page.get_by_role("link", name="Stop and delete my answers"))
    look(page, "10-stop")
    go_by(page.get_by_role("button", name="Delete my answers"))
    look(page, "11-deleted")

    assert page.context.cookies() == []
    assert not make.drafts_of(survey)


def test_a_lost_draft_and_a_closed_survey_are_said_accessibly(live_server, browser_page):
    closed = make.closed_survey()
    page = browser_page(PHONE)

    start(page, live_server, closed)
    look(page, "12-closed")
    go_by(page.get_by_role("link", name="Back"))
    look(page, "13-list")

    assert not scrolls_sideways(page)
