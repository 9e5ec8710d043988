"""Induction, terms of reference, expenses, declarations, and what is due."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import Declaration
from heard.boards.models.words import DeclarationKind, ExpenseKind, ExpenseState
from heard.boards.queries import looking_after as reads
from heard.boards.queries import seating as seats
from heard.boards.services import looking_after
from heard.boards.services.looking_after import Claim, NewDeclaration
from heard.boards.services.people import ForgottenError
from tests.boards import make, make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership():
    return make.membership()


@pytest.fixture
def keeper(membership):
    return make.keeper(of=membership.person.partnership)


def test_tick_induction_says_when_and_by_whom_and_can_be_undone(membership, keeper):
    item = make_people.induction_item(membership)

    done = looking_after.tick_induction(item, on=timezone.localdate(), by=keeper)
    assert (done.done_on, done.done_by) == (timezone.localdate(), keeper)

    undone = looking_after.tick_induction(item, on=None, by=keeper)
    assert (undone.done_on, undone.done_by) == (None, None)


def test_accept_terms_accepts_the_latest_version_once(membership, keeper):
    make_people.terms_of_reference(membership.body, 1)
    latest = make_people.terms_of_reference(membership.body, 2)

    for _each in range(2):
        looking_after.accept_terms(membership, by=keeper)

    membership.refresh_from_db()
    assert membership.terms_accepted == latest
    assert Entry.objects.filter(deed="terms of reference accepted").count() == 1


def test_accept_terms_refuses_where_there_are_none(membership, keeper):
    with pytest.raises(looking_after.NoTermsOfReferenceError):
        looking_after.accept_terms(membership, by=keeper)


def test_an_expense_is_settled_once(membership, keeper):
    claim = Claim(ExpenseKind.TRAVEL, 1250, timezone.localdate())
    made = looking_after.claim_expense(membership, claim=claim, by=keeper)

    settled = looking_after.settle_expense(made, state=ExpenseState.PAID, by=keeper)

    assert (settled.state, settled.settled_on) == (ExpenseState.PAID, timezone.localdate())
    with pytest.raises(looking_after.SettledError):
        looking_after.settle_expense(made, state=ExpenseState.REFUSED, by=keeper)


def test_nothing_is_added_to_somebody_who_was_forgotten(membership, keeper):
    make_people.forgotten(membership.person)
    make_people.terms_of_reference(membership.body)
    claim = Claim(ExpenseKind.TRAVEL, 1250, timezone.localdate())

    with pytest.raises(ForgottenError):
        looking_after.claim_expense(membership, claim=claim, by=keeper)
    with pytest.raises(ForgottenError):
        looking_after.accept_terms(membership, by=keeper)
    with pytest.raises(ForgottenError):
        looking_after.declare(membership.person, declaration=NewDeclaration("none"), by=keeper)


def test_totals_leave_out_what_was_refused(membership):
    make_people.expense(membership, pence=1250)
    make_people.expense(membership, pence=100_000, kind=ExpenseKind.THANK_YOU)
    make_people.expense(
        membership, pence=99, state=ExpenseState.REFUSED, settled_on=timezone.localdate()
    )

    assert seats.expense_totals(membership.expenses.all()) == [
        ("Travel", "£12.50"),
        ("Thank-you payment or voucher", "£1,000.00"),
    ]


def test_a_declaration_leaves_no_word_of_it_in_the_audit(membership, keeper):
    declared = NewDeclaration(DeclarationKind.CONFLICT, "My sister works there", True)

    looking_after.declare(membership.person, declaration=declared, by=keeper)

    entry = Entry.objects.get(deed="declaration made")
    assert "sister" not in f"{entry.subject_name}{entry.details}"


def test_what_names_somebody_has_no_public_words(membership, keeper):
    declared = NewDeclaration(DeclarationKind.CONFLICT, "My son Tom", True, "My son")

    with pytest.raises(looking_after.NotPublicError):
        looking_after.declare(membership.person, declaration=declared, by=keeper)


def test_renew_declaration_ends_the_old_one_and_says_the_same_from_today(membership, keeper):
    today = timezone.localdate()
    old = make_people.declaration(membership.person, declared_on=today - timedelta(days=400))

    looking_after.renew_declaration(old, by=keeper)

    told = Declaration.objects.values_list("text", "declared_on", "ended_on")
    assert list(told) == [(old.text, today, None), (old.text, old.declared_on, today)]
    with pytest.raises(looking_after.DeclarationEndedError):
        looking_after.end_declaration(old, by=keeper)


@pytest.mark.parametrize(
    ("number", "most", "words"),
    [
        (1, 2, "First term, until 30 June 2027. May serve 1 more"),
        (2, 2, "Second term, until 30 June 2027. This is the last one allowed in a row"),
        (5, None, "Term 5, until 30 June 2027"),
    ],
)
def test_a_term_is_said_in_words(number, most, words):
    seat = make.seats(wanted=1, most_terms=most).seats.get()
    membership = make.membership(seat, term_number=number, end_on="2027-06-30")
    membership.refresh_from_db()

    assert seats.term_words(membership) == words


def test_a_keeper_is_told_of_all_that_is_due(membership, keeper):
    today = timezone.localdate()
    seat = make.seats(make.body(keeper.partnership, "Local board"), wanted=1).seats.get()
    who = make.person(keeper.partnership, "Ada Byron")
    leaving = make.membership(seat, who, end_on=today + timedelta(days=90))
    make_people.terms_of_reference(membership.body)
    make_people.induction_item(membership)
    make_people.expense(membership)
    make_people.declaration(membership.person, declared_on=today - timedelta(days=400))

    told = reads.todo(keeper)

    assert [(todo.text, todo.due_on) for todo in told] == [
        ("Renew the term of Ada Byron on Local board, or fill the seat", leaving.end_on),
        ("Ask 1 person to accept the terms of reference", None),
        ("Finish the induction of 1 person", None),
        ("Settle 1 expense that has waited for 30 days", None),
        ("Renew 1 declaration that is older than a year", None),
    ]


def test_a_keeper_is_not_told_of_what_is_not_due(membership, keeper):
    today = timezone.localdate()
    seat = make.seats(make.body(keeper.partnership), wanted=1).seats.get()
    make.membership(seat, end_on=today + timedelta(days=30))
    make.membership(seat, start_on=today + timedelta(days=31))
    far = make.seats(make.body(keeper.partnership), wanted=1).seats.get()
    make.membership(far, end_on=today + timedelta(days=91))
    recent = make.membership(
        make.seats(make.body(keeper.partnership), wanted=1).seats.get(), start_on=today
    )
    make_people.induction_item(recent)
    make_people.induction_item(membership, done_on=today)
    make_people.expense(membership, spent_on=today)
    make_people.declaration(membership.person)
    make_people.expense(make.membership())

    assert reads.todo(keeper) == []


def test_who_has_reached_the_limit_is_not_offered_another_term(keeper):
    seat = make.seats(
        make.body(keeper.partnership, "Local board"), wanted=1, most_terms=1
    ).seats.get()
    who = make.person(keeper.partnership, "Ada Byron")
    make.membership(seat, who, end_on=timezone.localdate())

    assert [todo.text for todo in reads.todo(keeper)] == [
        "Fill the seat of Ada Byron on Local board: they have reached the limit of terms"
    ]


def test_a_seat_that_somebody_leaves_is_to_be_filled(keeper):
    seat = make.seats(make.body(keeper.partnership, "Local board"), wanted=1).seats.get()
    who = make.person(keeper.partnership, "Ada Byron")
    make.membership(seat, who, end_on=timezone.localdate(), end_reason="stepped_down")

    assert [todo.text for todo in reads.todo(keeper)] == [
        "Fill the seat that Ada Byron leaves on Local board"
    ]


def test_a_representative_is_told_of_their_own_and_nothing_else(membership):
    representative = make_people.representative(membership)
    other = make.membership(make.seats(membership.body, constituency="forum").seats.first())
    make_people.terms_of_reference(membership.body)
    make_people.induction_item(membership)
    make_people.induction_item(other)

    assert [todo.text for todo in reads.todo(representative)] == [
        f"Accept the terms of reference of {membership.body}",
        f"Go through your induction for {membership.body}",
    ]


def test_what_is_due_is_asked_in_few_statements(keeper, django_assert_max_num_queries):
    for _each in range(5):
        seat = make.seats(make.body(keeper.partnership), wanted=1).seats.get()
        make.membership(seat, end_on=timezone.localdate())

    with django_assert_max_num_queries(7):
        assert len(reads.todo(keeper)) == 5
