"""Somebody with rows wherever the room holds something on people."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.mail.models import Channel
from heard.partnerships.models import Partnership
from heard.partnerships.roles import Role
from heard.sessions.models import (
    Booking,
    BookingChange,
    Host,
    Point,
    Session,
    SupportRequest,
    Visit,
)
from heard.sessions.models.words import BookingState, HostKind, PointState, Prompt, Support
from tests.boards.make_privacy import ROBIN, Somebody
from tests.partnerships import make as partnerships
from tests.sessions import make

_number = count(1)


def booking(
    of: Partnership, who: Somebody = ROBIN, on: Session | None = None, **more: Any
) -> Booking:
    """Booked by e-mail with a child in childcare, who needs an interpreter; it was last week."""
    session = on or make.held(make.phase(make.programme(of)))
    number = next(_number)
    columns: dict[str, Any] = {
        "reference": f"R-{number}",
        "number": number,
        "state": BookingState.BOOKED,
        "channel": Channel.EMAIL,
        "places": 1,
        "childcare": 1,
        "childcare_words": f"{who.name}'s boy likes trains",
        "age_bands": ["under_5"],
        "wants_news": True,
        "came": 1,
    }
    made = Booking.objects.create(partnership=of, session=session, **(columns | who.contact | more))
    SupportRequest.objects.create(
        booking=made,
        kind=Support.INTERPRETER,
        words=f"Polish, ask {who.name}",
        forget_on=session.day + timedelta(days=14),
    )
    BookingChange.objects.create(booking=made, state=made.state)
    return made


def named_rows(of: Partnership, who: Somebody = ROBIN) -> list[object]:
    """What others wrote of them: a point, a report; and that they helped without a sign-in."""
    session = make.held(make.phase(make.programme(of)))
    councillor = partnerships.member(Role.ELECTED_MEMBER, of=of)
    return [
        point(session, said=f"{who.name} at the library is kind"),
        Host.objects.create(session=session, name=who.name, kind=HostKind.SUPPORT),
        Visit.objects.create(
            session=session,
            member=councillor,
            will_attend=True,
            heard=f"{who.name} spoke of waiting",
            reported_at=timezone.now(),
        ),
    ]


def point(of: Session, **more: Any) -> Point:
    columns: dict[str, Any] = {
        "prompt": Prompt.WORKING_WELL,
        "said": "The library is kind",
        "captured_at": of.starts_at,
        "captured_by": make.lead(of.phase.programme.partnership),
        "state": PointState.NEW,
    }
    return Point.objects.create(session=of, **(columns | more))
