"""One host for staff."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from heard.accounts.middleware import keep_staff_on_one_host
from heard.partnerships.middleware import find_partnership
from tests.partnerships import make

pytestmark = pytest.mark.django_db
OWN_HOST = "voices.westmere.example"


@pytest.fixture(autouse=True)
def _a_real_install(settings):
    settings.STAFF_HOST = "heard.example"
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Welsh")]
    settings.ALLOWED_HOSTS = ["heard.example", OWN_HOST]
    make.partnership(slug="westmere", host=OWN_HOST)


def answer(path: str, host: str) -> HttpResponse:
    def room(request: HttpRequest) -> HttpResponse:
        return HttpResponse("room")

    request = RequestFactory().get(path, secure=True, headers={"host": host})
    return find_partnership(keep_staff_on_one_host(room))(request)


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/staff/", "https://heard.example/a/westmere/staff/"),
        ("/account/login/?next=/x", "https://heard.example/a/westmere/account/login/?next=/x"),
        ("/cy/staff/surveys/", "https://heard.example/a/westmere/cy/staff/surveys/"),
    ],
)
def test_staff_pages_on_a_partnerships_own_host_lead_to_the_staff_host(path, leads_to):
    response = answer(path, OWN_HOST)

    assert (response.status_code, response["Location"]) == (302, leads_to)


@pytest.mark.parametrize("path", ["/", "/surveys/1/", "/cy/", "/staffing/", "/surveys/staff/"])
def test_public_pages_stay_on_a_partnerships_own_host(path):
    assert answer(path, OWN_HOST).content == b"room"


def test_staff_pages_on_the_staff_host_are_answered():
    assert answer("/a/westmere/staff/", "heard.example").content == b"room"
