"""Tables that a plan lived in before: Word and Excel files that wait to be looked at."""

import uuid

from django.db import models
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


class PlanFile(models.Model):
    """A file with tables of actions, on its way into a plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="files")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.MAPPING)
    # Tables as read: headings, rows, where each stood, what was in doubt. Empty once it is over.
    content = models.JSONField(default=dict)
    # From heading to meaning, as chosen for this file.
    columns = models.JSONField(default=dict)
    # Rows that somebody left out, and what they changed by hand.
    choices = models.JSONField(default=dict)
    actions_made = models.PositiveIntegerField(default=0)
    actions_changed = models.PositiveIntegerField(default=0)
    brought_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("plans:plan_file", args=[self.key])
