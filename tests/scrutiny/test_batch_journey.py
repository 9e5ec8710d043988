"""Many records brought in, one of them changed by the council, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from heard.partnerships.models import Member
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by, see_the_work_done
from tests.journeys.walking import do_the_jobs
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_batches
from tests.scrutiny.make_batches import page as saved_page
from tests.scrutiny.make_batches import zipped

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def officer():
    return make.officer(of=partnerships.partnership(slug="westmere"))


def sign_in(page: Page, live_server, member: Member) -> None:
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def address(live_server, officer, name, *args):
    return live_server.url + address_in(officer.partnership, f"scrutiny:{name}", *args)


def bring_in(page: Page, live_server, officer, file: Path) -> None:
    page.goto(address(live_server, officer, "bring_decisions"))
    page.get_by_label("Files with decision records, or one ZIP file").set_input_files(file)
    go_by(page.get_by_role("button", name="Bring them in"))
    assert_accessible(page)
    do_the_jobs()
    see_the_work_done(page)
    assert_accessible(page)


def test_many_records_come_in_and_one_that_the_council_changed_is_corrected(
    live_server, browser_page, officer, tmp_path
):
    make_batches.batch(officer, {"812.html": saved_page()})
    record = make_batches.publish(officer.partnership.decisions.get(), officer)
    texts = {f"2024/{number}.txt": make.text() for number in range(4)}
    changed = saved_page(
        purpose="To hear how families are listened to, and what becomes of it.",
        second="Members attend listening sessions in their divisions and report back by March.",
    )
    file = tmp_path / "2024.zip"
    file.write_bytes(zipped(texts | {"2024/812.html": changed, "2024/broken.pdf": b"%PDF-1.4"}))
    page = browser_page(PHONE, javascript=False)
    sign_in(page, live_server, officer)

    bring_in(page, live_server, officer, file)
    expect(page.get_by_text(re.compile("Line 1: it "))).to_be_visible()
    expect(page.get_by_role("link", name="4 New draft")).to_be_visible()

    go_by(page.get_by_role("link", name=re.compile("See what is different, and decide")))
    assert_accessible(page)
    expect(page.locator("ins").first).to_be_visible()
    go_by(page.get_by_role("button", name="Continue"))
    expect(page).to_have_title(re.compile("^Error: "))
    assert_accessible(page)
    page.get_by_label("Take the new words as the next edition of our record").check()
    go_by(page.get_by_role("button", name="Continue"))

    expect(page.get_by_label("Purpose")).to_have_value(
        "To hear how families are listened to, and what becomes of it."
    )
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Save and check what was resolved"))
    go_by(page.get_by_role("button", name="Save and preview"))
    page.get_by_label("Why is there a new edition?").fill("The council changed its record")
    go_by(page.get_by_role("button", name="Publish this decision"))

    public = browser_page(DESKTOP)
    public.goto(address(live_server, officer, "decision", record.slug))
    expect(public.get_by_text("and report back by March")).to_have_count(2)
    expect(public.get_by_text("The council changed its record")).to_be_visible()
    assert_accessible(public)
