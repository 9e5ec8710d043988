"""Whoever applied and wants to know early: nothing that they can open tells them."""

import re

import pytest
from django.test import Client

from heard.boards.models import StageChange
from heard.boards.models.words import Stage
from tests.access import address_in
from tests.boards import make_calls as calls
from tests.boards import make_expressions as exp

pytestmark = pytest.mark.django_db

PAGES = (
    "my_expression",
    "answer_offer",
    "withdraw_expression",
    "change_contact",
    "change_expression",
    "ask_me_again",
    "take_back_expression",
    "my_expression_file",
)
# What is different each time that a page is opened, or from one person to the next.
_OWN = re.compile(r'my-interest/[\w-]+|value="[^"]*"|nonce="[^"]*"|"at": "[^"]*"|R\d+-4PM')


def seen_by(expression):
    """All that the private link opens, and what everybody can open of the call."""
    client, own = Client(), [exp.mine(name, expression) for name in PAGES]
    public = [
        address_in(expression.partnership, f"boards:{name}", *args)
        for name, args in (
            ("call", (expression.call.slug,)),
            ("calls", ()),
            ("calls_feed", ()),
            ("open_calls_json", ()),
        )
    ]
    answers = [client.get(address) for address in (*own, *public)]
    return [(one.status_code, _OWN.sub("", one.content.decode())) for one in answers]


@pytest.mark.parametrize("outcome", [Stage.TO_OFFER, Stage.TO_RESERVE, Stage.TO_DECLINE])
def test_nothing_is_different_once_the_panel_has_decided(outcome):
    call = calls.closed()
    one = calls.expression(call, "Ada Byron", email="ada@example.org", stage=Stage.READING)
    before = seen_by(one)

    one.stage, one.feedback, one.reasons, one.revision = outcome, "Well done", "Close", 1
    one.reserve_place = 1 if outcome == Stage.TO_RESERVE else None
    one.offered_group = calls.group(call) if outcome == Stage.TO_OFFER else None
    one.save()
    StageChange.objects.create(expression=one, stage=outcome)

    assert seen_by(one) == before
