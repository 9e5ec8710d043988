"""What answering asks of the databases: statements are the dearest part of a page."""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from heard.partnerships import remembered as partnerships
from heard.surveys.queries import remembered
from tests.surveys import make
from tests.surveys.browser import Browser

MOST_STATEMENTS = 25


def a_quick_person(survey):
    """Somebody whose survey and partnership were asked for a moment ago."""


def a_slow_person(survey):
    """Somebody who takes a minute over each page, and is alone: the survey is asked for anew."""
    remembered.forget(survey)


@pytest.mark.parametrize("passes", [a_quick_person, a_slow_person])
@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_a_completed_response_takes_at_most_25_statements(passes):
    survey = make.survey()
    make.answer(survey, nights=1)  # the ledger's first line costs more, once in a survey's life
    remembered.forget(survey)
    partnerships.forget()
    browser = Browser(survey)

    with ExitStack() as stack:
        captured = [
            stack.enter_context(CaptureQueriesContext(connections[alias]))
            for alias in ("default", "answers")
        ]
        browser.get()
        browser.get("about_breaks")
        for section in ("about_breaks", "finding_out", "last_words", "why_not"):
            passes(survey)
            browser.press(section, stamp=browser.stamp(), listened="disagree", nights="3")
        passes(survey)
        browser.press("check-answers", stamp=browser.stamp())

    statements = [query["sql"] for context in captured for query in context.captured_queries]
    assert browser.heading == "Your answers have been sent"
    assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)
