"""Actions: what is done, who leads, by when, and how the day moved."""

import uuid
from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.boards.models import Body
from heard.partnerships.models import Member, Organisation
from heard.plans.models.inspection import Finding
from heard.plans.models.lead import Post
from heard.plans.models.plan import Plan, Priority
from heard.plans.models.words import ActionState, Claim, Level

OPEN_STATES = (ActionState.AGREED, ActionState.IN_PROGRESS)


class ActionQuerySet(models.QuerySet["Action"]):
    def public(self) -> Self:
        """What everybody may read: of a published plan, not drafts, unless shown as considered."""
        seen = ~Q(state=ActionState.DRAFT) | Q(is_considered=True)
        return self.filter(seen, plan__published_at__isnull=False)

    def still_to_do(self) -> Self:
        return self.filter(state__in=OPEN_STATES)


class Action(models.Model):
    """One thing that the partnership does. What came of it for families stands apart: `impacts`.

    `due_on` is the day first promised and never changes once the action is agreed; the day that
    holds now is `revised_due_on`, and why it moved is in `due_changes`.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    priority = models.ForeignKey(
        Priority, models.SET_NULL, related_name="actions", null=True, blank=True
    )
    # As the plan writes it: "1.2", "PA3b".
    reference = models.CharField(max_length=20)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    outcome_sought = models.TextField(blank=True)
    why = models.TextField(blank=True)
    findings = models.ManyToManyField(Finding, related_name="actions", blank=True)
    # What we are doing, and what changed, in plain words, for families.
    plain_words = models.TextField(blank=True)
    changed_words = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=ActionState, default=ActionState.DRAFT)
    # A draft that families may see: “still looking”.
    is_considered = models.BooleanField(default=False)
    # The task and finish group that does it.
    group = models.ForeignKey(
        Body, models.PROTECT, related_name="plan_actions", null=True, blank=True
    )
    lead = models.ForeignKey(Post, models.PROTECT, related_name="actions", null=True, blank=True)
    # Who helps: other organisations.
    partners = models.ManyToManyField(Organisation, related_name="+", blank=True)
    starts_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    revised_due_on = models.DateField(null=True, blank=True)
    # What stands in the plan in place of a day: "ongoing", "Q3".
    due_words = models.CharField(max_length=100, blank=True)
    # What whoever leads it said last.
    claim = models.CharField(max_length=10, choices=Claim, blank=True)
    claim_words = models.TextField(blank=True)
    updated_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_words = models.CharField(max_length=300, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    evidenced_on = models.DateField(null=True, blank=True)
    # It will not be done; why, for families.
    stopped_on = models.DateField(null=True, blank=True)
    stopped_because = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position", "pk"]
        indexes = [models.Index(fields=["plan", "state"], name="actions_by_plan_and_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "reference"], name="a_reference_stands_once_in_a_plan"
            ),
            models.CheckConstraint(
                name="a_revised_day_follows_a_promised_one",
                condition=Q(revised_due_on=None) | Q(due_on__isnull=False) | ~Q(due_words=""),
            ),
            models.CheckConstraint(
                name="an_action_that_is_delivered_says_when",
                condition=~Q(state__in=["delivered", "evidenced"]) | Q(delivered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="impact_is_evidenced_on_a_day_after_delivery",
                condition=~Q(state="evidenced") | Q(evidenced_on__gte=F("delivered_on")),
            ),
            models.CheckConstraint(
                name="an_action_that_is_stopped_says_when_and_why",
                condition=~Q(state="stopped")
                | Q(stopped_on__isnull=False) & ~Q(stopped_because=""),
            ),
            models.CheckConstraint(
                name="only_a_draft_is_considered",
                condition=Q(is_considered=False) | Q(state="draft"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("plans:action", args=[self.key])

    @property
    def partnership_id(self) -> int:
        return self.plan.partnership_id

    @property
    def due(self) -> date | None:
        """The day that holds now."""
        return self.revised_due_on or self.due_on

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_delivered(self) -> bool:
        return self.state in (ActionState.DELIVERED, ActionState.EVIDENCED)


class ActionSuccession(models.Model):
    """An action that was split, merged, or taken over by the next plan."""

    predecessor = models.ForeignKey(Action, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Action, models.PROTECT, related_name="inheritances")
    on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="an_action_goes_on_as_another_once"
            ),
            models.CheckConstraint(
                name="an_action_does_not_go_on_as_itself", condition=~Q(predecessor=F("successor"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class DueChange(models.Model):
    """A promised day that moved, and why. Kept for good."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="due_changes")
    # As it was: a day, or words such as "ongoing".
    was_on = models.DateField(null=True, blank=True)
    was_words = models.CharField(max_length=100, blank=True)
    moved_to = models.DateField()
    # In words that families may read.
    reason = models.TextField()
    on = models.DateField()
    # The member who moved it, or who accepted the update that asked for it.
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    # Told to those who are kept posted; also where there was nothing to say.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(name="a_day_moves_for_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="a_day_moves_to_another",
                condition=Q(was_on=None) | ~Q(was_on=F("moved_to")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}, {self.moved_to.isoformat()}"

    @property
    def days(self) -> int | None:
        """How far it moved: later is more than 0. None where there was no day before."""
        return (self.moved_to - self.was_on).days if self.was_on else None


class Milestone(models.Model):
    """A step on the way."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    words = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.words


class Risk(models.Model):
    """What may keep an action from happening, and what is done about that. For staff."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="risks")
    words = models.TextField()
    likelihood = models.CharField(max_length=6, choices=Level)
    impact = models.CharField(max_length=6, choices=Level)
    response = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words[:60]


class StateChange(models.Model):
    """An action became something else: when, why, by whom."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="state_changes")
    was = models.CharField(max_length=12, choices=ActionState, blank=True)
    became = models.CharField(max_length=12, choices=ActionState)
    words = models.TextField(blank=True)
    # Numbers and references only: what the change is about.
    about = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    # Told to those who are kept posted; also where there was nothing to say.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_became_display()}"
