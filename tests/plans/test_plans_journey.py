"""From the report of inspectors to a plan that is refused, on a telephone."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from heard.partnerships.models import Member
from tests.access import address_in
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.plans import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


def sign_in(page: Page, live_server, member: Member) -> None:
    cookie = partnerships.signed_in(member).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def give_day(page, legend, day):
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label).fill(str(value))


def press(page, name):
    go_by(page.get_by_role("button", name=name, exact=True))
    assert_accessible(page)


def follow(page, name):
    go_by(page.get_by_role("link", name=name, exact=True).first)
    assert_accessible(page)


def test_what_inspectors_found_becomes_a_plan_that_is_not_agreed_yet(live_server, browser_page):
    lead = make.lead(partnerships.partnership(slug="westmere"))
    page = browser_page(PHONE, javascript=False)
    sign_in(page, live_server, lead)
    page.goto(live_server.url + address_in(lead.partnership, "plans:inspections"))

    press(page, "Add an inspection")
    press(page, "Add it")
    page.get_by_label("Full inspection").check()
    give_day(page, "When did it start?", date(2026, 6, 1))
    give_day(page, "When did it end?", date(2026, 6, 19))
    press(page, "Add it")
    give_day(page, "When was the report published?", date(2026, 8, 28))
    page.get_by_label("inconsistent experiences").check()
    page.get_by_role("radio", name="Everybody").check()
    press(page, "Save")

    press(page, "Add a finding")
    page.get_by_label("Area for improvement").check()
    page.get_by_label("In a few words").fill("Families see nothing change")
    page.get_by_label("What the report says, word for word").fill("Leaders should listen.")
    press(page, "Add it")

    press(page, "Make a plan that answers it")
    page.get_by_text("That is by 12 October 2026").wait_for()
    press(page, "Make the plan")
    follow(page, "Versions, and who approved them")
    press(page, "Make a version")
    page.get_by_label("What is different from the version before?").fill("It is the first one.")
    press(page, "Make the version")
    follow(page, "Ask somebody to approve it")
    page.get_by_label("Or somebody else, by name").fill("Westmere Council, Cabinet")
    press(page, "Save")
    go_by(page.get_by_role("link", name="Write down what they say"))
    assert_accessible(page)
    page.get_by_role("radio", name="They refuse it").check()
    give_day(page, "When?", date(2026, 10, 6))
    press(page, "Save")
    page.get_by_label("Why do they refuse it").fill("There is no money in it.")
    press(page, "Save")

    expect(page.get_by_text("Not agreed: refused by Westmere Council, Cabinet.")).to_be_visible()
