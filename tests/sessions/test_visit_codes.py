"""The code that opens what is private: sent, guessed at, too old, asked for too often."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from heard.mail.models import Message
from heard.partnerships.one_time_codes import CODE_TRIES, MOST_CODES_A_DAY, Asked, Tried
from heard.partnerships.services.one_time_codes import try_code
from heard.sessions.models import Listener
from heard.sessions.services import listener_codes
from tests.partnerships import make as partnerships
from tests.sessions import make_visits
from tests.sessions.visiting import (
    another_minute_passes,
    behind,
    code_in_mail,
    come_in,
    send,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def division():
    return partnerships.division()


@pytest.fixture
def area(division):
    return division.district.partnership


@pytest.fixture
def councillor(area, division):
    return make_visits.councillor(area, division)


@pytest.fixture
def visitor():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def test_opening_the_page_of_the_code_sends_none(visitor, councillor):
    visitor.get(behind(councillor, "visit_code"))

    assert Message.objects.count() == 0


def test_the_code_is_stored_nowhere_and_works_once(councillor):
    listener = Listener.objects.create(member=councillor)
    listener_codes.send_code(listener)
    code = code_in_mail()

    listener.refresh_from_db()
    assert code not in listener.code_hash
    assert try_code(listener, code) == Tried.RIGHT
    assert try_code(listener, code) == Tried.GONE


def test_whoever_guesses_has_five_tries(councillor):
    listener = Listener.objects.create(member=councillor)
    listener_codes.send_code(listener)
    code = code_in_mail()
    wrong = "000000" if code != "000000" else "000001"

    tried = [try_code(listener, wrong) for _each in range(CODE_TRIES)]

    assert tried == [Tried.WRONG] * (CODE_TRIES - 1) + [Tried.GONE]
    assert try_code(listener, code) == Tried.GONE


def test_a_code_is_good_for_a_quarter_of_an_hour(councillor):
    listener = Listener.objects.create(member=councillor)
    listener_codes.send_code(listener)
    code = code_in_mail()
    old = timezone.now() - timedelta(minutes=15, seconds=1)
    made_at = Listener.objects.get().code_made_at
    Listener.objects.update(code_made_at=old)

    assert try_code(listener, code) == Tried.GONE
    Listener.objects.update(code_made_at=made_at)
    assert try_code(listener, code) == Tried.RIGHT


def test_codes_are_sent_once_a_minute_and_a_few_times_a_day(councillor):
    listener = Listener.objects.create(member=councillor)

    first = [listener_codes.send_code(listener), listener_codes.send_code(listener)]
    rest = []
    for _each in range(MOST_CODES_A_DAY):
        another_minute_passes()
        rest.append(listener_codes.send_code(listener))

    assert first == [Asked.SENT, Asked.JUST_SENT]
    assert rest == [Asked.SENT] * (MOST_CODES_A_DAY - 1) + [Asked.TOO_OFTEN]
    assert Message.objects.count() == MOST_CODES_A_DAY


def test_asked_too_often_the_page_says_what_else_they_can_do(visitor, councillor):
    listener = Listener.objects.create(member=councillor)
    Listener.objects.update(codes_sent=MOST_CODES_A_DAY, codes_since=timezone.now())

    answer = send(visitor, behind(councillor, "visit_code"))

    assert answer.status_code == 429
    assert "You can sign in instead" in words_of(answer)
    assert listener.pk


@pytest.mark.parametrize("code", ["", "abc", "1" * 5000, "\x00", "１２３４５６"])
def test_what_is_no_code_opens_nothing(visitor, councillor, code):
    Listener.objects.create(member=councillor)

    page = words_of(send(visitor, behind(councillor, "enter_visit_code"), code=code))

    assert "<title>Error: Enter the code" in page
    assert "heard_visits" not in visitor.cookies


def test_a_cookie_of_one_member_opens_nothing_of_another(visitor, area, councillor, division):
    other = make_visits.councillor(area, division)
    session = make_visits.over(division)
    make_visits.reported(session, other)
    come_in(visitor, councillor)
    sealed = visitor.cookies["heard_visits"].value

    stolen = Client()
    stolen.cookies["heard_visits"] = sealed

    assert stolen.get(behind(other, "report_visit", session.key)).status_code == 302
    stolen.cookies["heard_visits"] = sealed[:-1] + "x"
    assert stolen.get(behind(councillor, "report_visit", session.key)).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_are_no_more_than_five():
    listener = Listener.objects.create(member=make_visits.councillor())
    listener_codes.send_code(listener)
    code = code_in_mail()
    wrong = "000000" if code != "000000" else "000001"

    def guess(_number):
        try:
            return try_code(listener, wrong)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        tried = list(pool.map(guess, range(12)))

    assert tried.count(Tried.WRONG) == CODE_TRIES - 1
    assert try_code(listener, code) == Tried.GONE
