"""Inspections of the area, and what inspectors found."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.partnerships.models import Organisation, Partnership
from heard.plans.models.words import InspectionKind


class Inspection(models.Model):
    """One inspection by Ofsted and the CQC, with its outcome in the framework's exact words."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="inspections")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # A code of `heard.plans.frameworks`: what kinds of finding there are depends on it.
    framework = models.CharField(max_length=40)
    kind = models.CharField(max_length=15, choices=InspectionKind, default=InspectionKind.FULL)
    started_on = models.DateField()
    ended_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    report_url = models.URLField(max_length=500, blank=True)
    # SHA-256 of the report as it was read, in lower-case hex: shows if another is put in its place.
    report_sha256 = models.CharField(max_length=64, blank=True)
    # A code of the framework, and its words as they were then. Empty where there is no outcome.
    outcome = models.CharField(max_length=40, blank=True)
    outcome_words = models.TextField(blank=True)
    # The same in plain words, for families.
    plain_words = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_inspection_ends_after_it_starts",
                condition=Q(ended_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="a_report_is_published_after_the_inspection",
                condition=Q(published_on=None) | Q(published_on__gte=F("ended_on")),
            ),
            models.CheckConstraint(
                name="an_outcome_has_its_words",
                condition=Q(outcome="", outcome_words="") | ~Q(outcome="") & ~Q(outcome_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.started_on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("plans:inspection", args=[self.key])


class FindingQuerySet(models.QuerySet["Finding"]):
    def public(self) -> "FindingQuerySet":
        return self.filter(inspection__is_public=True)


class Finding(models.Model):
    """One thing that inspectors found, word for word, and what it means for families.

    `again_of` is the earlier finding that it repeats: so one is followed from plan to plan, over
    inspections, for as many years as it takes.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField()
    # A code of the framework: area of significant concern, for priority action, for improvement.
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField()
    plain_words = models.TextField(blank=True)
    responsible = models.ManyToManyField(Organisation, related_name="findings", blank=True)
    again_of = models.ForeignKey(
        "self", models.PROTECT, related_name="found_again", null=True, blank=True
    )
    # When inspectors, or whoever oversees the plan, no longer see the need; and who said so.
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "number"], name="findings_are_numbered_apart"
            ),
            models.CheckConstraint(
                name="a_finding_that_is_closed_says_why",
                condition=Q(closed_on=None) | ~Q(closed_because=""),
            ),
            models.CheckConstraint(
                name="a_finding_does_not_repeat_itself",
                condition=Q(again_of=None) | ~Q(again_of=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("plans:finding", args=[self.key])

    @property
    def partnership_id(self) -> int:
        return self.inspection.partnership_id
