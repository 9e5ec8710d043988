"""Tables that a plan lived in before: Word and Excel files that wait to be looked at."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from heard.partnerships.models import Member, Partnership
from heard.plans.models.plan import Plan
from heard.plans.models.words import FileState


class ColumnMeaning(models.Model):
    """What a heading meant the last time: remembered for a partnership's next file."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="column_meanings")
    # In lower case, without signs and double spaces.
    heading = models.CharField(max_length=200)
    # A column of `heard.plans.tables`; empty where it is left out.
    meaning = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "heading"], name="a_heading_has_one_meaning"
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class PlanFileQuerySet(models.QuerySet["PlanFile"]):
    def waiting(self) -> Self:
        return self.filter(state__in=(FileState.MAPPING, FileState.CHECKED))


class PlanFile(models.Model):
    """A file with tables of actions, on its way into a plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="files")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.MAPPING)
    # Tables as read: headings, rows, where each stood, what was in doubt. Empty once it is over.
    content = models.JSONField(default=dict)
    # For each table what its columns are, in their order; null where it is left out.
    columns = models.JSONField(default=list)
    # Rows that somebody left out or corrected, who leads; once it is over, what became of it.
    choices = models.JSONField(default=dict)
    actions_made = models.PositiveIntegerField(default=0)
    actions_changed = models.PositiveIntegerField(default=0)
    brought_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PlanFileQuerySet.as_manager()

    class Meta:
        ordering = ["-brought_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_plan_file_that_is_over_holds_nothing",
                condition=~Q(state__in=["taken_in", "dropped", "failed"])
                | Q(content={}, settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("plans:plan_file", args=[self.key])

    @property
    def waits(self) -> bool:
        return self.state in (FileState.MAPPING, FileState.CHECKED)

    @property
    def is_at_work(self) -> bool:
        return self.state == FileState.TAKING_IN
