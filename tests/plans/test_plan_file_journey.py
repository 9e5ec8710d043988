"""A plan that lives in a Word table comes into Heard, on a telephone."""

from datetime import date

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from heard.partnerships.models import Member
from tests.access import address_in
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.tables.making import add_table, saved

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

HEADINGS = ("Ref", "What we will do", "Lead", "By when", "RAG", "Latest news")
ROWS = (
    ("1.1", "Recruit two psychologists", "Head of SEND", "31/03/2027", "Green", "Advert is out"),
    ("1.2", "Publish waits each month", "J Smith", "Sept 2026 - revised to Jan 2027", "A", ""),
    ("1.2", "Train every school’s SENCO", "DCO", "Q3", "", ""),
)


def a_word_plan() -> bytes:
    document = Document()
    document.add_heading("Priority 1: Shorter waits", 2)
    add_table(document, [HEADINGS, *ROWS])
    return saved(document)


def press(page: Page, name: str) -> None:
    go_by(page.get_by_role("button", name=name, exact=True))
    assert_accessible(page)


def follow(page: Page, name: str) -> None:
    go_by(page.get_by_role("link", name=name).first)
    assert_accessible(page)


def sign_in(page: Page, live_server, member: Member) -> None:
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def test_a_word_table_becomes_actions_with_every_doubt_looked_at(live_server, browser_page):
    lead = make.lead(partnerships.partnership(slug="westmere"))
    plan = make.plan(lead.partnership, "Priority action plan 2026")
    make.post(lead.partnership, "Designated Clinical Officer")
    page = browser_page(PHONE, javascript=False)
    sign_in(page, live_server, lead)
    page.goto(live_server.url + address_in(lead.partnership, "plans:bring_plan_file", plan.pk))
    assert_accessible(page)

    page.get_by_label("Word or Excel file").set_input_files(
        {"name": "plan.docx", "mimeType": "application/msword", "buffer": a_word_plan()}
    )
    press(page, "Read the file")
    page.get_by_label("Latest news").select_option("Progress or update")
    press(page, "Continue")
    expect(page.get_by_text("“Q3” is no day. It is kept as words.")).to_be_visible()

    follow(page, "Say who leads")
    page.get_by_label("J Smith").select_option("Designated Clinical Officer")
    press(page, "Save")

    follow(page, "Correct or leave out 1.2 Publish waits each month")
    page.get_by_label("Why did the day move?").fill("The new system came late.")
    press(page, "Save this row")

    press(page, "Take the rows in")
    page.get_by_label("Take the rows in. The new actions are agreed").check()
    press(page, "Continue")

    expect(page.get_by_text("3 actions are new: 1.1, 1.2, 1.2b")).to_be_visible()
    moved = plan.actions.get(reference="1.2")
    assert str(moved.lead) == "Designated Clinical Officer"
    assert (moved.due_on, moved.revised_due_on) == (date(2026, 9, 30), date(2027, 1, 31))
