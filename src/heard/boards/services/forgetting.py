"""Forgetting people: what says who they were goes, what counts stays.

Each is given a row, locks it and empties it; a second time it does nothing. `by` is None where the
person did it themselves through their link, and where it is a rule of how long things are kept.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import (
    Attendee,
    Declaration,
    Expense,
    Expression,
    Person,
    Reachable,
    Subscriber,
)
from heard.boards.services.standing.wishes import locked
from heard.partnerships.models import Member

_CONTACT: dict[str, Any] = {"name": "", "email": "", "phone": "", "address": ""}
_WANTED: dict[str, Any] = {"access_needs": [], "support_wanted": ""}
_WRITTEN: dict[str, Any] = {
    **dict.fromkeys(("age_band", "need", "why", "brings", "availability"), ""),
    **dict.fromkeys(("access_words", "conflict_words", "answer_words"), ""),
    **dict.fromkeys(("reasons", "feedback"), ""),
    "access_needs": [],
    "may_ask_again": False,
    "same_person_as": None,
    "membership": None,
}


class StillInASeatError(Exception):
    """Somebody in a seat, or about to take one, cannot be forgotten."""


def sits(person: Person, today: date) -> bool:
    """Whether they are in a seat, or are to take one. One query."""
    seats = person.memberships.without_errors()
    return seats.filter(Q(end_on=None) | Q(end_on__gte=today)).exists()


@transaction.atomic
def forget_person(person: Person, *, by: Member | None) -> Person:
    """Empty who they are, how to reach them, what they need and what they declared.

    Seats with their days, attendance, expenses without their notes, and actions stay: they count.
    Raises StillInASeatError.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_forgotten:
        return person
    if sits(person, timezone.localdate()):
        raise StillInASeatError(person)

    _empty(person, _CONTACT | _WANTED | {"job_title": "", "organisation": None, "member": None})
    person.declarations.update(text="", public_words="", names_third_person=False)
    person.attendances.update(name="")
    Expense.objects.filter(membership__person=person).update(note="")
    Expression.objects.filter(membership__person=person).update(membership=None)
    record("person forgotten", person, by=by.user if by else None)
    return person


@transaction.atomic
def forget_expression(expression: Expression, *, by: Member | None) -> Expression:
    """Empty all that they wrote and all that was written about it.

    Its call, seats, origin, district, relationship, how they heard, stage and days stay.
    """
    expression = Expression.objects.select_for_update().get(pk=expression.pk)
    if expression.is_forgotten:
        return expression

    _empty(expression, _CONTACT | _WRITTEN)
    expression.scores.update(note="")
    expression.conflicts.update(words="")
    expression.declared_by.clear()
    record("expression of interest forgotten", expression, by=by.user if by else None)
    return expression


@transaction.atomic
def forget_subscriber(subscriber: Subscriber, *, by: Member | None) -> Subscriber:
    """Empty how to reach them, and write to them no more.

    A new address that waits to be confirmed is dropped too. Topics, language, channel, origin, days
    and the words that they agreed to stay.
    """
    subscriber = locked(subscriber)
    if subscriber.is_forgotten:
        return subscriber

    now = timezone.now()
    _empty(subscriber, _CONTACT | {"left_at": subscriber.left_at or now}, at=now)
    subscriber.replaced_by.filter(confirmed_at=None, left_at=None).update(left_at=now)
    record("subscriber forgotten", subscriber, by=by.user if by else None)
    return subscriber


@transaction.atomic
def forget_guest(attendee: Attendee, *, by: Member | None) -> Attendee:
    """Empty the name of a guest; that somebody was there, and in which role, stays."""
    attendee = Attendee.objects.select_for_update().get(pk=attendee.pk)
    if attendee.name == "":
        return attendee

    attendee.name = ""
    attendee.save(update_fields=["name"])
    record("guest forgotten", attendee, by=by.user if by else None, meeting=attendee.meeting_id)
    return attendee


@transaction.atomic
def rewrite_declaration(
    declaration: Declaration, *, by: Member | None, text: str, public_words: str
) -> Declaration:
    """What is left of a declaration once the name of somebody else has been struck out."""
    declaration = _rewritten(declaration, text, public_words)
    record("name struck out", declaration.person, by=by.user if by else None)
    return declaration


@transaction.atomic
def forget_declaration(declaration: Declaration) -> Declaration:
    """Empty what was declared; of which kind it was, and its days, stay."""
    declaration = _rewritten(declaration, "", "")
    record("declaration forgotten", declaration.person, by=None)
    return declaration


@transaction.atomic
def forget_needs(person: Person) -> Person:
    """Empty access needs and the support they wanted: they are in no seat any more."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not sits(person, timezone.localdate()):
        person.access_needs, person.support_wanted = [], ""
        person.save(update_fields=["access_needs", "support_wanted"])
    return person


@transaction.atomic
def forget_note(expense: Expense) -> Expense:
    """Empty the note; amount, kind and days stay."""
    expense = Expense.objects.select_for_update().get(pk=expense.pk)
    expense.note = ""
    expense.save(update_fields=["note"])
    return expense


def last_day_in_a_seat(person: Person) -> date | None:
    """The last day of their last seat; None if they have never had one, or still have one."""
    ends = person.memberships.without_errors().values_list("end_on", flat=True)
    return max((end for end in ends if end), default=None) if None not in ends else None


def _rewritten(declaration: Declaration, text: str, public_words: str) -> Declaration:
    declaration = Declaration.objects.select_for_update().get(pk=declaration.pk)
    declaration.text, declaration.public_words = text, public_words[:300]
    declaration.names_third_person = False
    declaration.save(update_fields=["text", "public_words", "names_third_person"])
    return declaration


def _empty(row: Reachable, columns: dict[str, Any], *, at: datetime | None = None) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.forgotten_at = at or timezone.now()
    row.save(update_fields=[*columns, "forgotten_at"])
