"""The pages of staff who run sessions, at the width of a phone: nothing axe finds wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.access import address_in
from tests.browser import assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.sessions import make
from tests.sessions import make_programmes as more

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def lead():
    return make.lead()


@pytest.fixture
def page(lead, browser_page, live_server):
    page = browser_page(320)
    cookie = partnerships.signed_in(lead).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    return page


def test_somebody_adds_a_session_on_a_phone_and_repeats_it(page, lead, live_server):
    phase = make.phase(make.programme(lead.partnership))
    venue = make.venue(lead.partnership)
    day = timezone.localdate() + timedelta(days=30)
    more.avoided(lead.partnership, in_days=37, why="Half-term")
    page.goto(live_server.url + address_in(lead.partnership, "sessions:all_sessions"))
    go_by(page.get_by_role("button", name="Add a session"))
    page.get_by_label("Title", exact=True).fill("Tea and talk")
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(label, exact=True).fill(f"{value}")
    page.get_by_label("Start", exact=True).fill("10am")
    page.get_by_label("End", exact=True).fill("midday")
    go_by(page.get_by_role("button", name="Save draft"))
    assert_accessible(page)
    assert page.get_by_text("No venue is chosen").is_visible()

    page.get_by_label("Venue", exact=True).select_option(str(venue.pk))
    go_by(page.get_by_role("button", name="Save draft"))
    go_by(page.get_by_role("link", name="Repeat it"))
    page.get_by_label("Every week").check()
    page.get_by_label("How many more times?").fill("3")
    go_by(page.get_by_role("button", name="Show the days"))
    assert_accessible(page)
    assert page.get_by_role("checkbox").count() == 3
    assert page.get_by_role("checkbox", checked=True).count() == 2

    go_by(page.get_by_role("button", name="Save drafts for these days"))
    assert page.get_by_text("2 drafts saved").is_visible()
    assert phase.sessions.count() == 3
