"""Looking after people in seats: induction, and what they are paid back and thanked with."""

from django.db import models
from django.db.models import Q

from heard.boards.models.seat import Membership
from heard.boards.models.words import ExpenseKind, ExpenseState
from heard.partnerships.models import Member


class InductionItem(models.Model):
    """One thing to go through with somebody new in a seat."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="induction")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Member, models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "position"], name="induction_items_have_an_order"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def partnership_id(self) -> int:
        return self.membership.partnership_id


class Expense(models.Model):
    """A cost to be paid back, or a thank-you. `pence` may be nothing: a reference costs none."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="expenses")
    kind = models.CharField(max_length=20, choices=ExpenseKind)
    state = models.CharField(max_length=10, choices=ExpenseState, default=ExpenseState.CLAIMED)
    pence = models.PositiveIntegerField(default=0)
    spent_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-spent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_expense_that_is_settled_says_when",
                condition=Q(state="claimed", settled_on=None)
                | Q(state__in=["paid", "refused"], settled_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.membership}"

    @property
    def partnership_id(self) -> int:
        return self.membership.partnership_id

    @property
    def is_settled(self) -> bool:
        return self.settled_on is not None
