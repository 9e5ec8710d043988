"""A coder sorts on a phone without JavaScript, another by keyboard; a keeper decides."""

import re

import pytest
from playwright.sync_api import Page, expect

from heard.partnerships.models import Member
from heard.themes.models import Coding, Remark
from heard.themes.services.starting import take_start_set
from tests.access import address_in
from tests.accounts.signing_in import code
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships
from tests.themes import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


def sign_in(page: Page, base: str, member: Member) -> None:
    page.goto(f"{base}/account/login/")
    page.get_by_label("E-mail address").fill(member.user.email)
    page.get_by_label("Password", exact=True).fill(partnerships.PASSWORD)
    go_by(page.get_by_role("button", name="Sign in"))
    page.get_by_label("Code").fill(code())
    go_by(page.get_by_role("button", name="Sign in"))


def press(page: Page, name: str) -> None:
    go_by(page.get_by_role("button", name=name))


def chosen(coding: Coding) -> list[str]:
    return sorted(theme.name for theme in coding.themes.all())


def test_two_sort_apart_and_a_keeper_decides(live_server, browser_page):
    keeper = make.keeper()
    area = keeper.partnership
    take_start_set(area, by=keeper)
    remark = make.remark(area, "We waited two years and nobody rang", coders_wanted=2)
    on_a_phone = make.coder(area)
    page = browser_page(PHONE, javascript=False)
    sign_in(page, live_server.url, on_a_phone)
    page.goto(live_server.url + address_in(area, "themes:sorting"))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Start sorting"))
    assert_accessible(page)
    press(page, "Save and go on")
    expect(page).to_have_title(re.compile("^Error: Sort a remark"))
    assert_accessible(page)
    page.get_by_label("Waiting times").check()
    press(page, "Save and go on")
    expect(page.get_by_text("Nothing more waits for you here")).to_be_visible()
    assert chosen(remark.codings.get()) == ["Waiting times"]

    desk = browser_page(DESKTOP)
    sign_in(desk, live_server.url, keeper)
    desk.goto(live_server.url + address_in(area, "themes:sort_remark", remark.pk))
    expect(desk.get_by_role("checkbox", checked=True)).to_have_count(0)
    for key in ("w", "C"):
        desk.keyboard.press(key)
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    desk.goto(live_server.url + address_in(area, "themes:disagreements"))
    assert_accessible(desk)
    go_by(desk.get_by_role("link", name="Decide"))
    expect(desk.get_by_label("Waiting times")).to_be_checked()
    desk.get_by_label("Why?").fill("The call is the same story")
    assert_accessible(desk)
    press(desk, "Decide")
    expect(desk.get_by_text("Nothing is to be decided")).to_be_visible()

    remark.refresh_from_db()
    assert [theme.name for theme in remark.themes.all()] == ["Waiting times"]


def test_sorting_by_keyboard_alone(live_server, browser_page):
    coder = make.coder()
    area = coder.partnership
    take_start_set(area, by=make.keeper(area))
    first, second, third = (make.remark(area) for _each in range(3))
    page = browser_page(DESKTOP)
    sign_in(page, live_server.url, coder)
    page.goto(live_server.url + address_in(area, "themes:sort_remark", first.pk))
    assert_accessible(page)

    page.keyboard.press("w")
    expect(page.get_by_label("Waiting times")).to_be_checked()
    page.keyboard.press("n")
    expect(page.get_by_label("Waiting times")).not_to_be_checked()
    page.keyboard.press("t")
    expect(page.get_by_label("None of them fits")).not_to_be_checked()
    _press_and_come_to(page, "Enter", second)
    _press_and_come_to(page, "s", third)
    _press_and_come_to(page, "u", first)
    expect(page.get_by_label("School transport")).to_be_checked()
    page.get_by_label("A note").press_sequentially("sun")
    page.get_by_label("Waiting times").focus()
    _press_and_come_to(page, "Enter", second)

    (coding,) = Coding.objects.filter(coder=coder)
    assert (coding.remark, chosen(coding), coding.note) == (first, ["School transport"], "sun")


def test_keys_are_switched_off_and_stay_off(live_server, browser_page):
    coder = make.coder()
    area = coder.partnership
    take_start_set(area, by=make.keeper(area))
    remark = make.remark(area)
    page = browser_page(DESKTOP)
    sign_in(page, live_server.url, coder)
    page.goto(live_server.url + address_in(area, "themes:sort_remark", remark.pk))

    page.get_by_role("button", name="Keys are on").click()
    page.keyboard.press("w")
    page.reload()
    expect(page.get_by_role("button", name="Keys are off")).to_be_visible()
    page.keyboard.press("w")

    expect(page.get_by_label("Waiting times")).not_to_be_checked()


def _press_and_come_to(page: Page, key: str, remark: Remark) -> None:
    page.keyboard.press(key)
    page.wait_for_url(re.compile(f"/sorting/{remark.pk}/$"))
    page.wait_for_load_state()
