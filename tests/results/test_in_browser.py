"""Published findings in a real browser: by keyboard, by ear, on paper, in Easy Read."""

import io
import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.results import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

MOST_STOPS = 60
A4 = 794 - 2 * 57  # CSS pixels between margins of 15 mm
# The stop of the keyboard, as its words, and whether its focus can be seen.
STOP = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const look = getComputedStyle(at);
    const isMarked = look.outlineStyle !== "none" || look.boxShadow !== "none";
    return [at === document.body ? "" : at.innerText.trim() || at.getAttribute("aria-labelledby"),
            isMarked && box.width > 0 && box.bottom > 0 && box.top < innerHeight];
}"""


@pytest.fixture
def found():
    return make.published()


def opened(browser_page, live_server, found, name: str, width: int = DESKTOP, **more) -> Page:
    page: Page = browser_page(width, **more)
    page.goto(live_server.url + address_in(found.partnership, f"results:{name}", found.key))
    return page


def pictures(page: Page) -> list[tuple[str, int]]:
    """Name and number of parts that are read out, of each picture in the accessibility tree."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    read = {node["nodeId"] for node in nodes if not node["ignored"]}
    return [
        (node["name"]["value"], len(read.intersection(node.get("childIds", ()))))
        for node in nodes
        if node.get("role", {}).get("value") in {"image", "img"} and not node["ignored"]
    ]


def test_a_chart_is_one_picture_that_says_its_title_and_its_sentence(
    live_server, browser_page, found
):
    page = opened(browser_page, live_server, found, "publication")

    charts = page.locator(".heard-chart")
    said = dict(pictures(page))
    assert charts.count() > 2
    for at in range(charts.count()):
        title = charts.nth(at).locator("figcaption").inner_text()
        sentence = charts.nth(at).locator("> p").inner_text()
        assert f"{title} {sentence}" in said


def test_no_part_of_a_picture_is_read_out_by_itself(live_server, browser_page, found):
    for name in ("publication", "easy_read"):
        page = opened(browser_page, live_server, found, name)

        assert {parts for _name, parts in pictures(page)} == {0}


def test_the_keyboard_goes_through_the_whole_page_and_sees_where_it_is(
    live_server, browser_page, found
):
    page = opened(browser_page, live_server, found, "publication")
    stops: list[tuple[str, bool]] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        words, is_seen = page.evaluate(STOP)
        if not words or (stops and words == stops[0][0]):
            break
        stops.append((words, is_seen))

    reached = [words for words, _is_seen in stops]
    assert [words for words, is_seen in stops if not is_seen] == []
    assert reached[0] == "Skip to main content"
    assert any(words.startswith("Show as a table: How people answered") for words in reached)
    for words in ("The report to print (PDF)", "All figures as a table (CSV)", "Contact"):
        assert words in reached
    assert any("Easy Read" in words for words in reached)


def test_the_table_of_a_chart_follows_it_and_opens_by_keyboard(live_server, browser_page, found):
    page = opened(browser_page, live_server, found, "publication")
    chart = page.locator(".heard-chart").first
    table = chart.get_by_role("table")
    expect(table).to_be_hidden()

    chart.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "heard-table-box"
    assert chart.locator("> svg").bounding_box()["y"] < table.bounding_box()["y"]


@pytest.mark.parametrize("width", [PHONE, 768, DESKTOP])
def test_easy_read_can_be_read_by_everybody(live_server, browser_page, found, width):
    page = opened(browser_page, live_server, found, "easy_read", width, javascript=False)

    assert_accessible(page)
    size = page.locator(".heard-easy__line").first.evaluate("at => getComputedStyle(at).fontSize")
    assert float(size.removesuffix("px")) >= 18.6  # 14 point


def test_filled_people_differ_where_the_reader_has_their_own_colours(
    live_server, browser_page, found
):
    page = opened(browser_page, live_server, found, "easy_read", forced_colors="active")
    fill = "at => getComputedStyle(at).fill"

    picture = page.locator(".heard-tens").first
    filled = picture.locator(".heard-tens__person--filled").first.evaluate(fill)
    empty = picture.locator(".heard-tens__person:not(.heard-tens__person--filled)").first

    assert filled != empty.evaluate(fill)


def test_on_paper_charts_and_tables_are_whole_and_the_address_is_there(
    live_server, browser_page, found
):
    page = opened(browser_page, live_server, found, "publication", A4)
    page.emulate_media(media="print")

    cut = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter(
            (each) => each.getBoundingClientRect().right > innerWidth + 1
        ).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert cut == []
    titles = page.locator(".heard-chart figcaption").all_inner_texts()
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4"))) as paper:
        words = " ".join(each.get_textpage().get_text_bounded() for each in paper)
    said = re.sub(r"\s+", "", words.replace("\x02", "-"))  # a hyphen where a line was broken
    for title in titles:
        assert re.sub(r"\s+", "", title) in said
    assert words.count("Gave a view") == 1  # the table of the rated question stands open
    address = address_in(found.partnership, "results:publication", found.key)
    assert f"{live_server.url}{address}" in said
