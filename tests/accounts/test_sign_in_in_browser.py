"""Signing in with a real browser: by keyboard, without scripts, with a passkey, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from heard.partnerships.roles import Role
from tests.accounts.signing_in import code
from tests.browser import PHONE, assert_accessible, go_by
from tests.partnerships import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


def with_passkeys(page: Page) -> Page:
    """The browser gets a device that makes passkeys and always recognises its owner."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page


def enter(page: Page, email: str, digits: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(make.PASSWORD)
    go_by(page.get_by_role("button", name="Sign in"))
    page.get_by_label("Code").fill(digits)
    go_by(page.get_by_role("button", name="Sign in"))


def test_signing_in_by_keyboard_on_a_phone(live_server, browser_page):
    member = make.member(Role.ADMINISTRATOR)
    page = browser_page(PHONE)
    page.goto(f"{live_server.url}/account/login/")
    assert_accessible(page)

    page.get_by_label("E-mail address").focus()
    page.keyboard.type(member.user.email)
    page.keyboard.press("Tab")
    page.keyboard.type(make.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter a code")
    assert_accessible(page)
    page.get_by_label("Code").focus()
    page.keyboard.type(code())
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/a/{member.partnership.slug}/staff/")


def test_signing_in_without_scripts(live_server, browser_page):
    member = make.member(Role.ADMINISTRATOR)
    page = browser_page(PHONE, javascript=False)
    page.goto(f"{live_server.url}/account/login/")
    expect(page.get_by_text("Sign in with a passkey")).to_be_hidden()

    enter(page, member.user.email, code())

    page.wait_for_url(f"**/a/{member.partnership.slug}/staff/")


def test_a_mistake_is_told_where_it_can_be_mended(live_server, browser_page):
    page = browser_page(PHONE)
    page.goto(f"{live_server.url}/account/login/")

    go_by(page.get_by_role("button", name="Sign in"))

    expect(page.get_by_role("link", name="Enter your e-mail address")).to_be_visible()
    assert page.title().startswith("Error: ")
    assert_accessible(page)


def test_a_passkey_instead_of_an_app_and_then_instead_of_the_password(live_server, browser_page):
    member = make.member(Role.ADMINISTRATOR, person=make.user(has_second_factor=False))
    page = with_passkeys(browser_page(PHONE))
    page.goto(f"{live_server.url}/account/login/")
    page.get_by_label("E-mail address").fill(member.user.email)
    page.get_by_label("Password", exact=True).fill(make.PASSWORD)
    go_by(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step")
    assert_accessible(page)

    go_by(page.get_by_role("link", name="Use a passkey instead of an app"))
    assert_accessible(page)
    page.get_by_label("Name of the passkey").fill("Work phone")
    go_by(page.get_by_role("button", name="Add a passkey"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    assert_accessible(page)
    go_by(page.get_by_role("link", name="I have kept them: continue"))
    page.wait_for_url(f"**/a/{member.partnership.slug}/staff/")
    page.goto(f"{live_server.url}/account/logout/")
    go_by(page.get_by_role("button", name="Sign out"))
    go_by(page.get_by_role("button", name="Use a passkey"))

    page.wait_for_url(f"**/a/{member.partnership.slug}/staff/")


def test_the_pages_of_members_partnership_and_audit_are_accessible(live_server, browser_page):
    member = make.member(Role.ADMINISTRATOR)
    division = make.division(make.district(member.partnership))
    organisation = make.organisation(member.partnership)
    other = make.member(of=member.partnership)
    page = browser_page(PHONE)
    page.goto(f"{live_server.url}/account/login/")
    enter(page, member.user.email, code())
    staff = f"{live_server.url}/a/{member.partnership.slug}/staff/"
    page.wait_for_url(staff)

    for path in (
        "members/",
        "members/invite/",
        f"members/{member.pk}/",
        f"members/{member.pk}/remove/",
        f"members/{other.pk}/reset-second-factor/",
        "partnership/",
        "partnership/change/",
        "partnership/logo/",
        "partnership/places/",
        f"partnership/organisations/{organisation.pk}/",
        f"partnership/districts/{division.district_id}/",
        f"partnership/divisions/{division.pk}/",
        "audit/",
        "outbox/",
    ):
        page.goto(f"{staff}{path}")
        assert page.get_by_role("heading", level=1).count() == 1, path
        assert_accessible(page)
