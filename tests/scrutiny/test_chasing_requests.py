"""Asking about requests: when, whom, in one letter, once a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.mail.models import Message
from heard.plans.models import Holder
from heard.scrutiny import jobs
from heard.scrutiny.chasing import Why, why_asked
from heard.scrutiny.models import Committee, Request
from heard.scrutiny.services.chasing import chase_requests
from tests.scrutiny import make_tracker

TODAY = timezone.localdate()


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def request(**more: object) -> Request:
    columns = {"made_on": day(-1), "committee": Committee(stale_days=90), "state": "in_progress"}
    return Request(**(columns | more))


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({}, None),
        ({"response_due_on": day(8)}, None),
        ({"response_due_on": day(7)}, Why.RESPONSE_SOON),
        ({"response_due_on": day(5), "asked_on": day(-2)}, None),
        ({"response_due_on": day(0), "asked_on": day(-20)}, Why.RESPONSE_SOON),
        ({"response_due_on": day(-1), "asked_on": day(-8)}, Why.RESPONSE_LATE),
        ({"response_due_on": day(-5), "asked_on": day(-4)}, None),
        ({"response_due_on": day(-20), "asked_on": day(-14)}, Why.RESPONSE_LATE),
        ({"response_due_on": day(-20), "response": "accepted"}, None),
        ({"due_on": day(15)}, None),
        ({"due_on": day(14)}, Why.DUE_SOON),
        ({"due_on": day(10), "asked_on": day(-4)}, None),
        ({"due_on": day(-1), "asked_on": day(-15)}, Why.LATE),
        ({"due_on": day(-1), "asked_on": day(0)}, None),
        ({"made_on": day(-91)}, Why.STALE),
        ({"made_on": day(-91), "said_on": day(-1)}, None),
        ({"made_on": day(-200), "asked_on": day(-29)}, None),
        ({"made_on": day(-200), "asked_on": day(-30)}, Why.STALE),
        ({"due_on": day(-1), "state": "paused"}, None),
        ({"due_on": day(-1), "state": "complete"}, None),
        ({"due_on": day(-1), "waits_for_call_in": True}, None),
    ],
)
def test_the_days_on_which_somebody_is_asked(columns, why):
    assert why_asked(request(**columns), TODAY) == why


@pytest.mark.django_db
def test_one_letter_for_all_that_a_holder_owes_and_twice_is_once():
    line = make_tracker.led(due_on=day(-1))
    second = make_tracker.request(line.committee, post=line.post, due_on=day(3))
    make_tracker.request(line.committee, post=line.post, due_on=day(90))

    assert chase_requests() == 1
    jobs.chase_requests(0)
    assert chase_requests() == 0

    message = Message.objects.get()
    assert message.subject == "2 requests of committees wait for you"
    assert line.reference in message.body
    assert second.reference in message.body
    line.refresh_from_db()
    assert line.asked_on == TODAY


@pytest.mark.django_db
def test_a_second_thing_that_is_late_the_same_day_waits_for_tomorrow():
    line = make_tracker.led(due_on=day(-1))
    chase_requests()
    make_tracker.request(line.committee, post=line.post, due_on=day(-1))

    assert chase_requests() == 0


@pytest.mark.django_db
def test_nobody_is_written_to_without_an_address_or_after_they_left():
    line = make_tracker.led(due_on=day(-1))
    Holder.objects.filter(post=line.post).update(email="")
    gone = make_tracker.led(line.committee, due_on=day(-1))
    Holder.objects.filter(post=gone.post).update(until=TODAY)

    assert chase_requests() == 0
    assert not Message.objects.exists()
