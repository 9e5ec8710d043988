"""Dull valid bookings as they stand in the database: name only what your test is about."""

from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from heard.partnerships.models import Member
from heard.partnerships.references import new_reference
from heard.sessions.models import Booking, BookingChange, Host, MarkKind, Session, SupportRequest
from heard.sessions.models.words import BookingState, HostKind
from heard.sessions.services.arriving import Press, WalkIn
from tests.partnerships import make as partnerships
from tests.sessions import make

_number = count(1)


def today(**more: Any) -> Session:
    """A session that is held today."""
    return make.session(in_days=0, **more)


def booking(
    of: Session | None = None, name: str = "", parents: int = 1, state: str = "booked", **more: Any
) -> Booking:
    """A household with places, one parent by default, reached by e-mail."""
    of = of or today()
    number = next(_number)
    given = {"young_people": 0, "assistants": 0, "companions": 0} | more
    people = parents + sum(given[each] for each in ("young_people", "assistants", "companions"))
    columns = {"reference": new_reference(), "email": f"robin{number}@example.org"}
    if state == BookingState.OFFERED:
        columns |= {"offered_at": timezone.now(), "answer_by": of.starts_at}
    made = Booking.objects.create(
        partnership_id=of.partnership_id,
        session=of,
        name=name or f"Robin Vale {number}",
        parents=parents,
        places=people,
        number=of.next_number,
        state=state,
        **(columns | given),
    )
    of.next_number += 1
    of.save(update_fields=["next_number"])
    BookingChange.objects.create(booking=made, state=state)
    return made


def support(of: Booking | None = None, kind: str = "bsl", **more: Any) -> SupportRequest:
    of = of or booking()
    columns = {"forget_on": of.session.day}
    return SupportRequest.objects.create(booking=of, kind=kind, **(columns | more))


def host(of: Session, kind: str = HostKind.CO_HOST) -> Member:
    """A parent who helps to run the session, with a sign-in of their own."""
    member = partnerships.member(of=of.phase.programme.partnership)
    Host.objects.create(session=of, member=member, kind=kind)
    return member


def came(of: Booking, people: int | None = None, **more: Any) -> Press:
    return Press(uuid4(), of.key, MarkKind.CAME, came=people, **more)


def away(of: Booking, **more: Any) -> Press:
    return Press(uuid4(), of.key, MarkKind.AWAY, **more)


def undone(of: Booking, **more: Any) -> Press:
    return Press(uuid4(), of.key, MarkKind.UNDONE, **more)


def walk_in(parents: int = 1, **more: Any) -> WalkIn:
    return WalkIn(uuid4(), parents=parents, **more)
