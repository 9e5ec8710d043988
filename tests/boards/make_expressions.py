"""Dull valid calls and expressions of interest: name only what your test is about."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.boards.interest import Interest
from heard.boards.models import Call, CallSeats, Criterion, Expression, SeatGroup
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.expressions import link_of
from heard.boards.services import expressing
from heard.partnerships.models import Partnership
from tests.access import address_in
from tests.boards import make
from tests.partnerships import make as partnerships

_number = count(1)


def today():
    return timezone.localdate()


def days(number: int) -> timedelta:
    return timedelta(days=number)


def call(of: Partnership | None = None, *groups: SeatGroup, **more: Any) -> Call:
    """An open call for three parent carer seats, with ten days left."""
    number = next(_number)
    of = of or (groups[0].body.partnership if groups else partnerships.partnership())
    columns = {
        "slug": f"call-{number}",
        "title": f"Parents for the board {number}",
        "state": CallState.OPEN,
        "about": "The board meets each month and decides about services.",
        "time_needed": "About six hours a month.",
        "paid": "£20 an hour, travel and childcare.",
        "contact": "Ana Reed, 01632 960 001",
        "opened_at": timezone.now() - days(20),
        "closes_on": today() + days(10),
        "told_by": today() + days(30),
    }
    made = Call.objects.create(partnership=of, **(columns | more))
    for group in groups or [make.seats(of=make.body(of, name="SEND Improvement Board"))]:
        CallSeats.objects.create(call=made, group=group, number=3)
    for position, text in enumerate(["Knows what daily life is like", "Listens to others"]):
        Criterion.objects.create(call=made, position=position, text=text)
    return made


def interest(in_call: Call, **more: Any) -> Interest:
    number = next(_number)
    given = {
        "name": f"Robin Vale {number}",
        "email": f"robin{number}@example.org",
        "relationship": "parent_carer",
        "why": "I want services to listen.",
        "groups": tuple(seats.group for seats in in_call.seats.all()),
    }
    return Interest(**(given | more))


def expressed(in_call: Call | None = None, stage: str = Stage.RECEIVED, **more: Any) -> Expression:
    """Somebody's expression of interest, sent on the web, at `stage`."""
    in_call = in_call or call()
    known = {column: more.pop(column) for column in list(more) if column in _LATER}
    made = expressing.express_interest(
        in_call, interest(in_call, **more), arrival=expressing.Arrival(), link=full_link
    )
    Expression.objects.filter(pk=made.pk).update(stage=stage, **known)
    return Expression.objects.select_related("call").get(pk=made.pk)


def full_link(secret: str) -> str:
    return f"https://westmere.example.org/my-interest/{secret}/"


def mine(name: str, expression: Expression) -> str:
    """The address of a page behind somebody's private link."""
    return address_in(expression.partnership, f"boards:{name}", link_of(expression))


def filled_in(**more: Any) -> dict[str, Any]:
    """What a browser sends of the form, the dull and required parts."""
    sent = {
        "name": "Robin Vale",
        "channel": "email",
        "email": "robin@example.org",
        "relationship": "parent_carer",
        "why": "I want services to listen.",
        "token": "a-token-of-one-form",
    }
    return sent | more


_LATER = {
    "reasons",
    "feedback",
    "offered_group",
    "answer_by",
    "reserve_place",
    "told_at",
    "forget_on",
    "forgotten_at",
    "membership",
    "same_person_as",
    "received_on",
}
