"""The pages of sessions in a browser: a narrow phone, the keyboard, paper."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.sessions.models.words import HostKind, Known, SessionState
from tests.access import address_in
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.sessions import make, make_public

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def autumn():
    """A phase with a session of each kind."""
    area = partnerships.partnership(contact_email="sessions@example.org")
    programme = make.programme(area, name="Your Child, Your Voice", about="Tea and talk.")
    phase = make.phase(programme, name="Autumn 2026", aims="Hear fathers.", needs=["sensory"])
    north = partnerships.district(area)
    hall = make.venue(
        area, name="Mill Lane Hall", getting_there="Bus 7 stops outside.", step_free=Known.YES
    )
    open_one = make.session(
        phase,
        title="Waiting for an assessment",
        venue=hall,
        district=north,
        held_places=4,
        held_until=timezone.localdate() + timedelta(days=3),
        provided=["bsl", "childcare", "food"],
        childcare_places=4,
        support_by=timezone.localdate() + timedelta(days=5),
        about="What worked, and what you wish.",
    )
    open_one.breaks.create(
        starts_at=open_one.starts_at + timedelta(minutes=50), minutes=15, what="tea"
    )
    open_one.hosts.create(name="Robin Vale", kind=HostKind.CO_HOST, is_named=True)
    make.session(
        phase,
        title="Transport to school",
        in_days=9,
        state=SessionState.CANCELLED,
        cancelled_because="The hall is flooded.",
        cancelled_at=timezone.now(),
    )
    late = make.held(phase, title="Getting a plan", in_days=-40, district=north)
    for _each in range(14):
        make_public.booked(late, places=2, came=2, district=north, age_bands=["under_5"])
    return phase


def at(server, phase, name, *args):
    return f"{server.url}{address_in(phase.programme.partnership, f'sessions:{name}', *args)}"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_parent_finds_a_session_on_a_phone(live_server, browser_page, autumn, javascript):
    page = browser_page(PHONE, javascript=javascript)
    page.goto(at(live_server, autumn, "sessions"))
    assert_accessible(page)

    page.get_by_label("Where").select_option("North Mere")
    page.get_by_label("For whom").select_option("Parents and carers")
    go_by(page.get_by_role("button", name="Show"))
    expect(page.locator("#found")).to_have_text("1 session: North Mere, Parents and carers")
    assert_accessible(page)

    go_by(page.get_by_role("link", name="Waiting for an assessment"))
    expect(page.get_by_text("20 places are left")).to_be_visible()
    expect(page.get_by_role("button", name="Book places")).to_be_visible()
    assert_accessible(page)


def test_a_cancelled_session_and_the_programme_are_accessible(live_server, browser_page, autumn):
    page = browser_page(PHONE)
    page.goto(at(live_server, autumn, "sessions"))
    go_by(page.get_by_role("link", name="Transport to school"))
    expect(page.get_by_text("This session is cancelled. Do not come.")).to_be_visible()
    assert_accessible(page)

    page.goto(at(live_server, autumn, "programme", autumn.programme.slug))
    expect(page.get_by_text("Hear fathers.")).to_be_visible()
    assert_accessible(page)


def test_the_page_of_reach_can_be_read_on_a_phone_and_printed(live_server, browser_page, autumn):
    page = browser_page(PHONE)
    lead = make.lead(autumn.programme.partnership)
    cookie = partnerships.signed_in(lead).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.goto(at(live_server, autumn, "reach", autumn.pk))
    assert_accessible(page)

    go_by(page.get_by_role("link", name="Show it as we may hand it on"))
    expect(page.get_by_text("As it may be handed on.")).to_be_visible()
    assert_accessible(page)
    assert page.pdf(format="A4").startswith(b"%PDF")
