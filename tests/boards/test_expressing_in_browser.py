"""A parent asks for a seat on an old phone, and others at a session, in a real browser."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect

from heard.boards.models import Expression
from heard.boards.models.words import Stage
from heard.mail.models import Message
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make_expressions as exp
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture
def call():
    area = partnerships.partnership(slug="westmere", contact_address="FREEPOST WESTMERE SEND")
    partnerships.district(area, "North Mere")
    return exp.call(area, title="Parents for the SEND Improvement Board")


def address(live_server, call, name, *args):
    return live_server.url + address_in(call.partnership, f"boards:{name}", *args)


@pytest.mark.parametrize(("width", "javascript"), [(PHONE, False), (DESKTOP, True)])
def test_a_parent_asks_for_a_seat_takes_it_and_deletes_what_they_wrote(
    live_server, browser_page, call, width, javascript
):
    page = browser_page(width, javascript=javascript)
    page.goto(address(live_server, call, "calls"))
    assert_accessible(page)
    go_by(page.get_by_role("link", name=call.title))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Tell us that you are interested"))
    assert_accessible(page)

    send_with_a_name_in_it(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your expression of interest")
    assert_accessible(page)
    sent = Expression.objects.get()

    change_the_words(page)
    take_the_offer(live_server, page, sent)
    delete_it(page)


def send_with_a_name_in_it(page: Page) -> None:
    page.get_by_label("Your name").fill("Robin Vale")
    page.get_by_label("A parent or carer", exact=True).check()
    page.get_by_label("By e-mail").check()
    page.get_by_label("E-mail address").fill("robin@example.org")
    page.get_by_label("Why are you interested?").fill("My son Tom waits for a place.")
    go_by(page.get_by_role("button", name="Send"))
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_label("Why are you interested?")).to_have_value(
        "My son Tom waits for a place."
    )
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Send"))


def change_the_words(page: Page) -> None:
    go_by(page.get_by_role("link", name="Change what you wrote"))
    assert_accessible(page)
    page.get_by_label("What would you bring?").fill("Ten years of meetings.")
    go_by(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Ten years of meetings.")).to_be_visible()
    assert_accessible(page)


def take_the_offer(live_server, page: Page, sent: Expression) -> None:
    Expression.objects.update(stage=Stage.OFFERED, answer_by=exp.today() + exp.days(9))
    page.goto(live_server.url + exp.mine("my_expression", sent))
    assert_accessible(page)
    go_by(page.get_by_role("button", name="Answer yes or no"))
    assert_accessible(page)
    page.get_by_label("Yes, I take the seat").check()
    go_by(page.get_by_role("button", name="Send my answer"))
    expect(page.get_by_text("You said yes")).to_be_visible()
    assert_accessible(page)


def delete_it(page: Page) -> None:
    go_by(page.get_by_role("link", name="Delete what you wrote"))
    assert_accessible(page)
    page.get_by_label("Yes, delete what I wrote").check()
    go_by(page.get_by_role("button", name="Delete what I wrote"))
    expect(page.get_by_role("heading", level=1)).to_have_text("We have deleted what you wrote")
    assert_accessible(page)


def test_the_form_is_filled_in_and_sent_by_keyboard_alone(live_server, browser_page, call):
    page = browser_page(PHONE, javascript=False)
    page.goto(address(live_server, call, "express_interest", call.slug))

    page.get_by_label("Your name").focus()
    keys = page.keyboard
    keys.type("Robin Vale")
    keys.press("Tab")
    keys.press("Space")  # a parent or carer
    keys.press("Tab")  # the district
    keys.press("Tab")
    keys.press("Space")  # by e-mail
    keys.press("Tab")
    keys.type("robin@example.org")
    for _each in range(5):  # phone, address, age, needs, why
        keys.press("Tab")
    keys.type("I want services to listen.")
    page.get_by_role("button", name="Send").focus()
    with page.expect_navigation():
        keys.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("We have your expression of interest")
    sent = Expression.objects.get()
    assert (sent.relationship, sent.channel, sent.why) == (
        "parent_carer",
        "email",
        "I want services to listen.",
    )


@pytest.mark.parametrize("javascript", [False, True])
def test_at_a_session_the_back_button_shows_nothing_of_the_person_before(
    live_server, browser_page, call, javascript
):
    page = browser_page(768, javascript=javascript)
    page.goto(address(live_server, call, "express_interest_at_session", call.slug))
    assert_accessible(page)
    page.get_by_label("Your name").fill("Zebra Vale")
    page.get_by_label("By phone call").check()
    page.get_by_label("Phone number").fill("01632 960 001")
    page.get_by_label("Why are you interested?").fill("Zebras")

    go_by(page.get_by_role("button", name="Send"))
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_label("A parent or carer", exact=True).check()
    go_by(page.get_by_role("button", name="Send"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert_accessible(page)
    assert Message.objects.get().channel == "phone"

    for _each in range(2):
        # The page of the error would have to be sent again: the browser shows a page of its own.
        with suppress(PlaywrightError):
            page.go_back()
        page.wait_for_load_state()
        assert not shows(page, "Zebra")
    page.goto(address(live_server, call, "express_interest_at_session", call.slug))
    expect(page.get_by_label("Your name")).to_have_value("")


def shows(page: Page, words: str) -> bool:
    """Whether a page says it, or has it in one of its fields."""
    typed = [field.input_value() for field in page.locator("input[type=text], textarea").all()]
    return words in page.content() or words in " ".join(typed)


def test_a_keyer_enters_two_forms_from_paper(live_server, browser_page, call):
    keyer = partnerships.member(Role.PAPER_KEYER, of=call.partnership)
    page = browser_page(PHONE)
    cookie = partnerships.signed_in(keyer).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page.goto(address(live_server, call, "enter_expression", call.pk))
    assert_accessible(page)

    for name in ("Robin Vale", "Ada Byron"):
        for part in ("day", "month", "year"):
            label = page.get_by_label(part.capitalize(), exact=True)
            label.fill(str(getattr(exp.today(), part)))
        page.get_by_label("Your name").fill(name)
        page.get_by_label("Postal address").fill("1 High Street")
        go_by(page.get_by_role("button", name="Save and enter the next"))
        expect(page.get_by_text("Write this reference on the paper")).to_be_visible()
        assert_accessible(page)

    assert sorted(Expression.objects.values_list("name", "channel")) == [
        ("Ada Byron", "letter"),
        ("Robin Vale", "letter"),
    ]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_paper_form_can_be_read_on_a_screen_and_printed(live_server, browser_page, call, width):
    page = browser_page(width)
    page.goto(address(live_server, call, "paper_form", call.slug))
    assert_accessible(page)

    page.emulate_media(media="print")

    expect(page.get_by_text("Print this page from the menu")).to_be_hidden()
    expect(page.get_by_text("FREEPOST WESTMERE SEND")).to_be_visible()
