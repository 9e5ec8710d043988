"""Forms for everybody: who may post, what is kept, and that no cookie is left behind."""

import re
import time

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, RequestFactory

from heard.design.public_form import SessionUsedError, comes_from_our_page, public_form
from tests.partnerships import make

ADDRESS = "/design/form/"
OURS = {"Sec-Fetch-Site": "same-origin"}


def stamp(client: Client) -> str:
    page = client.get(ADDRESS).content.decode()
    found = re.search(r'name="form_stamp" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_post_from_our_own_page_with_its_stamp_is_taken(client, db):
    given = {"form_stamp": stamp(client), "reason": "Enough answers"}

    response = client.post(ADDRESS, given, headers=OURS)

    assert "Answers already given are kept" in response.content.decode()


def test_a_visitor_gets_no_cookie_and_nothing_is_stored(client, db):
    given = {"form_stamp": stamp(client), "reason": ""}

    response = client.post(ADDRESS, given, headers=OURS)

    assert dict(client.cookies) == {}
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_somebody_who_is_signed_in_keeps_their_session(db):
    client = make.signed_in(make.member())
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.get(ADDRESS)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value == before


def test_nobody_looks_up_who_is_answering(db, django_assert_num_queries):
    client = make.signed_in(make.member())

    with django_assert_num_queries(1) as asked:
        response = client.get(ADDRESS)

    assert '"partnerships_partnership"' in asked[0]["sql"]  # whose page it is, not who asks
    assert "Cookie" not in response["Vary"]


def test_a_public_form_that_asks_for_the_session_fails_loudly():
    @public_form
    def nosy(request):
        return request.session["visitor"]

    with pytest.raises(SessionUsedError, match="visitor"):
        nosy(RequestFactory().get("/"))


HOSTILE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://testserver"},  # the right host by the wrong scheme
    {"Origin": "http://testserver:8080"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "http://evil.example", "Referer": "http://testserver/design/form/"},
    {"Referer": "http://evil.example/?http://testserver/"},
    {"Referer": "http://testserver@evil.example/"},
    {"Referer": "http://["},
    {},
]


@pytest.mark.parametrize("headers", HOSTILE)
def test_a_post_from_elsewhere_is_not_ours(headers):
    request = RequestFactory().post("/", headers=headers)

    assert not comes_from_our_page(request)


@pytest.mark.parametrize(
    "headers",
    [
        OURS,
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/a/westmere/surveys/"},
    ],
)
def test_a_post_from_our_page_is_ours(headers):
    request = RequestFactory().post("/", headers=headers)

    assert comes_from_our_page(request)


def test_a_post_from_elsewhere_is_refused_in_plain_words(client, db):
    given = {"form_stamp": stamp(client), "reason": "Enough answers"}

    response = client.post(ADDRESS, given, headers={"Origin": "https://evil.example"})

    assert response.status_code == 403
    assert "We could not tell where this form came from" in response.content.decode()


def assert_can_be_sent_again(client: Client, form_stamp: str) -> None:
    given = {"form_stamp": form_stamp, "reason": 'Enough <answers> & "more"'}

    response = client.post(ADDRESS, given, headers=OURS)

    page = response.content.decode()
    assert response.status_code == 400
    assert "This page was open for too long" in page
    assert 'name="reason" value="Enough &lt;answers&gt; &amp; &#34;more&#34;"' in page
    fresh = re.search(r'name="form_stamp" value="([^"]+)"', page)
    assert fresh
    again = client.post(ADDRESS, given | {"form_stamp": fresh[1]}, headers=OURS)
    assert "Answers already given are kept" in again.content.decode()


def test_a_page_that_was_open_for_more_than_a_day_keeps_what_was_typed(client, db, monkeypatch):
    old = stamp(client)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 24 * 60 * 60 + 1)

    assert_can_be_sent_again(client, old)


@pytest.mark.parametrize("forged", ["", "form", "form:1:abc", "x" * 5000, "\0"])
def test_a_stamp_that_is_not_ours_is_not_enough(client, db, forged):
    assert_can_be_sent_again(client, forged)


def test_the_stamp_of_another_form_is_not_enough(client, db):
    @public_form
    def other(request: HttpRequest):
        return request.form_stamp

    request = RequestFactory().get("/")
    with pytest.raises(AttributeError):
        other(request)  # it answers with text, not a response; the stamp is on the request

    assert_can_be_sent_again(client, request.form_stamp)


def test_csrf_protection_is_for_signed_in_forms_only(db):
    client = Client(enforce_csrf_checks=True)
    given = {"form_stamp": stamp(client), "reason": "Enough answers"}

    response = client.post(ADDRESS, given, headers=OURS)

    assert "Answers already given are kept" in response.content.decode()
