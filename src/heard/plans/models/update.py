"""Updates: what whoever leads an action says of it, month by month."""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from heard.partnerships.models import Member
from heard.plans.models.action import Action
from heard.plans.models.lead import Holder
from heard.plans.models.plan import Plan
from heard.plans.models.words import Claim, UpdateState


class UpdateRound(models.Model):
    """A month in which updates on a plan are asked for."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="update_rounds")
    # The first day of the month that it is about.
    month = models.DateField()
    opened_on = models.DateField()
    due_on = models.DateField()
    # Reminded so far.
    times_reminded = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "month"], name="updates_are_asked_for_once_a_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.month:%Y-%m}"


class UpdateQuerySet(models.QuerySet["Update"]):
    def accepted(self) -> Self:
        return self.filter(state=UpdateState.ACCEPTED)

    def to_look_at(self) -> Self:
        return self.filter(state=UpdateState.RECEIVED)

    def that_count(self) -> Self:
        """Those that answer what was asked for in a month."""
        return self.filter(state__in=[UpdateState.RECEIVED, UpdateState.ACCEPTED])


class Update(models.Model):
    """One update on one action. It takes effect when somebody who keeps the plan accepts it."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    round = models.ForeignKey(
        UpdateRound, models.PROTECT, related_name="updates", null=True, blank=True
    )
    # From the form: sent twice it is one update.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=UpdateState, default=UpdateState.RECEIVED)
    claim = models.CharField(max_length=10, choices=Claim)
    # Why it is at risk or off track.
    claim_words = models.TextField(blank=True)
    # What happened, what is next: as its author wrote it, for staff.
    happened = models.TextField()
    next_steps = models.TextField(blank=True)
    # What families read of it; written or agreed by whoever accepts it.
    public_words = models.TextField(blank=True)
    # A day that it asks for, with the reason.
    wants_due_on = models.DateField(null=True, blank=True)
    due_reason = models.TextField(blank=True)
    milestones_done = ArrayField(models.UUIDField(), default=list, blank=True)
    # Who wrote it: the holder of the post, by link; or a member who typed it in.
    holder = models.ForeignKey(
        Holder, models.PROTECT, related_name="updates", null=True, blank=True
    )
    written_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    # Why it was given back.
    question_back = models.TextField(blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["action", "-received_at"], name="updates_by_action")]
        constraints = [
            models.CheckConstraint(
                name="an_update_has_an_author",
                condition=Q(holder__isnull=False) | Q(written_by__isnull=False),
            ),
            models.CheckConstraint(
                name="another_day_is_asked_for_with_a_reason",
                condition=Q(wants_due_on=None) | ~Q(due_reason=""),
            ),
            models.CheckConstraint(
                name="an_update_that_is_settled_says_when_and_by_whom",
                condition=Q(state__in=["received", "replaced"], settled_at=None)
                | Q(
                    state__in=["accepted", "returned"],
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="an_update_is_given_back_with_a_question",
                condition=~Q(state="returned") | ~Q(question_back=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference}, {self.received_at:%Y-%m-%d}"

    @property
    def is_new(self) -> bool:
        """Nobody has looked at it."""
        return self.state == UpdateState.RECEIVED

    @property
    def is_accepted(self) -> bool:
        return self.state == UpdateState.ACCEPTED

    @property
    def says_delivered(self) -> bool:
        return self.claim == Claim.DELIVERED

    @property
    def partnership_id(self) -> int:
        return self.action.plan.partnership_id
