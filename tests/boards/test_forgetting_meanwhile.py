"""Forgetting somebody while something else is on its way to them."""

from datetime import date
from functools import partial

import pytest

from heard.boards.models import Membership, Person
from heard.boards.models.words import Stage
from heard.boards.queries.applicants import seats_offered
from heard.boards.services import answering_offers, forgetting, seating, standing
from heard.boards.services.people import ForgottenError
from heard.mail.models import Channel, Message
from tests.boards import make
from tests.boards import make_calls as calls
from tests.boards import make_expressions as exp
from tests.boards import make_standing as listed
from tests.boards.test_seating import at_once
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

BY_LETTER = {"channel": Channel.LETTER, "address": "4 Mill Lane\nMere", "email": ""}


def waiting():
    return list(Message.objects.values_list("state", "to", "body"))


def test_a_letter_that_waits_to_be_posted_goes_with_what_somebody_deletes():
    sent = exp.expressed(**BY_LETTER)
    other = exp.expressed(sent.call, **(BY_LETTER | {"address": "5 Mill Lane"}))

    answering_offers.take_back_expression(sent)

    assert waiting()[1] == ("failed", "", "")
    assert (waiting()[0][:2], other.is_forgotten) == (("by_hand", "5 Mill Lane"), False)


def test_nobody_texts_somebody_who_has_left_the_list():
    partnership = partnerships.partnership()
    subscriber = listed.asked(partnership, "07700 900123", channel=Channel.TEXT)

    standing.leave_list(subscriber, by=None)

    assert waiting() == [("failed", "", "")]


@pytest.mark.parametrize("stage", [Stage.TO_OFFER, Stage.OFFERED, Stage.ACCEPTED])
def test_a_seat_is_free_again_once_whoever_was_to_take_it_is_forgotten(stage):
    call = calls.closed(seats=1)
    one = calls.expression(call, stage=stage, offered_group=calls.group(call))

    forgetting.forget_expression(one, by=None)

    assert [seats.left for seats in seats_offered(call)] == [1]


def test_a_seat_that_was_taken_stays_taken_when_the_application_is_forgotten():
    call = calls.closed(seats=1)
    one = calls.expression(call, stage=Stage.APPOINTED, offered_group=calls.group(call))

    forgetting.forget_expression(one, by=None)

    assert [seats.left for seats in seats_offered(call)] == [0]


@pytest.mark.django_db(transaction=True)
def test_somebody_who_is_forgotten_while_they_get_a_seat_is_either_there_or_forgotten():
    group = make.seats(wanted=1)
    keeper, person = make.keeper(of=group.body.partnership), make.person(group.body.partnership)
    seat = partial(seating.fill_seat, group, person, start_on=date(2026, 9, 1), by=keeper)

    outcomes = at_once(
        [seat, partial(forgetting.forget_person, person, by=keeper)],
        (ForgottenError, forgetting.StillInASeatError),
    )

    is_forgotten = Person.objects.get(pk=person.pk).is_forgotten
    assert outcomes == ["done", "refused"]
    assert Membership.objects.exists() != is_forgotten
