"""The gallery in a real browser: every component, narrow and wide."""

import pytest

from tests.browser import DESKTOP, PHONE, assert_accessible, go_by, scrolls_sideways

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/design/",
    "/design/form/",
    "/design/report/",
    "/design/error/404/",
    "/design/error/405/",
    "/design/error/500/",
]

# Answers to one question by where a child learns, which is as wide as findings get.
WIDE_TABLE = """() => {
  const heads = ["Group", "Strongly agree", "Agree", "Neither agree nor disagree", "Disagree",
    "Strongly disagree", "I do not know", "Answered"];
  const cell = (tag, words) =>
    `<${tag} class="govuk-table__${tag === "td" ? "cell" : "header"}">${words}</${tag}>`;
  const row = '<th scope="row" class="govuk-table__header">Mainstream nursery or school</th>';
  document.querySelector("main").innerHTML =
    '<div class="heard-table-box" id="wide"><table class="govuk-table"><thead><tr>'
    + heads.map((words) => cell("th", words)).join("")
    + "</tr></thead><tbody><tr>" + row
    + heads.slice(1).map(() => cell("td", "Not shown")).join("") + "</tr></tbody></table></div>";
}"""


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("address", PAGES)
def test_every_component_is_accessible(live_server, browser_page, width, address):
    page = browser_page(width)

    page.goto(live_server.url + address)

    assert_accessible(page)


def test_pages_are_accessible_without_javascript(live_server, browser_page):
    page = browser_page(PHONE, javascript=False)

    page.goto(live_server.url + "/design/")

    assert_accessible(page)


def test_the_error_summary_takes_focus_and_leads_to_the_field(live_server, browser_page):
    page = browser_page(PHONE)
    page.goto(live_server.url + "/design/form/")

    go_by(page.get_by_role("button", name="Close survey"))

    assert page.title() == "Error: Close Short breaks 2026 – Heard"
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Enter why you are closing this survey").click()
    assert page.evaluate("document.activeElement.id") == "id_reason"
    assert_accessible(page)


def test_keyboard_users_can_skip_to_the_content(live_server, browser_page):
    page = browser_page(DESKTOP)
    page.goto(live_server.url + "/design/report/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_page_read_from_right_to_left_does_not_scroll_sideways(live_server, browser_page):
    page = browser_page(PHONE)
    page.goto(live_server.url + "/design/")

    page.evaluate(
        "() => { document.documentElement.dir = 'rtl';"
        "document.querySelector('link[rel=stylesheet]').href = '/static/build/heard.rtl.css'; }"
    )
    page.wait_for_load_state("networkidle")

    assert not scrolls_sideways(page)


def test_charts_can_be_seen_in_forced_colours(live_server, browser_page):
    page = browser_page(DESKTOP, forced_colors="active")

    page.goto(live_server.url + "/design/report/")

    bar = page.locator(".heard-chart__bar").first
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert bar.evaluate("bar => getComputedStyle(bar).fill") != background


def test_on_paper_every_column_of_a_wide_table_is_on_the_sheet(live_server, browser_page):
    page = browser_page(718)  # A4 less its margins
    page.goto(live_server.url + "/design/report/")
    page.evaluate(WIDE_TABLE)
    assert page.evaluate("document.querySelector('#wide').scrollWidth") > 718

    page.emulate_media(media="print")

    assert not scrolls_sideways(page)
