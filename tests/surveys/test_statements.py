"""What answering asks of the databases: statements are the dearest part of a page."""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from heard.surveys.queries import remembered
from tests.surveys import make
from tests.surveys.browser import Browser

MOST_STATEMENTS = 25


@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_a_completed_response_takes_at_most_25_statements():
    survey = make.survey()
    remembered.forget(survey)
    browser = Browser(survey)

    with ExitStack() as stack:
        captured = [
            stack.enter_context(CaptureQueriesContext(connections[alias]))
            for alias in ("default", "answers")
        ]
        browser.get()
        for section in ("about_breaks", "finding_out", "last_words", "why_not"):
            browser.get(section)
            browser.press(section, stamp=browser.stamp(), listened="disagree", nights="3")
        browser.press("check-answers", stamp=browser.stamp())

    statements = [query["sql"] for context in captured for query in context.captured_queries]
    assert browser.heading == "Your answers have been sent"
    assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)
