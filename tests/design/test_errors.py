"""Error pages: plain words, the right status, and no need of a database."""

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.management import call_command
from django.core.management.base import CommandError
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory

from heard.design import errors
from heard.partnerships.models import Partnership
from tests.partnerships import make


def asked(partnership: Partnership | None = None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.partnership = partnership
    return request


@pytest.mark.parametrize("status", errors.STORIES)
def test_a_page_says_what_happened_without_any_database(status):
    """This test has no access to a database, and the request no session and no user."""
    response = errors.page(asked(Partnership(slug="westmere", name="Westmere")), status)

    page = response.content.decode()
    story = errors.STORIES[status]
    assert response.status_code == status
    assert f"<title>{story.title} – Westmere</title>" in page
    assert f'<h1 class="govuk-heading-l">{story.title}</h1>' in page
    assert "please" not in page.lower()


@pytest.mark.parametrize(("status", "seconds"), [(429, "60"), (503, "30"), (404, None)])
def test_a_page_says_when_to_come_back(status, seconds):
    assert errors.page(asked(), status).get("Retry-After") == seconds


def test_a_page_can_have_words_of_its_own():
    page = errors.page(asked(), 403, title="Not yet", words=["Come back on Monday."]).content

    assert b"Not yet" in page
    assert b"Come back on Monday." in page
    assert b"do not have access" not in page


def test_an_unknown_address_gets_our_page(client, db):
    partnership = make.partnership(name="Westmere SEND Partnership")

    response = client.get(f"/a/{partnership.slug}/nowhere/")

    assert response.status_code == 404
    assert "<title>Page not found – Westmere SEND Partnership</title>" in response.content.decode()


def test_what_is_too_large_is_told_apart_from_what_is_wrong():
    assert errors.handler400(asked(), RequestDataTooBig()).status_code == 413
    assert errors.handler400(asked(), SuspiciousOperation()).status_code == 400


def test_a_form_without_its_token_is_explained(db):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/account/login/", {"login": "sam@example.org"})

    assert response.status_code == 403
    assert "This page was open for too long" in response.content.decode()


def test_when_pages_cannot_be_drawn_there_is_one_that_needs_nothing(monkeypatch, caplog):
    monkeypatch.delitem(engines["jinja2"].env.globals, "page_frame")
    engines["jinja2"].env.cache.clear()

    response = errors.handler500(asked())

    engines["jinja2"].env.cache.clear()
    assert response.status_code == 500
    assert "Sorry, there is a problem" in response.content.decode()
    assert "could not be drawn" in caplog.text


def test_an_error_page_does_not_look_at_who_is_signed_in():
    request = asked()
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "abc"  # no session is there to be asked

    assert errors.page(request, 500).status_code == 500


def test_the_maintenance_page_is_one_file_that_asks_for_nothing(tmp_path):
    out = tmp_path / "maintenance.html"

    call_command("maintenance_page", str(out))

    page = out.read_text()
    assert "<h1>Sorry, this is not available just now</h1>" in page
    assert "src=" not in page
    assert "href=" not in page


def test_a_maintenance_page_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere.*No such file or directory"):
        call_command("maintenance_page", str(tmp_path / "nowhere" / "maintenance.html"))


def test_the_gallery_is_not_there_in_production(client, db, settings):
    settings.IN_PRODUCTION = True

    assert client.get("/design/").status_code == 404


@pytest.mark.parametrize(("status", "leads_on"), [(403, True), (404, True), (500, False)])
def test_a_page_from_which_nothing_can_be_sent_again_leads_on(status, leads_on):
    page = errors.page(asked(), status).content.decode()

    assert ("Go to the front page of Heard" in page) == leads_on
