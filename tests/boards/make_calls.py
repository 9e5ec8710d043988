"""Dull valid calls, panels and expressions of interest for tests."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.boards.models import (
    Call,
    CallSeats,
    Criterion,
    Expression,
    PanelMember,
    SeatGroup,
    StageChange,
)
from heard.boards.models.words import CallState, Stage
from heard.boards.services import panels
from heard.boards.services.calls import CallWords
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from tests.boards import make
from tests.partnerships import make as partnerships

_number = count(1)


def today() -> date:
    return timezone.localdate()


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


def words(group: SeatGroup | None = None, **more: Any) -> CallWords:
    given: dict[str, Any] = {
        "title": "Parents on the SEND board",
        "about": "We look for two parents.",
        "time_needed": "Six meetings a year",
        "paid": "Travel, childcare and £25 a meeting",
        "support": "Somebody to talk to before each meeting",
        "contact": "Robin on 01632 960 001",
        "closes_on": in_days(20),
        "told_by": in_days(40),
        "hides_names": False,
        "criteria": ("You know what it is like", "You can listen"),
        "seats": ((group, 2),) if group else (),
    }
    return CallWords(**(given | more))


def call(of: Partnership | None = None, seats: int = 2, criteria: int = 2, **more: Any) -> Call:
    """A call that is open, for `seats` of a group that has as many empty."""
    number = next(_number)
    columns = {
        "slug": f"call-{number}",
        "title": f"Call {number}",
        "state": CallState.OPEN,
        "about": "We look for parents.",
        "time_needed": "Six meetings a year",
        "paid": "Travel and £25 a meeting",
        "contact": "01632 960 001",
        "closes_on": in_days(20),
        "told_by": in_days(40),
        "opened_at": timezone.now(),
    }
    made = Call.objects.create(partnership=of or partnerships.partnership(), **(columns | more))
    if seats:
        group = make.seats(make.body(made.partnership), wanted=seats)
        CallSeats.objects.create(call=made, group=group, number=seats)
    for position in range(1, criteria + 1):
        Criterion.objects.create(call=made, position=position, text=f"Criterion {position}")
    return made


def closed(of: Partnership | None = None, **more: Any) -> Call:
    """A call whose closing day was yesterday: the panel may decide."""
    return call(of, **({"closes_on": in_days(-1), "told_by": in_days(10)} | more))


def group(of: Call) -> SeatGroup:
    return of.seats.get().group


def expression(of: Call | None = None, name: str = "", **more: Any) -> Expression:
    """Somebody who wants any seat of the call and can be reached by e-mail."""
    number = next(_number)
    of = of or call()
    columns = {
        "name": name or f"Ada Byron {number}",
        "email": f"ada{number}@example.org",
        "reference": f"R{number:03}-4PM",
        "received_on": today(),
        "relationship": "parent_carer",
        "why": "I know what it is like.",
    }
    made = Expression.objects.create(partnership=of.partnership, call=of, **(columns | more))
    made.groups.set(SeatGroup.objects.filter(calls__call=of))
    StageChange.objects.create(expression=made, stage=made.stage)
    return made


def panel_member(of: Call, *, is_parent: bool = True, who: Member | None = None) -> PanelMember:
    who = who or partnerships.member(Role.PARENT_REPRESENTATIVE, of=of.partnership)
    return PanelMember.objects.create(call=of, member=who, is_parent=is_parent)


def declared(panel: PanelMember, *known: Expression) -> PanelMember:
    """They have said of everybody who applied so far whether they know them."""
    rows = list(panel.call.expressions.all())
    return panels.declare_conflicts(
        panel,
        {one.pk: "A neighbour" for one in known},
        seen=[one.pk for one in rows],
        by=panel.member,
    )


def scored(panel: PanelMember, expression: Expression, *points: int) -> None:
    """Give points, one for each criterion; 2 for all by default."""
    criteria = list(panel.call.criteria.all())
    given = points or (2,) * len(criteria)
    scores = {one.pk: panels.Points(many) for one, many in zip(criteria, given, strict=True)}
    panels.score_expression(panel, expression, scores, by=panel.member)


def ready(of: Call, *applicants: Expression) -> PanelMember:
    """A parent on the panel has read and scored them all: they may be decided on."""
    panel = declared(panel_member(of))
    for one in applicants:
        scored(panel, one)
    return panel


def link(secret: str) -> str:
    return f"https://heard.example/my-interest/{secret}/"


def address(call: Call) -> str:
    return f"https://heard.example/join/{call.slug}/"


def at_stage(of: Call, stage: Stage, **more: Any) -> Expression:
    return expression(of, stage=stage, **more)
