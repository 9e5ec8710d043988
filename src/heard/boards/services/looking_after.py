"""Looking after people in seats: induction, terms of reference, expenses, declarations."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Declaration, Expense, InductionItem, Membership, Person
from heard.boards.models.words import DeclarationKind, ExpenseKind, ExpenseState
from heard.boards.services.people import lock_person
from heard.partnerships.models import Member


class NoTermsOfReferenceError(Exception):
    """The body has agreed no terms of reference: there is nothing to accept."""


class SettledError(Exception):
    """The expense has been paid or refused already."""


class DeclarationEndedError(Exception):
    """The declaration has ended already."""


class NotPublicError(Exception):
    """What names somebody who has not agreed to it has no public words."""


@dataclass(frozen=True)
class Claim:
    """A cost or a thank-you. `pence` is 0 or more; `kind` is one of ExpenseKind."""

    kind: str
    pence: int
    spent_on: date
    note: str = ""


@dataclass(frozen=True)
class NewDeclaration:
    """What somebody declares. `kind` is one of DeclarationKind."""

    kind: str
    text: str = ""
    names_third_person: bool = False
    public_words: str = ""


@transaction.atomic
def tick_induction(item: InductionItem, *, on: date | None, by: Member) -> InductionItem:
    """Say that a step has been gone through on a day; None takes that back."""
    item = InductionItem.objects.select_for_update().get(pk=item.pk)
    item.done_on, item.done_by = on, by if on else None
    item.save(update_fields=["done_on", "done_by"])
    deed = "induction step done" if on else "induction step not done after all"
    record(deed, item.membership, by=by.user, step=item.position)
    return item


@transaction.atomic
def accept_terms(membership: Membership, *, by: Member) -> Membership:
    """Accept the latest terms of reference of the body, today. Twice is once.

    Raises NoTermsOfReferenceError, ForgottenError.
    """
    lock_person(membership.person)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    latest = membership.body.terms_of_reference.first()
    if latest is None:
        raise NoTermsOfReferenceError(membership)
    if membership.terms_accepted_id != latest.pk:
        membership.terms_accepted, membership.terms_accepted_on = latest, timezone.localdate()
        membership.save(update_fields=["terms_accepted", "terms_accepted_on"])
        record("terms of reference accepted", membership, by=by.user, number=latest.number)
    return membership


@transaction.atomic
def claim_expense(membership: Membership, *, claim: Claim, by: Member) -> Expense:
    """Note a cost to be paid back, or a thank-you to be given. Raises ForgottenError."""
    lock_person(membership.person)
    made = Expense.objects.create(
        membership=membership,
        kind=ExpenseKind(claim.kind).value,
        pence=claim.pence,
        spent_on=claim.spent_on,
        note=claim.note,
    )
    record("expense claimed", made, by=by.user, kind=claim.kind, pence=claim.pence)
    return made


@transaction.atomic
def settle_expense(expense: Expense, *, state: str, by: Member) -> Expense:
    """Mark an expense as paid or refused, today. Raises SettledError."""
    expense = Expense.objects.select_for_update().get(pk=expense.pk)
    if expense.is_settled:
        raise SettledError(expense)
    expense.state, expense.settled_on = ExpenseState(state).value, timezone.localdate()
    expense.save(update_fields=["state", "settled_on"])
    record("expense settled", expense, by=by.user, state=state, pence=expense.pence)
    return expense


@transaction.atomic
def declare(person: Person, *, declaration: NewDeclaration, by: Member) -> Declaration:
    """Write down what somebody declares today. Raises ForgottenError, NotPublicError."""
    person = lock_person(person)
    if declaration.names_third_person and declaration.public_words:
        raise NotPublicError(person)
    made = Declaration.objects.create(
        person=person,
        kind=DeclarationKind(declaration.kind).value,
        text=declaration.text,
        names_third_person=declaration.names_third_person,
        public_words=declaration.public_words,
        declared_on=timezone.localdate(),
    )
    record("declaration made", made, by=by.user)
    return made


@transaction.atomic
def end_declaration(declaration: Declaration, *, by: Member) -> Declaration:
    """Say that something declared is over, today. Raises DeclarationEndedError."""
    declaration = _lock_declaration(declaration)
    declaration.ended_on = timezone.localdate()
    declaration.save(update_fields=["ended_on"])
    record("declaration ended", declaration, by=by.user)
    return declaration


@transaction.atomic
def renew_declaration(declaration: Declaration, *, by: Member) -> Declaration:
    """Declare the same again today; the old one ends. Raises DeclarationEndedError, ForgottenError.

    The old row stays, so that a reader sees what was declared when.
    """
    old = end_declaration(declaration, by=by)
    words = NewDeclaration(old.kind, old.text, old.names_third_person, old.public_words)
    return declare(old.person, declaration=words, by=by)


def _lock_declaration(declaration: Declaration) -> Declaration:
    locked = Declaration.objects.select_for_update().get(pk=declaration.pk)
    if locked.ended_on is not None:
        raise DeclarationEndedError(locked)
    return locked
