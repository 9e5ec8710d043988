"""Dull valid bodies, seats and people for tests: name only what your test is about."""

from datetime import date
from itertools import count
from typing import Any

from heard.boards.models import Body, Membership, Person, Seat, SeatGroup
from heard.boards.models.words import BodyKind, Constituency
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from tests.partnerships import make as partnerships

LONG_AGO = date(2024, 1, 8)
_number = count(1)


def keeper(of: Partnership | None = None) -> Member:
    """An engagement lead, who keeps boards and runs calls."""
    return partnerships.member(Role.ENGAGEMENT_LEAD, of=of)


def body(of: Partnership | None = None, name: str = "", **more: Any) -> Body:
    """A board that is at work."""
    number = next(_number)
    columns = {"kind": BodyKind.BOARD, "slug": f"board-{number}", "founded_on": LONG_AGO}
    return Body.objects.create(
        partnership=of or partnerships.partnership(),
        name=name or f"Board {number}",
        **(columns | more),
    )


def seats(
    of: Body | None = None,
    wanted: int = 3,
    constituency: str = Constituency.PARENT_CARER,
    **more: Any,
) -> SeatGroup:
    """Empty seats of one constituency, wanted for long."""
    group = SeatGroup.objects.create(body=of or body(), constituency=constituency, **more)
    for _each in range(wanted):
        Seat.objects.create(group=group, wanted_from=LONG_AGO)
    return group


def person(of: Partnership | None = None, name: str = "", **more: Any) -> Person:
    """Somebody who can be reached by e-mail."""
    number = next(_number)
    columns = {"name": name or f"Robin Vale {number}", "email": f"robin{number}@example.org"}
    return Person.objects.create(partnership=of or partnerships.partnership(), **(columns | more))


def membership(
    seat: Seat | None = None, who: Person | None = None, start_on: date = LONG_AGO, **more: Any
) -> Membership:
    """Somebody in a seat, since long ago and still."""
    seat = seat or seats(wanted=1).seats.get()
    who = who or person(seat.group.body.partnership)
    return Membership.objects.create(seat=seat, person=who, start_on=start_on, **more)
