"""One inbox for what worries someone: who was told, by when they look, what they did.

Nothing here is shown in any other queue, and nobody but safeguarding leads reads it. The rooms
above hand down what was said; `source` and `source_key` are plain values.
"""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member, Partnership


class Safeguarding(models.Model):
    """Who a partnership's named leads are, and how fast they look. One row a partnership."""

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="safeguarding")
    lead = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    deputy = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    hours_at_once = models.PositiveSmallIntegerField(default=1)
    hours_today = models.PositiveSmallIntegerField(default=4)
    hours_usual = models.PositiveSmallIntegerField(default=24)
    # Whom anybody rings who cannot wait: shown wherever something can be flagged.
    emergency_words = models.TextField(blank=True)
    # How long a closed concern is kept before its words are emptied.
    kept_years = models.PositiveSmallIntegerField(default=6)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lead_and_deputy_are_two_people",
                condition=Q(lead=None) | Q(deputy=None) | ~Q(lead=F("deputy")),
            ),
            models.CheckConstraint(
                name="safeguarding_hours_are_at_least_one",
                condition=Q(hours_at_once__gte=1, hours_today__gte=1, hours_usual__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partnership)


class Urgency(models.TextChoices):
    AT_ONCE = "at_once", _("Somebody may be in danger now")
    TODAY = "today", _("Somebody should look today")
    USUAL = "usual", _("I am not sure, somebody should look")


class ConcernState(models.TextChoices):
    WAITING = "waiting", _("Nobody has looked yet")
    LOOKED_AT = "looked_at", _("Being looked at")
    PASSED_ON = "passed_on", _("Passed on")
    CLOSED = "closed", _("Closed")


class ConcernSource(models.TextChoices):
    SESSION = "session", _("Said at a session")
    SURVEY = "survey", _("Written in a survey")
    STAFF = "staff", _("Noticed by somebody who works with us")


class ConcernQuerySet(models.QuerySet["Concern"]):
    def open(self) -> Self:
        return self.exclude(state=ConcernState.CLOSED)

    def late(self) -> Self:
        """Nobody has looked, and the time in which somebody should have is over."""
        return self.filter(state=ConcernState.WAITING, look_by__lt=timezone.now())


class Concern(models.Model):
    """Something that worries someone. Printed, it is its reference: no list shows its words."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="concerns")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12)
    source = models.CharField(max_length=10, choices=ConcernSource)
    # What was flagged, in the room that it comes from; the same thing is one concern.
    source_key = models.UUIDField(null=True, blank=True)
    # "Your Child, Your Voice, Harbour library, 12 November 2026, table 3".
    where = models.CharField(max_length=300, blank=True)
    said = models.TextField(blank=True)
    worry = models.TextField(blank=True)
    # Who it may be about and how they can be reached, if whoever flagged it knows.
    about = models.TextField(blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.USUAL)
    state = models.CharField(max_length=10, choices=ConcernState, default=ConcernState.WAITING)
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    look_by = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    # Told again that nobody has looked: when, and how often.
    chased_at = models.DateTimeField(null=True, blank=True)
    times_chased = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Whether the thing that was flagged may go back into its normal queue.
    is_released = models.BooleanField(default=False)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "state", "look_by"], name="concerns_by_timer")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="concerns_have_their_own_references"
            ),
            models.UniqueConstraint(
                fields=["partnership", "source", "source_key"],
                condition=Q(source_key__isnull=False),
                name="what_is_flagged_is_one_concern",
            ),
            models.CheckConstraint(
                name="a_concern_that_was_looked_at_says_when",
                condition=Q(state="waiting", looked_at=None)
                | ~Q(state="waiting") & Q(looked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_concern_that_is_closed_says_when",
                condition=Q(state="closed", closed_at__isnull=False)
                | ~Q(state="closed") & Q(closed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("safeguarding:concern", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state != ConcernState.CLOSED

    @property
    def is_late(self) -> bool:
        return self.state == ConcernState.WAITING and self.look_by < timezone.now()


class StepKind(models.TextChoices):
    RAISED = "raised", _("Raised")
    RAISED_AGAIN = "raised_again", _("Raised again")
    CHASED = "chased", _("Leads told again that nobody had looked")
    LOOKED_AT = "looked_at", _("Looked at")
    NOTED = "noted", _("Noted")
    PASSED_ON = "passed_on", _("Passed on")
    CLOSED = "closed", _("Closed")
    OPENED_AGAIN = "opened_again", _("Opened again")
    READ = "read", _("Read")


class ConcernStep(models.Model):
    """One step in dealing with a concern. Steps are added and never changed."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind)
    words = models.TextField(blank=True)
    # To whom it was passed on, and the reference that they gave it.
    passed_to = models.CharField(max_length=200, blank=True)
    their_reference = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.concern}, {self.get_kind_display()}"
