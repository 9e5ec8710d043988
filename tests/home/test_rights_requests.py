"""Asking what is held on oneself, and being answered within a month."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from heard.home.due import one_month_after
from heard.home.models import RightsRequest
from heard.home.queries import rights as queries
from heard.home.services import rights as services
from heard.home.services.rights import NewRequest
from heard.mail.flooding import TooManyTodayError
from heard.partnerships.models import Partnership
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

ASKED = {
    "kind": "access",
    "name": "Robin Vale",
    "email": "robin@example.org",
    "phone": "",
    "address": "",
    "words": "",
}
STAMP = re.compile(r'name="form_stamp" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')


@pytest.fixture
def westmere() -> Partnership:
    return partnerships.partnership()


def ask(of: Partnership, **sent):
    """Open the form, fill it in and send it. `key` and stamp are those of the page."""
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    address = address_in(of, "home:ask_what_you_hold")
    page = client.get(address).content.decode()
    ours = {"form_stamp": STAMP.findall(page)[0], "key": KEY.findall(page)[0]}
    return client.post(address, ours | ASKED | sent)


def a_request(of: Partnership, **more) -> RightsRequest:
    return services.ask_what_you_hold(of, NewRequest(**(ASKED | more)))


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 5), date(2027, 1, 5)),
        (date(2026, 5, 31), date(2026, 6, 30)),
        (date(2026, 2, 28), date(2026, 3, 28)),
    ],
)
def test_a_request_is_due_one_calendar_month_later(asked, due):
    assert one_month_after(asked) == due


def test_anybody_asks_without_a_cookie_and_reads_by_when(westmere):
    response = ask(westmere, words="I joined a list <b>once</b>")

    request = RightsRequest.objects.get()
    page = response.content.decode()
    assert f"Your reference: {request.reference}" in page
    assert request.due_on == one_month_after(request.asked_on)
    assert request.words == "I joined a list <b>once</b>"
    assert response.cookies == {}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"kind": ""}, "Select what you want us to do"),
        ({"kind": "everything"}, "Select one of the answers in the list"),
        ({"name": "\x00 "}, "Enter your name"),
        ({"name": "x" * 201}, "200 characters or fewer"),
        ({"email": ""}, "Enter an e-mail address, a phone number or an address"),
        ({"email": "robin@example"}, "Enter an email address in the correct format"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "Enter an email address in the correct"),
        ({"phone": "none"}, "Enter a telephone number"),
        ({"words": "x" * 2001}, "2000 characters or fewer"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(westmere, sent, words):
    page = ask(westmere, **sent).content.decode()

    assert "Error: Ask what we hold on you" in page
    assert words in page
    assert RightsRequest.objects.count() == 0


def test_the_same_form_sent_twice_is_one_request(westmere):
    key = str(uuid4())

    first = ask(westmere, key=key).content.decode()
    second = ask(westmere, key=key).content.decode()

    request = RightsRequest.objects.get()
    assert request.reference in first
    assert request.reference in second


def test_a_key_that_is_none_is_replaced(westmere):
    ask(westmere, key="not a key")

    assert RightsRequest.objects.count() <= 1


@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_two_sends_at_once_are_one_request(westmere):
    new = NewRequest(**ASKED)

    def one_send(_number: int) -> str:
        try:
            return services.ask_what_you_hold(westmere, new).reference
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        references = set(pool.map(one_send, range(4)))

    assert len(references) == 1
    assert RightsRequest.objects.count() == 1


def test_only_the_administrator_opens_a_request(westmere):
    request = a_request(westmere)

    assert_access(Page("home:rights_request", (request.pk,), westmere), roles={Role.ADMINISTRATOR})


def test_the_administrator_is_asked_to_answer_by_the_day_and_nobody_else(westmere):
    request = a_request(westmere)
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)

    (todo,) = queries.todo(administrator)

    assert (todo.text, todo.due_on) == (f"Answer the request {request.reference}", request.due_on)
    assert queries.todo(partnerships.member(Role.ENGAGEMENT_LEAD, of=westmere)) == []
    assert queries.todo(partnerships.member(Role.ADMINISTRATOR)) == []


def test_a_request_is_answered_once(westmere):
    request = a_request(westmere)
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    client = partnerships.signed_in(administrator)
    address = address_in(westmere, "home:rights_request", request.pk)
    answer = {"identity_checked_how": "Called back", "outcome": "Sent a copy"}

    first, second = (client.post(address, answer) for _each in range(2))

    assert first.status_code == 302
    assert "Somebody has answered this request already" in second.content.decode()
    assert queries.todo(administrator) == []


def test_what_came_by_letter_counts_from_the_day_on_which_it_came(westmere):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    day = {"asked_on_day": "31", "asked_on_month": "1", "asked_on_year": "2026"}
    address = address_in(westmere, "home:add_rights_request")

    partnerships.signed_in(administrator).post(address, ASKED | day)

    request = RightsRequest.objects.get()
    assert (request.origin, request.due_on) == ("staff", date(2026, 2, 28))


@pytest.mark.parametrize("year", ["2999", "1066"])
def test_a_day_that_cannot_be_is_refused(westmere, year):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    day = {"asked_on_day": "1", "asked_on_month": "1", "asked_on_year": year}
    address = address_in(westmere, "home:add_rights_request")

    page = partnerships.signed_in(administrator).post(address, ASKED | day).content.decode()

    assert "Error: Write a request down" in page
    assert RightsRequest.objects.count() == 0


def test_there_is_no_form_where_there_is_no_partnership():
    assert Client().get("/privacy/ask/").status_code == 404
    assert Client().get("/privacy/").status_code == 200


def test_the_form_is_shut_for_the_day_after_a_flood_and_staff_can_still_write_down(westmere):
    today = timezone.localdate()
    RightsRequest.objects.bulk_create(
        RightsRequest(
            partnership=westmere,
            reference=f"R{number:06}",
            kind="access",
            name="Made Up",
            email="made.up@example.org",
            asked_on=today,
            due_on=one_month_after(today),
        )
        for number in range(services.MOST_A_DAY)
    )
    asked = NewRequest(kind="access", name="Robin Vale", email="robin@example.org")

    with pytest.raises(TooManyTodayError):
        services.ask_what_you_hold(westmere, asked)

    by = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    assert services.ask_what_you_hold(westmere, asked, by=by).name == "Robin Vale"
