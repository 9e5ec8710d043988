"""An officer writes a report to a committee, issues it, and issues it again, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from heard.scrutiny.models import Report
from tests.access import address_in
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.scrutiny import make_committees as make_c
from tests.scrutiny import make_reports as make_r

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def committee():
    found = make_r.committee(page_limit=20)
    found.implication_kinds.exclude(title="Legal").update(is_used=False)
    make_r.area(found, with_findings=False)
    make_c.meeting(found)
    return found


def press(page, name):
    go_by(page.get_by_role("button", name=name, exact=True))
    assert_accessible(page)


def follow(page, name):
    go_by(page.get_by_role("link", name=name).first)
    assert_accessible(page)


def begin(page, live_server, officer, committee):
    cookie = partnerships.signed_in(officer).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page.goto(live_server.url + address_in(committee.partnership, "scrutiny:all_reports"))
    assert_accessible(page)
    follow(page, f"Begin a report to the {committee}")
    page.get_by_label("What is the report called?").fill("Listening to families")
    press(page, "Begin the report")


def write(page):
    follow(page, "What it is about")
    page.get_by_label("Who is the report of?").fill("Head of Service for SEND")
    page.get_by_label("What is the committee asked to do with it?").fill("To hear of families.")
    page.get_by_label("The report in a few sentences").fill("Families wait too long.")
    press(page, "Save")
    follow(page, "What the committee is asked to resolve")
    for text in ("ask for more.", "note the report."):
        page.get_by_label("The committee is asked to").fill(text)
        press(page, "Add the recommendation")
    press(page, "Move up recommendation 2")
    follow(page, "Listening to families")
    follow(page, "Implications: Legal")
    page.get_by_label("What does the report mean for this?").fill("None.")
    page.get_by_label("Who has signed it off?").fill("Orla Fenwick, Monitoring Officer")
    for part, value in (("Day", "2"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(part).fill(value)
    press(page, "Save")
    follow(page, "What the report tells")
    follow(page, "Change block 2")
    page.get_by_label("What you say before the figures").fill("At every session.")
    press(page, "Save")
    expect(page.get_by_text("At every session.").last).to_be_visible()


def read_on_a_phone(page, live_server, report):
    """Another reader, without JavaScript."""
    page.goto(live_server.url + address_in(report.partnership, "scrutiny:report", report.slug))
    assert_accessible(page)
    expect(page.get_by_text("1 note the report.")).to_be_visible()
    for name, ending in (("a Word document", "docx"), ("a PDF", "pdf")):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"The report as {name}").click()
        assert download.value.suggested_filename == f"listening-to-families-1.{ending}"
    follow(page, "In short, on two pages")
    expect(page.get_by_role("heading", name="Key figures")).to_be_visible()


def test_an_officer_issues_a_report_and_everybody_reads_it(live_server, browser_page, committee):
    officer = make_r.writer(committee)
    page = browser_page(DESKTOP)

    begin(page, live_server, officer, committee)
    write(page)
    report = Report.objects.get()
    hub = live_server.url + address_in(committee.partnership, "scrutiny:write_report", report.pk)
    page.goto(hub)
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    press(page, "Look at it and issue it")
    press(page, "Issue the report")
    read_on_a_phone(browser_page(PHONE, javascript=False), live_server, report)

    page.goto(hub)
    press(page, "Look at it and issue it")
    press(page, "Issue the report")
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_label("What is different from the last issue, and why?").fill("A figure was wrong.")
    press(page, "Issue the report")
    follow(page, "Issue 1")
    expect(page.get_by_text("This is issue 1. Issue 2 replaced it")).to_be_visible()
