"""How much may wait behind the answers wall that nobody has sent."""

import html
import json
import re

import pytest

from heard.engines.questionnaire.answers import LONG_TEXT_BYTES, SHORT_TEXT_BYTES
from heard.surveys import services
from heard.surveys.answers.models import Draft
from tests.surveys import make
from tests.surveys.browser import Browser

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
CONTACT = "The engagement team, 01632 960 001"


@pytest.fixture
def survey(settings):
    settings.MOST_DRAFTS = 2
    survey = make.survey()
    services.begin_answers(survey, {"nights": 1})
    return survey


def test_the_last_draft_that_has_room_is_kept(survey):
    services.begin_answers(survey, {"nights": 2})

    assert {draft["nights"] for draft in make.drafts_of(survey)} == {1, 2}


def test_one_more_draft_than_has_room_is_not_kept(survey):
    services.begin_answers(survey, {"nights": 2})

    with pytest.raises(services.TooManyDraftsError):
        services.begin_answers(survey, {"nights": 3})

    assert len(make.drafts_of(survey)) == 2


def test_one_survey_takes_no_room_from_another(survey):
    services.begin_answers(survey, {"nights": 2})
    other = make.survey()

    services.begin_answers(other, {"nights": 3})

    assert len(make.drafts_of(other)) == 1


def test_who_finds_no_room_reads_what_to_do_and_keeps_what_they_entered(survey):
    services.begin_answers(survey, {"nights": 2})
    browser = Browser(survey)

    browser.press("about_breaks", listened="agree", nights="<7>")
    assert browser.status == 200  # a mistake is told first, as ever
    browser.press("about_breaks", listened="agree", nights="7")

    assert browser.status == 503
    assert browser.heading == "Too many people have begun this survey"
    assert "Keep this page open and send it again later." in browser.page
    assert CONTACT in html.unescape(browser.page)
    assert not browser.client.cookies
    Draft.objects.filter(answers__nights=2).delete()
    again = {name: html.unescape(value) for name, value in HIDDEN.findall(browser.page)}
    browser.press("about_breaks", stamp=again.pop("form_stamp"), **again)
    browser.press("check-answers")
    assert make.responses(survey) == [{"mode": "web", "listened": "agree", "nights": 7}]


def test_who_has_begun_goes_on_and_sends_when_there_is_no_more_room(survey):
    browser = Browser(survey)
    browser.press("about_breaks", nights="3")

    browser.press("finding_out", sources=["school"])
    browser.press("check-answers")

    assert browser.heading == "Your answers have been sent"
    assert make.responses(survey) == [{"mode": "web", "nights": 3, "sources": ["school"]}]


def test_a_draft_is_never_longer_than_the_longest_answers(survey):
    """A long text has 5,000 characters of four bytes each; what is longer is not kept at all."""
    browser, longest = Browser(survey), "\U0001f600" * 5_000

    browser.press("about_breaks", listened="disagree", nights="3", other="x" * 900_000)
    browser.press("finding_out", sources=["school"] * 900, missing=longest)
    browser.press("last_words", one_word="y" * 900_000, since="z" * 100_000, stars="5" * 100_000)
    browser.press("why_not", why=longest + "x")

    (draft,) = (draft for draft in make.drafts_of(survey) if draft["nights"] == 3)
    assert draft == {
        "listened": "disagree",
        "nights": 3,
        "sources": ["school"],
        "missing": longest,
    }
    assert len(longest.encode()) == LONG_TEXT_BYTES
    assert len(json.dumps(draft, ensure_ascii=False).encode()) < LONG_TEXT_BYTES + SHORT_TEXT_BYTES
