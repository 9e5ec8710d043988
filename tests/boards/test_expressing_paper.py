"""Typing in expressions of interest that came on paper."""

import pytest

from heard.boards.models import Expression
from heard.boards.models.words import Stage
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make_expressions as exp
from tests.boards.sending import fields_of, send, text_of
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def at(call, name, *args):
    return address_in(call.partnership, f"boards:{name}", *args)


def test_engagement_leads_and_paper_keyers_enter_expressions():
    call = exp.call()
    page = Page("boards:enter_expression", (call.pk,), partnership=call.partnership)

    assert_access(page, roles={Role.ENGAGEMENT_LEAD, Role.PAPER_KEYER})


@pytest.fixture
def keyer_at_work():
    call = exp.call()
    client = partnerships.signed_in(partnerships.member(Role.PAPER_KEYER, of=call.partnership))
    return call, client


def posted_on(day):
    return {
        "received_on_day": str(day.day),
        "received_on_month": str(day.month),
        "received_on_year": str(day.year),
    }


def test_a_form_on_paper_needs_a_name_a_way_and_a_day_alone(keyer_at_work):
    call, client = keyer_at_work
    day = exp.today() - exp.days(2)

    response = send(
        at(call, "enter_expression", call.pk),
        client,
        name="Robin Vale",
        phone="01632 960 001",
        **posted_on(day),
    )

    sent = Expression.objects.get()
    assert response["Location"] == at(call, "enter_expression", call.pk)
    assert (sent.origin, sent.received_on, sent.channel) == ("paper", day, "phone")
    assert (sent.relationship, sent.why, sent.stage) == ("", "", Stage.RECEIVED)
    assert sent.groups.count() == 1
    assert f"Write this reference on the paper: {sent.reference}" in text_of(
        client.get(response["Location"])
    )


def test_a_form_on_paper_without_a_way_to_reach_anybody_comes_back(keyer_at_work):
    call, client = keyer_at_work

    page = text_of(send(at(call, "enter_expression", call.pk), client))

    assert '<a href="#id_name">Enter your name</a>' in page
    assert "Enter an e-mail address, a phone number or an address to reach them" in page
    assert "Enter the day on which it was posted or handed in" in page


@pytest.mark.parametrize(
    ("day", "words"),
    [(1, "Enter a day that is not in the future"), (-40, "this form does not count")],
)
def test_a_form_on_paper_from_outside_the_call_is_refused_in_words(keyer_at_work, day, words):
    call, client = keyer_at_work

    response = send(
        at(call, "enter_expression", call.pk),
        client,
        **exp.filled_in(**posted_on(exp.today() + exp.days(day))),
    )

    assert words in text_of(response)
    assert Expression.objects.count() == 0


def test_a_form_posted_in_time_is_entered_after_closing(keyer_at_work):
    call, client = keyer_at_work
    call.closes_on = exp.today() - exp.days(3)
    call.save()

    send(
        at(call, "enter_expression", call.pk), client, **exp.filled_in(**posted_on(call.closes_on))
    )

    assert Expression.objects.get().received_on == call.closes_on


def test_a_form_entered_twice_by_a_double_click_is_one(keyer_at_work):
    call, client = keyer_at_work
    address = at(call, "enter_expression", call.pk)
    sent = fields_of(client.get(address)) | exp.filled_in(**posted_on(exp.today()))

    for _each in range(2):
        client.post(address, sent)

    assert Expression.objects.count() == 1
