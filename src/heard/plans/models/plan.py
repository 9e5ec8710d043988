"""Plans: what is to change, who approved it, what the forum says of it, what came before it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from heard.boards.models import Body, Meeting
from heard.partnerships.models import Member, Organisation, Partnership
from heard.plans.models.inspection import Finding, Inspection
from heard.plans.models.words import Decision, PlanKind, SnapshotKind


class PlanQuerySet(models.QuerySet["Plan"]):
    def public(self) -> Self:
        return self.filter(published_at__isnull=False)

    def at_work(self) -> Self:
        """Those that have not ended and were not replaced."""
        return self.filter(closed_on=None)


class Plan(models.Model):
    """A plan of a partnership: priorities, and under them actions. Its versions are snapshots."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="plans")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=100)
    kind = models.CharField(max_length=25, choices=PlanKind)
    title = models.CharField(max_length=200)
    # In plain words, for families.
    summary = models.TextField(blank=True)
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="plans", null=True, blank=True
    )
    # What the plan answers: also findings of earlier inspections that it takes over.
    findings = models.ManyToManyField(Finding, related_name="plans", blank=True)
    # Who watches over it.
    overseen_by = models.ForeignKey(
        Body, models.PROTECT, related_name="plans", null=True, blank=True
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    # By when it had to be handed in.
    submit_by = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    # The published rule for ratings: see `heard.plans.rating`.
    soon_days = models.PositiveSmallIntegerField(default=28)
    stale_days = models.PositiveSmallIntegerField(default=45)
    # Updates are asked for on this day of each month, and wanted within so many days.
    update_day = models.PositiveSmallIntegerField(default=1)
    update_within = models.PositiveSmallIntegerField(default=10)
    asks_for_updates = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    # That it is there: told to those who are kept posted.
    told_at = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="plans_have_their_own_addresses"
            ),
            models.CheckConstraint(
                name="a_plan_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="a_plan_that_is_closed_says_why",
                condition=Q(closed_on=None) | ~Q(closed_because=""),
            ),
            models.CheckConstraint(
                name="updates_are_asked_for_on_a_day_that_every_month_has",
                condition=Q(update_day__gte=1, update_day__lte=28),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None


class Succession(models.Model):
    """One plan went on as another."""

    predecessor = models.ForeignKey(Plan, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Plan, models.PROTECT, related_name="inheritances")
    on = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="a_plan_goes_on_as_another_once"
            ),
            models.CheckConstraint(
                name="a_plan_does_not_go_on_as_itself", condition=~Q(predecessor=F("successor"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Priority(models.Model):
    """A part of a plan, with the outcome that it seeks."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="priorities")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="priorities_are_numbered_apart")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class ForumStatement(models.Model):
    """What the parent carer forum says of a plan. Written by the forum alone; never changed.

    A later one stands above an earlier one, which stays readable.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="forum_statements")
    text = models.TextField()
    on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.plan}, {self.on.isoformat()}"


class Snapshot(models.Model):
    """A plan as it stood on a day, byte for byte; the database refuses to change it.

    `content` is a `heard.plans.frozen.FrozenPlan` as JSON. A version has a number and is what
    bodies approve or refuse; a monthly picture and what a board saw have none.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="snapshots")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=SnapshotKind)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    taken_on = models.DateField(default=timezone.localdate)
    taken_at = models.DateTimeField(default=timezone.now)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="plan_snapshots", null=True, blank=True
    )
    # What is different from the version before, in plain words.
    change = models.TextField(blank=True)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    # Nobody, where the monthly job took it.
    taken_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-taken_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=Q(number__isnull=False),
                name="versions_of_a_plan_are_numbered_apart",
            ),
            models.UniqueConstraint(
                fields=["plan", "meeting"],
                condition=Q(meeting__isnull=False),
                name="a_meeting_saw_one_picture_of_a_plan",
            ),
            models.CheckConstraint(
                name="a_version_has_a_number_and_nothing_else_has",
                condition=Q(kind="version", number__isnull=False)
                | Q(kind__in=["month", "meeting"], number=None),
            ),
            models.CheckConstraint(
                name="what_a_board_saw_names_the_meeting",
                condition=Q(kind="meeting", meeting__isnull=False)
                | Q(kind__in=["month", "version"], meeting=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.taken_on.isoformat()}"

    def get_absolute_url(self) -> str:
        return reverse("plans:snapshot", args=[self.key])

    @property
    def is_version(self) -> bool:
        return self.kind == SnapshotKind.VERSION


class Approval(models.Model):
    """One body's word on one version: one may approve what another refuses, and both are shown."""

    version = models.ForeignKey(Snapshot, models.PROTECT, related_name="approvals")
    # Who decides, as it is called: a body of the partnership, an organisation, or Ofsted and CQC.
    name = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True
    )
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.WAITING)
    on = models.DateField(null=True, blank=True)
    # Why it was refused, or on what condition it was approved.
    words = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["on", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "name"], name="a_body_decides_once_on_a_version"
            ),
            models.CheckConstraint(
                name="a_decision_has_its_day",
                condition=Q(decision="waiting", on=None)
                | Q(decision__in=["approved", "refused"], on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_refusal_says_why", condition=~Q(decision="refused") | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_decision_display()}"
