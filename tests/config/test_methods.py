"""What is asked of an address that it does not do."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.access import address_in
from tests.browser import PHONE, assert_accessible
from tests.partnerships import make as partnerships
from tests.surveys import make as surveys

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

TITLE = '<h1 class="govuk-heading-l">This cannot be done here</h1>'


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/account/login/", "/nowhere/", "/staff/surveys/"])
def test_what_no_page_takes_is_told_apart_from_a_form_open_too_long(method, address):
    response = Client(enforce_csrf_checks=True).generic(method, address)

    page = response.content.decode()
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    assert TITLE in page
    assert "Nothing was saved or deleted." in page


def test_an_address_that_only_a_form_is_sent_to_is_explained_when_it_is_opened():
    lead = surveys.lead()
    survey = surveys.survey(lead, is_open=False)

    response = partnerships.signed_in(lead).get(
        address_in(survey.partnership, "surveys:archive_survey", survey.pk)
    )

    page = response.content.decode()
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert TITLE in page
    assert "Go back to the page you came from" in page
    survey.refresh_from_db()
    assert survey.archived_at is None


def test_a_page_without_a_form_takes_none():
    response = Client().post(reverse("home:accessibility"))

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert TITLE in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_page_can_be_read_by_everybody_on_a_phone(live_server, browser_page):
    page = browser_page(PHONE)
    page.route("**/*", lambda route: route.continue_(method="DELETE"), times=1)

    page.goto(f"{live_server.url}/account/login/")

    assert page.get_by_role("heading", level=1).inner_text() == "This cannot be done here"
    assert_accessible(page)


def test_an_address_that_asks_for_what_no_text_can_hold_is_refused_in_words():
    partnership = partnerships.partnership()

    response = Client().get(address_in(partnership, "boards:meetings_calendar"), {"body": "a\x00"})

    assert response.status_code == 400
    assert "We could not read this request" in response.content.decode()
