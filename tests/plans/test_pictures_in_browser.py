"""A parent with a telephone looks at what became of a plan."""

import pytest
from playwright.sync_api import expect

from tests.access import address_in
from tests.browser import PHONE
from tests.journeys.walking import Walker
from tests.plans import make, make_snapshots

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


def test_a_parent_sees_what_slipped_and_what_changed_since_the_board_saw_it(
    live_server, browser_page
):
    plan = make_snapshots.large(actions=64, months=1, priorities=2)
    make_snapshots.month(plan)
    slipped = make.action(plan, "Hire a nurse")
    seen = make_snapshots.seen(plan)
    make_snapshots.moved(slipped, 90, "Nobody applied for the post")
    later = make_snapshots.seen(plan, make_snapshots.meeting_of(plan, 40))
    parent = Walker(browser_page(PHONE, javascript=False), live_server.url, plan.partnership)
    page = parent.page

    page.goto(live_server.url + address_in(plan.partnership, "plans:plan_on_a_page", plan.slug))
    parent.look(heading="The plan on a page")
    fold = page.locator("summary", has_text="Show 32 actions").first
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="team 0", exact=False).first).to_be_visible()
    parent.look()

    parent.follow("Timeline", heading="Timeline")
    parent.follow("What slipped, and why", heading="What slipped, and why")
    expect(page.get_by_text("Nobody applied for the post").last).to_be_visible()

    page.goto(live_server.url + address_in(plan.partnership, "plans:snapshot", later.key))
    parent.look(heading="saw on")
    page.get_by_label("What changed from").select_option(str(seen.key))
    parent.press("Show what changed", heading="What changed from")
    expect(page.get_by_text("The day of 1 action was moved, by 90 days.")).to_be_visible()
    page.get_by_label("to", exact=True).select_option(str(seen.key))
    page.get_by_label("What changed from").select_option(str(seen.key))
    parent.press_in_error("Show what changed", "Select two different pictures")
