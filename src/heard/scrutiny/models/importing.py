"""Folders of records that were brought in: what became of each file."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models.decision import DecisionRecord
from heard.scrutiny.models.importing_words import BatchState, Choice, Outcome


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

    def get_absolute_url(self) -> str:
        return reverse("scrutiny:batch", args=[self.key])

    @property
    def is_at_work(self) -> bool:
        return self.state != BatchState.DONE


class BatchFileQuerySet(models.QuerySet["BatchFile"]):
    def to_settle(self) -> Self:
        """Those of which somebody has to say what becomes of them."""
        return self.filter(outcome__in=[Outcome.CHANGED, Outcome.REPUBLISHED], settled_at=None)


class BatchFile(models.Model):
    """One file of a batch, or one record that was pasted again.

    `content` goes once nothing more is to be read from it: a record keeps its own source.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    # Whether its content is what somebody pasted, and the address that they gave with it.
    is_pasted = models.BooleanField(default=False)
    url = models.URLField(max_length=1000, blank=True)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.WAITING)
    # Where it could not be read: the place in it, what is wrong and what to do.
    place = models.CharField(max_length=60, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    remedy = models.CharField(max_length=500, blank=True)
    # The draft that came of it, or the record that is here already.
    record = models.ForeignKey(
        DecisionRecord, models.SET_NULL, related_name="+", null=True, blank=True
    )
    # For a record that is here in other words: the names of the fields that are different.
    differences = models.JSONField(default=list, blank=True)
    choice = models.CharField(max_length=12, choices=Choice, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)

    objects = BatchFileQuerySet.as_manager()

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
            models.CheckConstraint(
                name="a_file_that_is_settled_says_how_and_by_whom",
                condition=Q(choice="", settled_at=None, settled_by=None)
                | (~Q(choice="") & Q(settled_at__isnull=False, settled_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def waits(self) -> bool:
        """Whether somebody has to say what becomes of it."""
        return self.settled_at is None and self.outcome in (Outcome.CHANGED, Outcome.REPUBLISHED)

    @property
    def became(self) -> str:
        """What somebody made of it, in words; else what it came to."""
        return str(Choice(self.choice).label if self.choice else Outcome(self.outcome).label)
