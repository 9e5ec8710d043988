"""The demo's whole story, walked from the front page in ten steps on a phone."""

import re

import pytest
from playwright.sync_api import expect

from heard.partnerships.models import Partnership
from tests.browser import PHONE, go_by
from tests.journeys.walking import Walker
from tests.migrated import demo_area

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

# What each step is called, and something that only the right page can say.
STEPS = (
    ("Inspectors found something", "Children wait for an autism assessment"),
    ("The partnership promised to change it", "Priority action plan 2025 to 2027"),
    ("A working group set out to hear families", "Groups that report to it"),
    ("Families answered a survey", "Parents' and carers' survey 2025"),
    ("Families came and talked", "What we heard"),
    ("The committee was told", "Report to the Children's Scrutiny Committee"),
    ("The committee resolved", "Resolved"),
    ("Its members went to listen, and reported back", "1 of 4 members have reported back"),
    ("What it asked for was answered", "Confirmed by members"),
    ("All of it lies before the next meeting", "Evander Moss"),
)


@pytest.fixture
def westmere(transactional_db):
    with demo_area():
        yield Partnership.objects.get(slug="westmere")


def test_the_story_is_walked_in_ten_steps(live_server, browser_page, westmere):
    visitor = Walker(browser_page(PHONE, javascript=False), live_server.url, westmere)
    page = visitor.page
    visitor.go()
    go_by(page.get_by_role("link", name=re.compile("How it hangs together")))
    visitor.look(heading="step by step")
    expect(page.get_by_role("heading", level=2)).to_have_count(len(STEPS) + _of_the_footer(page))

    for number, (title, words) in enumerate(STEPS, 1):
        step = page.locator(f"#step-{number}")
        expect(step.get_by_role("heading", level=2)).to_contain_text(f"{number}. {title}")
        go_by(step.get_by_role("link"))
        visitor.look()
        expect(page.locator("main")).to_contain_text(re.compile(words, re.IGNORECASE))
        visitor.go("step-by-step/")

    assert page.context.cookies() == []


def _of_the_footer(page) -> int:
    return page.locator("footer").get_by_role("heading", level=2).count()
