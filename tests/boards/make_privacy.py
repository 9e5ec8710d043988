"""Somebody with rows wherever the room holds something on people."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from heard.boards.models import (
    Action,
    AgendaItem,
    Attendee,
    Call,
    Conflict,
    Criterion,
    Declaration,
    Expense,
    Expression,
    Meeting,
    Membership,
    PanelMember,
    Person,
    Score,
    StageChange,
    Subscriber,
)
from heard.boards.models.words import (
    CallState,
    DeclarationKind,
    EndReason,
    ExpenseKind,
    MeetingState,
    Relationship,
    Stage,
    Topic,
)
from heard.mail.models import Channel
from heard.partnerships.models import Partnership
from tests.boards import make
from tests.partnerships import make as partnerships

LONG_AGO = make.LONG_AGO
_number = count(1)


@dataclass(frozen=True)
class Somebody:
    """How somebody of a test is called and reached."""

    name: str = "Robin Vale"
    email: str = "robin.vale@example.org"
    phone: str = "07700 900123"
    address: str = "4 Mill Lane\nNorth Mere"

    @property
    def contact(self) -> dict[str, str]:
        return {
            "name": self.name,
            "email": self.email,
            "phone": self.phone,
            "address": self.address,
        }


ROBIN = Somebody()
# Differs by as little as can be: nothing of theirs may be touched.
OTHER = Somebody(
    "Robin Vale-Hart", "robin.vale@example.org.uk", "07700 900124", "4A Mill Lane\nNorth Mere"
)


def call(of: Partnership, **more: Any) -> Call:
    columns = {
        "slug": f"call-{next(_number)}",
        "title": "Two seats for parents",
        "state": CallState.CLOSED,
        "about": "About it",
        "time_needed": "A day a month",
        "paid": "Travel",
        "contact": "Sam Okoro",
        "closes_on": LONG_AGO,
        "told_by": LONG_AGO + timedelta(days=30),
        "opened_at": timezone.now(),
    }
    return Call.objects.create(partnership=of, **(columns | more))


def expression(of: Partnership, who: Somebody = ROBIN, **more: Any) -> Expression:
    """All given, and things written about it by a panel."""
    number = next(_number)
    columns = {
        "reference": f"E-{number}",
        "received_on": LONG_AGO,
        "relationship": Relationship.PARENT_CARER,
        "stage": Stage.DECLINED,
        "why": f"I am {who.name}",
        "brings": f"Write to {who.email}",
        "need": "Autism",
        "age_band": "5_to_10",
        "access_needs": ["bsl"],
        "access_words": f"Call {who.name}",
        "conflict_words": "My sister works there",
        "reasons": f"{who.name} was close",
        "feedback": f"Dear {who.name}",
        "answer_words": f"{who.name} says yes",
    }
    its_call = more.pop("call", None) or call(of)
    made = Expression.objects.create(
        partnership=of, call=its_call, **(who.contact | columns | more)
    )
    StageChange.objects.create(expression=made, stage=Stage.RECEIVED)
    panellist = PanelMember.objects.create(call=its_call, member=partnerships.member(of=of))
    criterion = Criterion.objects.create(call=its_call, position=1, text="Lives here")
    Score.objects.create(
        panel_member=panellist,
        expression=made,
        criterion=criterion,
        points=2,
        note=f"{who.name} lives here",
    )
    Conflict.objects.create(
        panel_member=panellist, expression=made, words=f"I know {who.name} from school"
    )
    return made


def subscriber(of: Partnership, who: Somebody = ROBIN, **more: Any) -> Subscriber:
    columns = {
        "topics": [Topic.FINDINGS],
        "consent": "Yes, keep me posted",
        "confirmed_at": timezone.now(),
    }
    return Subscriber.objects.create(partnership=of, **(who.contact | columns | more))


def meeting(of: Partnership, on: date = LONG_AGO) -> Meeting:
    start = timezone.make_aware(timezone.datetime(on.year, on.month, on.day, 10))
    return Meeting.objects.create(
        body=make.body(of),
        state=MeetingState.HELD,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        papers_due_on=on - timedelta(days=7),
    )


def guest(of: Partnership, who: Somebody = ROBIN, on: date = LONG_AGO) -> Attendee:
    return Attendee.objects.create(meeting=meeting(of, on), name=who.name, role="Speaker")


def seated(of: Partnership, who: Somebody = ROBIN, end_on: date | None = None) -> Membership:
    """Somebody who is or was in a seat, with all that comes of it."""
    person = make.person(
        of,
        **who.contact,
        channel=Channel.LETTER,
        job_title="Nurse",
        access_needs=["hearing_loop"],
        support_wanted=f"A buddy for {who.name}",
    )
    group = make.seats(make.body(of), wanted=1)
    ends = {"end_on": end_on, "end_reason": EndReason.TERM_OVER} if end_on else {}
    membership = make.membership(group.seats.get(), person, **ends)
    Expense.objects.create(
        membership=membership,
        kind=ExpenseKind.TRAVEL,
        pence=450,
        spent_on=LONG_AGO,
        note=f"Bus, {who.name}",
    )
    Declaration.objects.create(
        person=person,
        kind=DeclarationKind.INTEREST,
        text=f"{who.name} runs a playgroup",
        declared_on=LONG_AGO,
    )
    Attendee.objects.create(meeting=meeting(of), person=person)
    Action.objects.create(body=group.body, text="Ask about buses", owner=person)
    return membership


def declared_of(of: Partnership, who: Somebody = ROBIN) -> Declaration:
    """Somebody else declares something, and names `who`."""
    return Declaration.objects.create(
        person=make.person(of, name="Casey Thorn"),
        kind=DeclarationKind.CONFLICT,
        text=f"My neighbour is {who.name}. He was there.",
        names_third_person=True,
        declared_on=LONG_AGO,
    )


def minuted(of: Partnership, who: Somebody = ROBIN) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting(of), position=1, title="Buses", said=f"{who.name} spoke of buses"
    )


def former_person(of: Partnership, who: Somebody = ROBIN) -> Person:
    return seated(of, who, end_on=LONG_AGO + timedelta(days=30)).person
