"""Measures: a number that should move, where it stood, where it should get, and its history."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from heard.partnerships.models import Member, Partnership
from heard.plans.models.action import Action
from heard.plans.models.inspection import Finding
from heard.plans.models.plan import Plan
from heard.plans.models.words import Direction, MeasureSource, Symbol, Unit
from heard.results.models import Publication


class Measure(models.Model):
    """Something counted again and again. It outlives the plan that it was first made for."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="measures")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    plain_words = models.TextField(blank=True)
    unit = models.CharField(max_length=10, choices=Unit)
    decimals = models.PositiveSmallIntegerField(default=0)
    direction = models.CharField(max_length=4, choices=Direction)
    source = models.CharField(max_length=10, choices=MeasureSource)
    # Who counts what, or which question and which answers, or which figure: in words.
    source_words = models.CharField(max_length=300, blank=True)
    # Of a survey: the question's code, and whose answers (`positive`, `negative` or an option).
    question = models.CharField(max_length=100, blank=True)
    answer = models.CharField(max_length=100, blank=True)
    # Of official figures: topic, breakdown and column, as `heard.engines.officialstats` calls them.
    figure_topic = models.CharField(max_length=100, blank=True)
    figure_breakdown = models.CharField(max_length=200, blank=True)
    figure_indicator = models.CharField(max_length=100, blank=True)
    baseline = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    # Less than this is no change: what chance or rounding does by itself.
    least_change = models.DecimalField(max_digits=14, decimal_places=4, default=0)
    is_public = models.BooleanField(default=True)
    plans = models.ManyToManyField(Plan, related_name="measures", blank=True)
    actions = models.ManyToManyField(Action, related_name="measures", blank=True)
    findings = models.ManyToManyField(Finding, related_name="measures", blank=True)
    retired_on = models.DateField(null=True, blank=True)
    retired_because = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_baseline_has_its_day",
                condition=Q(baseline=None) | Q(baseline_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_target_has_its_day", condition=Q(target=None) | Q(target_on__isnull=False)
            ),
            models.CheckConstraint(
                name="a_measure_that_is_retired_says_why",
                condition=Q(retired_on=None) | ~Q(retired_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:measure", args=[self.key])


class ReadingQuerySet(models.QuerySet["Reading"]):
    def current(self) -> Self:
        """Those that hold: what was corrected stays readable, and counts no more."""
        return self.filter(replaced_at=None)


class Reading(models.Model):
    """What a measure was on a day: a value, or a symbol that says why there is none."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    symbol = models.CharField(max_length=3, choices=Symbol, blank=True)
    # About how many it is a share or a mean of; and its interval, once there is one.
    base = models.PositiveIntegerField(null=True, blank=True)
    low = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    # Nothing before this can be compared with it: the question changed, or the way of counting.
    is_break = models.BooleanField(default=False)
    break_words = models.CharField(max_length=300, blank=True)
    # "Autumn survey 2026", or the release of an official figure and its date.
    source_words = models.CharField(max_length=300)
    source_on = models.DateField(null=True, blank=True)
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="+", null=True, blank=True
    )
    # SHA-256 of question and answers as they were worded: another one is a series break.
    wording_sha256 = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_because = models.CharField(max_length=300, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "on"],
                condition=Q(replaced_at=None),
                name="a_measure_has_one_value_on_a_day",
            ),
            models.CheckConstraint(
                name="a_reading_has_a_value_or_says_why_not",
                condition=Q(value__isnull=False, symbol="") | Q(value=None) & ~Q(symbol=""),
            ),
            models.CheckConstraint(
                name="a_series_break_says_why", condition=Q(is_break=False) | ~Q(break_words="")
            ),
            models.CheckConstraint(
                name="a_value_lies_in_its_interval",
                condition=Q(low=None, high=None)
                | Q(low__lte=models.F("value"), high__gte=models.F("value")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.on.isoformat()}"
