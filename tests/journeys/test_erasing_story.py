"""What is held on somebody who asked for a seat is shown to them and erased, in a browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from heard.boards.models import Expression
from heard.home.models import RightsRequest
from heard.mail.models import Message
from heard.partnerships.roles import Role
from tests.boards import make_expressions as exp
from tests.browser import PHONE
from tests.journeys.board_walking import BoardWalker, link_in_letter
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

ADA = "ada@example.org"
WHY = "I know how long a family waits."


@pytest.fixture
def westmere():
    return partnerships.partnership(slug="westmere")


@pytest.fixture
def call(westmere):
    return exp.call(westmere, title="Parents for the SEND board")


@pytest.fixture
def somebody(live_server, browser_page, westmere):
    """Gives one person after the other, each with a telephone."""
    return lambda: BoardWalker(browser_page(PHONE, javascript=False), live_server.url, westmere)


def test_what_is_held_on_a_person_is_shown_and_erased(somebody, westmere, call):
    another = exp.expressed(call, name="Robin Vale", why="Services must listen.")
    ada, administrator = somebody(), somebody()
    apply(ada, call.slug)
    link = link_in_letter(ADA)
    ask_for_it_to_be_deleted(ada)
    administrator.be(partnerships.member(Role.ADMINISTRATOR, of=westmere))
    before = counts()

    look_up(administrator)
    read_the_file(administrator)
    erase(administrator)
    answer(administrator)

    assert counts() == before
    ada.come_to(link)
    ada.look(heading="We have deleted what you wrote")
    expect(ada.page.get_by_text(WHY)).to_have_count(0)
    another.refresh_from_db()
    assert (another.name, another.why) == ("Robin Vale", "Services must listen.")
    assert ada.page.context.cookies() == []


def counts() -> tuple[int, int]:
    return Expression.objects.count(), Message.objects.count()


def apply(ada: BoardWalker, slug: str) -> None:
    ada.open("express_interest", slug)
    ada.page.get_by_label("Your name").fill("Ada Byron")
    ada.page.get_by_label("A parent or carer", exact=True).check()
    ada.page.get_by_label("By e-mail").check()
    ada.fill({"E-mail address": ADA})
    ada.page.get_by_label("Why are you interested?").fill(WHY)
    ada.press("Send", heading="We have your expression of interest")


def ask_for_it_to_be_deleted(ada: BoardWalker) -> None:
    ada.go("privacy/")
    ada.follow("Ask what we hold on you")
    ada.press_in_error("Send", "Select what you want us to do")
    ada.page.get_by_label("Delete what you hold on me").check()
    ada.fill({"Your name": "Ada Byron", "E-mail address": ADA})
    ada.press("Send", heading="We have your request")


def look_up(administrator: BoardWalker) -> None:
    administrator.go("staff/")
    administrator.follow_about("Answer the request")
    administrator.press("Look up", heading="What is held on this person")
    administrator.sees(WHY)
    expect(administrator.page.get_by_text("Robin Vale")).to_have_count(0)


def read_the_file(administrator: BoardWalker) -> None:
    """What the person is given: all of it, and nothing of anybody else."""
    with administrator.page.expect_download() as download:
        administrator.page.get_by_role("button", name="Download as a file").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert json.loads(text)
    assert WHY in text
    assert "Robin" not in text


def erase(administrator: BoardWalker) -> None:
    administrator.press("Erase", heading="Erase what is held on this person")
    box = "Select the box if you have checked who asks"
    administrator.press_in_error("Erase for good", box)
    administrator.page.get_by_label("I have checked who asks").check()
    administrator.press("Erase for good", heading="Erased")
    administrator.sees("No row was lost")


def answer(administrator: BoardWalker) -> None:
    administrator.follow("Requests to answer")
    administrator.follow(RightsRequest.objects.get().reference, heading="Request R")
    administrator.fill(
        {
            "How did you check who asks?": "Called back on the number from before",
            "What did you answer?": "Erased what could go, and said what stays",
        }
    )
    administrator.press("Save as answered", heading="Requests for what is held")
    administrator.sees("answered on")
