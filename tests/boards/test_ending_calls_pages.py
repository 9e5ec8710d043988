"""The pages that move a call's dates and end it, and what comes after everyone is told."""

import pytest
from django.utils import timezone

from heard.boards.jobs import close_calls
from heard.boards.models import Call
from heard.boards.models.words import CallState, Stage
from heard.mail.models import Message
from tests.boards import make
from tests.boards import make_calls as made
from tests.boards.call_pages import post, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return made.call()


@pytest.fixture
def lead(call):
    return make.keeper(call.partnership)


def dates(closes, told):
    sent = {}
    for name, day in (("closes_on", closes), ("told_by", told)):
        sent |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return sent


def test_extend_call_moves_both_dates(call, lead):
    later = dates(made.in_days(30), made.in_days(50))

    page = words(post(lead, "extend_call", call.pk, reason="Too few", **later))

    call.refresh_from_db()
    assert "Dates changed. Everyone who applied is told" in page
    assert (call.closes_on, call.told_by) == (made.in_days(30), made.in_days(50))


def test_extend_call_refuses_an_earlier_day(call, lead):
    earlier = dates(made.in_days(5), made.in_days(50))

    page = words(post(lead, "extend_call", call.pk, reason="Enough", **earlier))

    assert "Enter a day that is later than the closing date now" in page


def test_close_call_asks_why(call, lead):
    page = words(post(lead, "close_call", call.pk, reason=" "))

    assert "Enter why it closes early" in page
    assert Call.objects.get().state == CallState.OPEN


def test_close_call_twice_says_so(call, lead):
    post(lead, "close_call", call.pk, reason="Enough")

    page = words(post(lead, "close_call", call.pk, reason="Enough"))

    assert "This call is not open any more, or not yet" in page


def test_withdraw_call_sends_each_applicant_their_own_private_link(call, lead):
    made.expression(call)

    post(lead, "withdraw_call", call.pk, reason="The board closes")

    message = Message.objects.get()
    assert f"http://testserver/a/{call.partnership.slug}/my-interest/" in message.body


def test_discard_call_refuses_one_that_has_opened(call, lead):
    page = words(post(lead, "discard_call", call.pk, sure="on"))

    assert "This call has been opened, so its words stay as people have read them" in page


def test_change_call_refuses_one_that_has_opened(call, lead):
    sent = dates(made.in_days(5), made.in_days(50))
    texts = dict.fromkeys(("title", "about", "time_needed", "paid", "contact"), "Other words")

    page = words(post(lead, "change_call", call.pk, **sent, **texts))

    assert "This call has been opened" in page
    assert Call.objects.get().title != "Other words"


def test_offer_next_says_when_nobody_is_left(call, lead):
    Call.objects.update(state=CallState.TOLD, told_at=timezone.now())

    page = words(post(lead, "offer_next", call.pk, made.group(call).pk))

    assert "Nobody is left on the reserve list for this seat" in page


def test_offer_next_offers_from_the_page(call, lead):
    Call.objects.update(state=CallState.TOLD, told_at=timezone.now())
    one = made.expression(call, stage=Stage.RESERVE, reserve_place=1)

    page = words(post(lead, "offer_next", call.pk, made.group(call).pk))

    assert f"The seat is offered to {one.reference}" in page


def test_offer_next_refuses_seats_of_another_call(call, lead):
    other = made.call(call.partnership)

    assert post(lead, "offer_next", call.pk, made.group(other).pk).status_code == 404


def test_end_offer_says_when_there_is_still_time(call, lead):
    one = made.expression(call, stage=Stage.OFFERED, answer_by=made.today())

    page = words(post(lead, "end_offer", one.pk))

    assert "There is no offer whose day to answer has passed" in page


def test_the_job_closes_calls_and_does_no_harm_twice(call):
    Call.objects.update(closes_on=made.in_days(-1))

    for _each in range(2):
        close_calls(0)

    call.refresh_from_db()
    assert call.state == CallState.CLOSED


def test_words_of_an_applicant_are_never_markup(call, lead):
    one = made.expression(call, "<script>alert(1)</script>", why="<img src=x onerror=alert(1)>")

    page = words(post(lead, "settle_double", one.pk, answer="join"))

    assert ("<script>alert" in page, "<img src=x" in page) == (False, False)
    assert "&lt;script&gt;alert(1)" in page
