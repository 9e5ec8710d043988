"""What goes wrong while somebody answers: broken cookies, lost drafts, closed surveys."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from heard.surveys import services
from heard.surveys.answers.models import Draft, Mode, Response
from heard.surveys.forms import cookie
from tests.access import address_in
from tests.surveys import make
from tests.surveys.browser import Browser

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.mark.parametrize("value", ["", "nonsense", "a:b", "x" * 5000, "\xe2\x98\x83"])
def test_a_broken_cookie_is_said_and_answering_goes_on(value):
    survey = make.survey()
    browser = Browser(survey)
    browser.client.cookies[cookie.NAME] = value

    browser.get("about_breaks")
    assert browser.heading == "Your short breaks"
    browser.press("about_breaks", nights="3")
    browser.press("check-answers")

    assert [row["nights"] for row in make.responses(survey)] == [3]


def test_a_cookie_of_another_survey_opens_nothing():
    lead = make.lead()
    one, other = make.survey(lead), make.survey(lead)
    browser = Browser(one)
    browser.press("about_breaks", nights="3")
    elsewhere = Browser(other)
    elsewhere.client.cookies[cookie.NAME] = browser.client.cookies[cookie.NAME].value

    elsewhere.get("check-answers")

    assert elsewhere.summary()["How many nights?"] == "Not answered"
    assert "We could not find the answers that you gave on this device before" in elsewhere.page


def test_a_draft_that_has_gone_is_said_and_what_is_typed_is_kept():
    browser = Browser(make.survey())
    browser.press("about_breaks", nights="3")
    Draft.objects.all().delete()

    browser.get("finding_out")
    assert "We could not find the answers that you gave on this device before" in browser.page
    browser.press("finding_out", sources=["school"])
    browser.get("check-answers")

    assert browser.summary()["Where did you look?"] == "School"
    assert "We could not find" not in browser.page


def test_a_draft_of_another_version_keeps_what_still_fits():
    survey = make.survey()
    browser = Browser(survey)
    browser.press("about_breaks", nights="3")
    Draft.objects.update(version="0" * 64, answers={"nights": 3, "listened": "gone", "old": 1})

    browser.get("check-answers")
    browser.press("check-answers")

    assert make.responses(survey) == [{"mode": "web", "nights": 3}]


def test_a_survey_that_closes_meanwhile_says_so_and_counts_nothing():
    lead = make.lead()
    survey = make.survey(lead)
    browser = Browser(survey)
    browser.press("about_breaks", nights="3")
    browser.get("check-answers")
    stamp = browser.stamp()
    services.close_survey(survey, by=lead, reason="We have enough answers.")

    assert browser.press("check-answers", stamp=stamp) == "This survey has closed"
    assert browser.status == 410
    assert "We have enough answers." in browser.page
    assert not Response.objects.exists()


@pytest.mark.parametrize("page", ["", "about_breaks", "check-answers"])
def test_a_survey_that_has_not_opened_is_nowhere_to_be_found(page):
    browser = Browser(make.survey(is_open=False))

    browser.get(page)

    assert browser.status == 404


def test_a_survey_is_found_in_its_own_partnership_alone():
    survey, other = make.survey(), make.survey()

    own = Client().get(address_in(survey.partnership, "surveys:show_survey", survey.key))
    elsewhere = Client().get(address_in(other.partnership, "surveys:show_survey", survey.key))

    assert (own.status_code, elsewhere.status_code) == (200, 404)


def test_a_huge_form_is_refused_with_a_plain_page():
    browser = Browser(make.survey())

    browser.press("finding_out", missing="x" * 1_100_000)

    assert browser.status == 413
    assert browser.heading == "That is too large"
    assert not Draft.objects.exists()


def test_a_post_from_another_site_keeps_nothing():
    survey = make.survey()
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})

    response = client.post(
        address_in(survey.partnership, "surveys:answer_section", survey.key, "about_breaks"),
        {"nights": "3"},
    )

    assert response.status_code == 403
    assert not Draft.objects.exists()


def test_what_an_answer_holds_is_escaped_on_the_check_page():
    browser = Browser(make.survey())

    browser.press("last_words", one_word="<script>alert(1)</script>")
    browser.get("check-answers")

    assert "<script>alert" not in browser.page
    assert "&lt;script&gt;alert(1)" in browser.page


@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_the_same_answers_sent_at_the_same_moment_count_once():
    survey, key = make.survey(), make.key()

    def send(_: int) -> bool:
        try:
            return services.take_in(survey, {"nights": 1}, mode=Mode.WEB, key=key)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        counted = list(pool.map(send, range(4)))

    assert sorted(counted) == [False, False, False, True]
    assert len(make.responses(survey)) == 1
