"""A parent representative raises what worries them; the lead looks, passes on and closes."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from heard.partnerships.roles import Role
from heard.safeguarding.models import Concern, ConcernState
from tests.access import address_in
from tests.browser import assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.safeguarding import make

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, databases=["default", "answers"]),
]


def come_in(page, server, member):
    key = partnerships.signed_in(member).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server.url}]
    )


def test_a_concern_from_raising_to_closing_at_320_pixels(live_server, browser_page):
    setup = make.setup(emergency_words="Front door: 01632 960 140")
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=setup.partnership)

    def address(name, *args):
        return live_server.url + address_in(setup.partnership, f"safeguarding:{name}", *args)

    page = browser_page(320)
    come_in(page, live_server, parent)
    page.goto(address("raise_concern"))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Raise this concern"))
    assert_accessible(page)
    page.get_by_label("What worries you?").fill(make.SAID)
    page.get_by_label("Somebody should look today").check()
    go_by(page.get_by_role("button", name="Raise this concern"))
    assert_accessible(page)
    concern = Concern.objects.get()
    expect(page.get_by_text(concern.reference)).to_be_visible()

    desk = browser_page(320, javascript=False)
    come_in(desk, live_server, setup.lead)
    desk.goto(address("inbox"))
    assert_accessible(desk)
    go_by(desk.get_by_role("link", name=concern.reference))
    assert_accessible(desk)
    go_by(desk.get_by_role("button", name="I am looking at this"))
    go_by(desk.get_by_role("link", name="Pass it on"))
    assert_accessible(desk)
    desk.get_by_label("Who has it now?").fill("Front door")
    go_by(desk.get_by_role("button", name="Save that it was passed on"))
    go_by(desk.get_by_role("link", name="Close it"))
    desk.get_by_label("What came of it?").fill("They help the family")
    go_by(desk.get_by_role("button", name="Close this concern"))
    assert_accessible(desk)
    for name in ("set_up", "numbers"):
        desk.goto(address(name))
        assert_accessible(desk)

    concern.refresh_from_db()
    assert concern.state == ConcernState.CLOSED
