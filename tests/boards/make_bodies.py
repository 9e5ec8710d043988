"""Terms of reference, aims and offices for tests of bodies."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from heard.boards.details import BodyDetails, Closing
from heard.boards.models import (
    Aim,
    Body,
    Call,
    CallSeats,
    Membership,
    Office,
    SeatGroup,
    TermsOfReference,
)
from heard.boards.models.words import BodyKind, CallState, OfficeKind
from tests.boards import make


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def details(name: str = "SEND Partnership Board", **more: Any) -> BodyDetails:
    return BodyDetails(name=name, kind=more.pop("kind", BodyKind.BOARD), **more)


def closing(days: int = 0, reason: str = "Its work is done") -> Closing:
    return Closing(days_ago(days), reason)


def terms(of: Body, number: int = 1, **more: Any) -> TermsOfReference:
    columns = {"text": f"What we do, {number}", "agreed_on": make.LONG_AGO} | more
    return TermsOfReference.objects.create(body=of, number=number, **columns)


def aim(of: Body, text: str = "Listen to families", **more: Any) -> Aim:
    return Aim.objects.create(body=of, text=text, **more)


def chair(membership: Membership, **more: Any) -> Office:
    columns = {"kind": OfficeKind.CHAIR, "start_on": membership.start_on} | more
    return Office.objects.create(body=membership.seat.group.body, membership=membership, **columns)


def open_call(group: SeatGroup, title: str = "Join the board", **more: Any) -> Call:
    """A call for one seat of a group that takes expressions of interest."""
    columns = {
        "slug": f"call-{group.pk}",
        "state": CallState.OPEN,
        "about": "About",
        "time_needed": "Two hours a month",
        "paid": "Travel",
        "contact": "Sam, 01632 960 001",
        "closes_on": days_ago(-10),
        "told_by": days_ago(-20),
        "opened_at": timezone.now(),
    } | more
    call = Call.objects.create(partnership=group.body.partnership, title=title, **columns)
    CallSeats.objects.create(call=call, group=group, number=1)
    return call
