"""Giving a seat to somebody who said yes to it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.boards.models import Membership, Person
from heard.boards.models.words import CallState, Stage
from heard.boards.services.appointing import (
    Appointment,
    NotAcceptedError,
    SomebodyKnownError,
    appoint,
)
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.seating import NoEmptySeatError
from heard.mail.models import Message
from tests.boards import make
from tests.boards import make_calls as made

pytestmark = pytest.mark.django_db


def accepted(**more):
    call = made.closed(state=CallState.TOLD)
    return made.expression(call, stage=Stage.ACCEPTED, offered_group=made.group(call), **more)


def appointed(expression, **more):
    appointment = Appointment(made.in_days(7), **more)
    return appoint(expression, appointment, by=make.keeper(expression.partnership), link=made.link)


def test_appoint_makes_a_person_and_fills_a_seat():
    one = accepted(name="Ada Byron", access_needs=["bsl"], access_words="Breaks")

    appointed(one)

    one.refresh_from_db()
    person = one.membership.person
    assert (person.name, person.email, person.access_needs, person.support_wanted) == (
        "Ada Byron",
        one.email,
        ["bsl"],
        "Breaks",
    )
    assert (one.membership.start_on, one.stage) == (made.in_days(7), Stage.APPOINTED)
    assert one.forget_on == made.in_days(183)


def test_appoint_tells_them_when_they_start():
    one = accepted()

    appointed(one)

    body, message = one.offered_group.body.name, Message.objects.get()
    assert message.subject == f"News about your expression of interest: {one.call.title}"
    assert f"You have a seat on {body} from" in message.body


def test_appoint_asks_when_somebody_has_the_same_address():
    one = accepted(email="robin@example.org")
    known = make.person(one.partnership, email="Robin@Example.org")

    with pytest.raises(SomebodyKnownError) as asked:
        appointed(one)

    assert asked.value.person == known


def test_appoint_takes_the_person_who_is_known():
    one = accepted(email="robin@example.org")
    known = make.person(one.partnership, email="robin@example.org")

    appointed(one, person=known)

    assert Membership.objects.get().person == known


def test_appoint_makes_somebody_new_when_told_so():
    one = accepted(email="robin@example.org")
    make.person(one.partnership, email="robin@example.org")

    appointed(one, is_somebody_new=True)

    assert Person.objects.count() == 2


def test_appoint_refuses_a_person_of_another_partnership():
    with pytest.raises(NotOfThisPartnershipError):
        appointed(accepted(), person=make.person())


def test_appoint_refuses_a_second_time():
    one = accepted()
    appointed(one)

    with pytest.raises(NotAcceptedError):
        appointed(one)


def test_appoint_refuses_somebody_who_withdrew():
    one = accepted()
    one.stage = Stage.WITHDRAWN
    one.save()

    with pytest.raises(NotAcceptedError):
        appointed(one)


def test_appoint_changes_nothing_when_the_seat_is_gone_meanwhile():
    one = accepted()
    for seat in one.offered_group.seats.all():
        make.membership(seat)
    people = Person.objects.count()

    with pytest.raises(NoEmptySeatError):
        appointed(one)

    one.refresh_from_db()
    assert (one.stage, Person.objects.count()) == (Stage.ACCEPTED, people)


@pytest.mark.django_db(transaction=True)
def test_appoint_fills_one_seat_when_clicked_twice_at_once():
    one = accepted()
    lead = make.keeper(one.partnership)

    def tried(_number):
        try:
            appoint(one, Appointment(made.in_days(7)), by=lead, link=made.link)
        except NotAcceptedError:
            return "appointed already"
        finally:
            connection.close()
        return "appointed"

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(tried, range(2))) == {"appointed", "appointed already"}
    assert Membership.objects.count() == 1
