"""A keeper of boards seats somebody and looks after them; a parent looks after their own seat."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from heard.partnerships.models import Member
from tests.access import address_in
from tests.boards import make, make_people
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


class Walk:
    """Somebody signed in with a browser; every page that they come to is looked at with axe."""

    def __init__(self, page: Page, base: str, member: Member) -> None:
        self.page, self.base, self.partnership = page, base, member.partnership
        cookie = partnerships.signed_in(member).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": base}])

    def go(self, name, *args):
        self.page.goto(self.base + address_in(self.partnership, f"boards:{name}", *args))
        assert_accessible(self.page)

    def press(self, name):
        go_by(self.page.get_by_role("button", name=name).first)
        assert_accessible(self.page)

    def follow(self, name):
        go_by(self.page.get_by_role("link", name=name).first)
        assert_accessible(self.page)

    def fill_day(self, group, on):
        day = self.page.get_by_role("group", name=group)
        for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
            day.get_by_label(part).fill(str(value))

    def sees(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible()


@pytest.fixture
def group():
    area = partnerships.partnership(slug="westmere")
    body = make.body(area, "Local Area SEND Board", induction_steps=["Meet the chair"])
    make_people.terms_of_reference(body)
    return make.seats(body, wanted=2, term=24, minimum_term=12, most_terms=2)


@pytest.mark.parametrize("width", [PHONE])
def test_a_keeper_seats_somebody_and_looks_after_them(live_server, browser_page, group, width):
    keeper = make.keeper(of=group.body.partnership)
    make.person(keeper.partnership, "Robin Vale", email="robin@example.org")
    walk = Walk(browser_page(width, javascript=False), live_server.url, keeper)
    walk.go("choose_person", group.pk)
    walk.press("Add somebody new")
    walk.press("Add this person")
    expect(walk.page).to_have_title(re.compile("^Error: "))

    walk.page.get_by_label("Name", exact=True).fill("Jo Marsh")
    walk.page.get_by_label("Email address").fill("ROBIN@example.org")
    walk.press("Add this person")
    walk.sees("Robin Vale has this email address already")
    walk.page.get_by_label("Email address").fill("jo@example.org")
    walk.press("Add this person")
    walk.fill_day("First day in the seat", timezone.localdate() - timedelta(days=30))
    walk.press("Give this seat")
    walk.sees("First term")

    walk.press("Accept the terms of reference")
    walk.press("Mark as done")
    walk.sees("1 of 1 done")
    walk.press("Add an expense or a thank-you")
    walk.page.get_by_label("Travel").check()
    walk.page.get_by_label("How much, in pounds?").fill("12.50")
    walk.fill_day("When was it?", timezone.localdate())
    walk.press("Save")
    walk.sees("Travel, £12.50")
    walk.press("Paid or given")
    walk.follow("Let them chair or co-chair")
    walk.page.get_by_label("Co-chair").check()
    walk.fill_day("First day", timezone.localdate())
    walk.press("Save")
    walk.follow("Jo Marsh")
    walk.go("people")
    walk.go("to_look_after")


@pytest.mark.parametrize("width", [PHONE])
def test_a_parent_looks_after_their_own_seat(live_server, browser_page, group, width):
    seat, who = group.seats.first(), make.person(group.body.partnership, "Jo Marsh")
    membership = make.membership(seat, who, date(2026, 7, 1), end_on=date(2028, 6, 30))
    make_people.induction_item(membership)
    make_people.meeting(group.body, timezone.localdate() + timedelta(days=9), "planned")
    parent = make_people.representative(membership)
    walk = Walk(browser_page(width, javascript=False), live_server.url, parent)
    walk.go("my_seats")

    walk.press("Accept the terms of reference")
    walk.page.get_by_role("button", name="Mark as done").focus()
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    walk.sees("1 of 1 done")
    walk.press("Declare an interest")
    walk.page.get_by_label("A conflict of interest").check()
    walk.page.get_by_label("In your own words").fill("My son Tom goes to that school")
    walk.press("Save this declaration")
    walk.sees("This seems to name Tom")
    walk.page.get_by_label("In your own words").fill("My son goes to that school")
    walk.page.get_by_label("What may everybody read?").fill("A family member uses that school")
    walk.press("Save this declaration")
    walk.follow("Say what would help you")
    walk.page.get_by_label("Easy Read papers").check()
    walk.press("Save")
    walk.sees("Easy Read papers")
    assert Path(walk.page.url).name == "my-seats"
