"""Bodies: boards, committees and groups, what they are for and what came before them."""

import uuid
from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.boards.models.words import BodyKind, BodyStatus
from heard.partnerships.models import Partnership


class BodyQuerySet(models.QuerySet["Body"]):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def at_work(self) -> Self:
        """Those that are not closed."""
        return self.exclude(status=BodyStatus.CLOSED)


class Body(models.Model):
    """A board, committee or group. Popolo: Organization; OParl: Organization.

    Its seats are in `seat_groups`, its meetings in `meetings`. A body that closed stays, with its
    successors (`successions`) so that what it did can be followed.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="bodies")
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=BodyKind)
    status = models.CharField(max_length=10, choices=BodyStatus, default=BodyStatus.ACTIVE)
    purpose = models.TextField(blank=True)
    # When and where it usually meets, in words: "Every second month, Tuesdays 10am to midday".
    meets = models.CharField(max_length=300, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    # Papers are due this many days before a meeting.
    papers_days = models.PositiveSmallIntegerField(default=7)
    founded_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.TextField(blank=True)
    # What is gone through with somebody who takes a seat, in order.
    induction_steps = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    # Families' groups may choose to be seen by staff only.
    is_public = models.BooleanField(default=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="bodies_have_their_own_addresses"
            ),
            models.CheckConstraint(
                name="a_body_that_closed_says_when",
                condition=Q(status="closed", closed_on__isnull=False)
                | Q(status__in=["forming", "active"], closed_on=None),
            ),
            models.CheckConstraint(
                name="a_body_closes_after_it_was_founded",
                condition=Q(closed_on=None)
                | Q(founded_on=None)
                | Q(closed_on__gte=F("founded_on")),
            ),
            models.CheckConstraint(
                name="a_body_is_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("boards:body", args=[self.slug])

    @property
    def is_closed(self) -> bool:
        return self.status == BodyStatus.CLOSED


class Succession(models.Model):
    """One body went on as another: renamed, merged into it, or split."""

    predecessor = models.ForeignKey(Body, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Body, models.PROTECT, related_name="inheritances")
    on = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="a_body_goes_on_as_another_once"
            ),
            models.CheckConstraint(
                name="a_body_does_not_go_on_as_itself",
                condition=~Q(predecessor=F("successor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class TermsOfReference(models.Model):
    """One version of what a body may do and how it works. Never changed once it is agreed."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="terms_of_reference")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    # What is different from the version before, in plain words.
    change = models.TextField(blank=True)
    agreed_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "number"], name="terms_of_reference_are_numbered_apart"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.number}"


class Aim(models.Model):
    """What a body set out to do, and what came of it."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aims")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < today
