"""Meetings that people came to, terms of reference, and other things about people in seats."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from heard.boards.models import (
    Attendee,
    Body,
    Declaration,
    Expense,
    InductionItem,
    Meeting,
    Membership,
    Person,
    TermsOfReference,
)
from heard.boards.models.words import (
    DeclarationKind,
    ExpenseKind,
    MeetingState,
    Presence,
)
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from tests.boards import make
from tests.partnerships import make as partnerships


def meeting(body: Body, on: date, state: str = MeetingState.HELD) -> Meeting:
    """A meeting at 10 in the morning."""
    starts_at = datetime.combine(on, time(10), tzinfo=timezone.get_default_timezone())
    return Meeting.objects.create(
        body=body,
        state=state,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        papers_due_on=on - timedelta(days=7),
    )


def came(person: Person, to: Meeting, presence: str = Presence.PRESENT) -> Attendee:
    return Attendee.objects.create(meeting=to, person=person, presence=presence)


def terms_of_reference(body: Body, number: int = 1) -> TermsOfReference:
    return TermsOfReference.objects.create(
        body=body, number=number, text="We listen first.", agreed_on=make.LONG_AGO
    )


def induction_item(membership: Membership, position: int = 1, **more: Any) -> InductionItem:
    return InductionItem.objects.create(
        membership=membership, position=position, text="Meet the chair", **more
    )


def expense(membership: Membership, **more: Any) -> Expense:
    columns = {"kind": ExpenseKind.TRAVEL, "pence": 1250, "spent_on": make.LONG_AGO}
    return Expense.objects.create(membership=membership, **(columns | more))


def declaration(person: Person, **more: Any) -> Declaration:
    columns = {
        "kind": DeclarationKind.INTEREST,
        "text": "I am a school governor",
        "declared_on": timezone.localdate(),
    }
    return Declaration.objects.create(person=person, **(columns | more))


def forgotten(person: Person) -> Person:
    """The person, with all that told who they are erased."""
    person.name = person.email = person.phone = person.address = ""
    person.forgotten_at = timezone.now()
    person.save()
    return person


def representative(membership: Membership) -> Member:
    """A parent representative whose sign-in is that of the person in the seat."""
    person = membership.person
    member = partnerships.member(Role.PARENT_REPRESENTATIVE, of=person.partnership)
    person.member = member
    person.save(update_fields=["member"])
    return member
