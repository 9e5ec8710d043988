"""What the pages of expenses and declarations refuse and take."""

from datetime import date

import pytest

from heard.boards.models import Declaration, Expense
from tests.boards import make, make_people
from tests.boards.visiting import Visitor, day, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership():
    return make.membership()


@pytest.fixture
def partnership(membership):
    return membership.person.partnership


@pytest.fixture
def keeper(partnership):
    return Visitor(make.keeper(of=partnership))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"pence": "1000000000"}, "Enter £10,000 or less"),
        ({"pence": "-5"}, "Enter 0 or more"),
        ({"pence": "0"}, "Enter how much it cost, like 12.50"),
        ({"pence": "12.505"}, "Enter an amount in pounds, like 12.50"),
        ({"pence": "NaN"}, "Enter an amount in pounds, like 12.50"),
        ({"pence": "9" * 5000}, "Enter £10,000 or less"),
        ({"spent_on_year": "2099"}, "Enter a day that is today or earlier"),
        ({"kind": ""}, "Select what it is for"),
    ],
)
def test_expenses_that_cannot_be_are_refused(keeper, membership, sent, words):
    claim = {"kind": "travel", "pence": "12.50", **day("spent_on", date(2026, 1, 1))}

    page = text_of(keeper.post("claim_expense", membership.pk, **(claim | sent)))

    assert words in page
    assert not Expense.objects.exists()


def test_training_may_cost_nothing(keeper, membership):
    claim = {"kind": "recognition", "pence": "0", **day("spent_on", date(2026, 1, 1))}

    keeper.post("claim_expense", membership.pk, **claim)

    assert Expense.objects.get().pence == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": "My son Tom goes there"}, "This seems to name Tom. Write “my son”"),
        ({"text": ""}, "Enter what you declare"),
        ({"text": "x" * 2001}, "Use 2000 characters or fewer"),
        ({"public_words": "My son Tom goes there"}, "This seems to name Tom. Write it without"),
        (
            {"text": "My son Tom", "names_third_person": "on", "public_words": "A relative"},
            "Leave this empty: what names somebody else is never public",
        ),
    ],
)
def test_declarations_that_name_somebody_are_asked_about(keeper, membership, sent, words):
    declared = {"kind": "interest", "text": "I am a governor"}

    page = text_of(keeper.post("declare", membership.person_id, **(declared | sent)))

    assert words in page
    assert not Declaration.objects.exists()


def test_who_says_that_it_is_no_name_is_believed(keeper, membership):
    declared = {
        "kind": "interest",
        "text": "A family member",
        "public_words": "My friend Hope Charity",
    }

    keeper.post("declare", membership.person_id, **declared, is_no_name="on")

    assert Declaration.objects.get().public_words == "My friend Hope Charity"


def test_nothing_to_declare_needs_no_words(keeper, membership):
    keeper.post("declare", membership.person_id, kind="none")

    assert Declaration.objects.get().text == ""


def test_an_expense_is_settled_on_the_page(keeper, membership):
    expense = make_people.expense(membership)

    assert "Choose paid or refused" in text_of(
        keeper.post("settle_expense", expense.pk, state="claimed")
    )
    assert "Expense settled" in text_of(keeper.post("settle_expense", expense.pk, state="paid"))
    assert "settled already" in text_of(keeper.post("settle_expense", expense.pk, state="paid"))
