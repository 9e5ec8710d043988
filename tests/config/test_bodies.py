"""What comes over HTTP before any page looks at it."""

import io

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from heard.config.bodies import MOST_FROM_STAFF, refuse_large_bodies
from heard.config.wsgi import application
from heard.surveys.services.returns import LARGEST_FILE
from tests.access import address_in
from tests.surveys import make as surveys

MEGABYTE = 1024 * 1024


@pytest.mark.django_db(databases=["default", "answers"])
def test_a_file_beside_a_public_form_is_refused_unread():
    survey = surveys.survey()
    address = address_in(survey.partnership, "surveys:answer_section", survey.key, "finding_out")
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})

    response = client.post(address, {"beside": io.BytesIO(b"x" * 2 * MEGABYTE)})

    assert response.status_code == 413
    assert "That is too large" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_a_stranger_may_send_a_megabyte_and_no_more(name):
    response = Client().post(reverse(name), {}, CONTENT_LENGTH=str(MEGABYTE + 1))

    assert response.status_code == 413


@pytest.mark.parametrize(
    ("size", "status"), [(LARGEST_FILE + MEGABYTE, 200), (MOST_FROM_STAFF + 1, 413)]
)
def test_staff_may_send_the_largest_file_of_returns_and_not_much_more(size, status):
    request = RequestFactory().post("/staff/surveys/1/returns/", CONTENT_LENGTH=str(size))

    response = refuse_large_bodies(lambda _: HttpResponse("taken"))(request)

    assert response.status_code == status


# Not inside a transaction: a request through this door lets go of old connections.
@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
@pytest.mark.parametrize(
    "kind",
    [
        "text/plain; charset=base64",
        "text/plain;charset*=utf-8''undefined",
        'text/plain; charset="undefined"; charset=hex',
    ],
)
def test_an_encoding_that_a_visitor_claims_is_not_believed(kind):
    told = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/health/",
        "QUERY_STRING": "words=caf%C3%A9",
        "CONTENT_TYPE": kind,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }

    body = b"".join(application(environ, lambda status, headers: told.append(status)))

    assert (told, body) == (["200 OK"], b"ok\n")
