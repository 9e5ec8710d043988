"""Folders of records that were brought in: what became of each file."""

import uuid

from django.db import models
from django.db.models import Q

from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models.decision import DecisionRecord
from heard.scrutiny.models.importing_words import BatchState, Outcome


class Batch(models.Model):
    """Many records given at once, in one archive or as many files; read by a job."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decision_batches")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.WAITING)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return self.name


class BatchFile(models.Model):
    """One file of a batch. `content` goes once it has been read: the record keeps its source."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.WAITING)
    # What is wrong and what to do, where it could not be read.
    problem = models.CharField(max_length=500, blank=True)
    # The draft that came of it, or the record that is here already.
    record = models.ForeignKey(
        DecisionRecord, models.SET_NULL, related_name="+", null=True, blank=True
    )
    # For a record that is here in other words: what is different, field by field.
    differences = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "position"], name="files_of_a_batch_are_in_one_order"
            ),
            models.CheckConstraint(
                name="a_file_that_could_not_be_read_says_why",
                condition=~Q(outcome="refused") | ~Q(problem=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name
