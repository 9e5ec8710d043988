"""An officer publishes a decision and a member of the public finds it, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import heard.home
from heard.partnerships.models import Member
from heard.scrutiny import services
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.scrutiny import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

RECORD = Path(heard.home.__file__).parent / "demo" / "decision-record.txt"


@pytest.fixture
def officer():
    return make.officer(of=partnerships.partnership(slug="westmere"))


def sign_in(page: Page, live_server, member: Member) -> None:
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def address(live_server, officer, name, *args):
    return live_server.url + address_in(officer.partnership, f"scrutiny:{name}", *args)


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, False), (DESKTOP, True)])
def test_an_officer_corrects_and_publishes_and_the_public_finds_it(
    live_server, browser_page, officer, width, javascript
):
    page = browser_page(width, javascript=javascript)
    sign_in(page, live_server, officer)
    page.goto(address(live_server, officer, "all_decisions"))
    assert_accessible(page)

    go_by(page.get_by_role("button", name="Read in a decision record"))
    go_by(page.get_by_role("button", name="Read it"))
    expect(page).to_have_title(re.compile("^Error: "))
    assert_accessible(page)
    page.get_by_label("Text of the decision record").fill(RECORD.read_text())
    page.get_by_label(re.compile("Web address of the record")).fill("https://example.org/d/1")
    go_by(page.get_by_role("button", name="Read it"))

    expect(page.get_by_label("Decision maker")).to_have_value("Children's Scrutiny Committee")
    assert_accessible(page)
    page.get_by_label("Title").fill("Listening to families")
    day = page.get_by_role("group", name="Date of decision")
    day.get_by_label("Day").fill("77")
    go_by(page.get_by_role("button", name="Save and check what was resolved"))
    expect(page).to_have_title(re.compile("^Error: "))
    assert_accessible(page)
    day.get_by_label("Day").fill("17")
    go_by(page.get_by_role("button", name="Save and check what was resolved"))

    first = page.get_by_role("group", name="Resolution 1")
    expect(first.get_by_label("Note")).to_be_checked()
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Move down (resolution 1)"))
    second = page.get_by_role("group", name="Resolution 2")
    expect(second.get_by_label("Note")).to_be_checked()
    go_by(page.get_by_role("button", name="Move up (resolution 2)"))
    first.get_by_label("Agree").check()
    go_by(page.get_by_role("button", name="Save and preview"))

    assert_accessible(page)
    go_by(page.get_by_role("button", name="Publish this decision"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Listening to families")

    find_as_the_public(browser_page(width, javascript=javascript), live_server, officer)


def find_as_the_public(page: Page, live_server, officer: Member) -> None:
    page.goto(address(live_server, officer, "register"))
    assert_accessible(page)
    page.get_by_label("Search words").fill("families sessions")
    go_by(page.get_by_role("button", name="Search"))
    expect(page.get_by_role("heading", name="1 decision")).to_be_visible()
    go_by(page.get_by_role("link", name="Listening to families"))
    expect(page.get_by_text("resolved 2 things on 17 June 2026.")).to_be_visible()
    expect(page.get_by_text("In short: note and agree")).to_be_visible()
    expect(page.get_by_role("link", name="Read the record in the committee system")).to_be_visible()
    expect(page.get_by_text("Heard is not the legal record.")).to_be_visible()
    assert_accessible(page)
    assert page.context.cookies() == []


def test_a_draft_is_checked_and_published_with_the_keyboard_alone(
    live_server, browser_page, officer
):
    record = make.draft(officer, title="Short breaks")
    page = browser_page(DESKTOP)
    sign_in(page, live_server, officer)
    page.goto(address(live_server, officer, "change_decision", record.pk))

    press_with_keyboard(page, "Save and check what was resolved")
    press_with_keyboard(page, "Save and preview")
    press_with_keyboard(page, "Publish this decision")

    expect(page.get_by_role("heading", level=1)).to_have_text("Short breaks")


def press_with_keyboard(page: Page, button: str) -> None:
    """Tab to the button, as somebody without a mouse would, and press Enter."""
    wanted = page.get_by_role("button", name=button)
    expect(wanted).to_be_visible()
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("button => button === document.activeElement"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [DESKTOP])
def test_every_other_page_is_accessible(live_server, browser_page, officer, width):
    draft = make.draft(officer)
    old = make.published(officer, title="Short breaks", decision_date=None, checked=["title"])
    begun = services.correct_decision(old, by=officer)
    new = services.publish_decision(begun, by=officer, revision=0, reason="A slip")
    gone = make.published(officer, title="Gone")
    services.withdraw_decision(gone, by=officer, reason="It named a child")
    page = browser_page(width)
    sign_in(page, live_server, officer)

    for name, args in [
        ("all_decisions", []),
        ("register", []),
        ("edition", [new.slug, 1]),
        ("decision", [new.slug]),
        ("decision", [gone.slug]),
        ("discard_decision", [draft.pk]),
        ("withdraw_decision", [new.pk]),
    ]:
        page.goto(address(live_server, officer, name, *args))
        assert_accessible(page)
    page.goto(address(live_server, officer, "register") + "?words=zebra")
    expect(page.get_by_text("No decision fits your search.")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [PHONE])
def test_two_officers_at_once_see_an_accessible_page(live_server, browser_page, officer, width):
    record = make.draft(officer)
    page = browser_page(width)
    sign_in(page, live_server, officer)
    page.goto(address(live_server, officer, "change_decision", record.pk))
    other = make.officer(of=officer.partnership, person=partnerships.user(name="Ada Quill"))
    services.change_decision(record, {"title": "Theirs"}, revision=0, by=other)

    page.get_by_label("Title").fill("Mine")
    go_by(page.get_by_role("button", name="Save draft"))

    expect(page.get_by_text("Ada Quill changed Title at")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("Theirs")
    assert_accessible(page)
