"""Answers row by row for one recipient: asked for by one person, approved by another."""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag


class RowState(models.TextChoices):
    """How far a request for rows has come."""

    MEASURING = "measuring", _("Working out the risk")
    WAITING = "waiting", _("Waiting for a second person")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Refused")
    WRITING = "writing", _("Writing the file")
    READY = "ready", _("Ready to download")
    FAILED = "failed", _("Could not be made")
    DELETED = "deleted", _("File deleted")


class Problem(models.TextChoices):
    """Why no file could be made."""

    TOO_FEW = "too_few", _("Too few people answered")
    NOTHING = "nothing", _("Nothing is left that may go out")
    GONE = "gone", _("The survey is gone, or its promise does not allow it")
    CHANGED = "changed", _("The file would not be what was approved")


ROW_COLOURS = {
    RowState.WITHDRAWN: Colour.GREY,
    RowState.REFUSED: Colour.RED,
    RowState.READY: Colour.GREEN,
    RowState.FAILED: Colour.RED,
    RowState.DELETED: Colour.GREY,
    RowState.WAITING: Colour.BLUE,
}
OPEN_STATES = (RowState.MEASURING, RowState.WAITING)
APPROVED_STATES = (RowState.WRITING, RowState.READY, RowState.DELETED)


class RowExport(models.Model):
    """A request for a survey's answers as rows. The record stays when the file is deleted.

    Holds rounded figures on the rows, never a row: those are in the file, in the private store.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="row_exports"
    )
    survey = models.ForeignKey(
        "surveys.Survey", models.SET_NULL, related_name="row_exports", null=True
    )
    survey_title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    recipient = models.CharField(max_length=300, blank=True)
    agreement = models.CharField(max_length=300, blank=True)
    keep_until = models.DateField()
    # Profile items that go out, and what is too few in them; a change counts `revision` up.
    profile = ArrayField(models.CharField(max_length=100), blank=True)
    smallest = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=RowState, default=RowState.MEASURING)
    problem = models.CharField(max_length=20, choices=Problem, blank=True)
    risk = models.JSONField(default=dict)  # the fields of heard.results.rowrisk.Risk
    left_out = models.JSONField(default=list)  # pairs: item, why
    asked_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        "partnerships.Member", models.PROTECT, related_name="+", null=True
    )
    settled_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)
    file = models.FileField(upload_to="row-exports", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    download_until = models.DateField(null=True)  # the last day
    downloads = models.PositiveIntegerField(default=0)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_approves_rows_that_they_asked_for",
                condition=Q(settled_by=None) | ~Q(settled_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="rows_go_out_only_once_somebody_approved",
                condition=~Q(state__in=["writing", "ready", "deleted", "refused"])
                | Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_refusal_of_rows_says_why",
                condition=~Q(state="refused") | ~Q(refusal="") | Q(forgotten_at__isnull=False),
            ),
            models.CheckConstraint(
                name="rows_to_download_have_a_file_and_a_last_day",
                condition=~Q(state="ready") | (~Q(file="") & Q(download_until__isnull=False)),
            ),
            # Two that wait could have columns that tell more together than apart.
            models.UniqueConstraint(
                fields=["survey"],
                condition=Q(state__in=["measuring", "waiting"]),
                name="one_request_for_rows_of_a_survey_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.survey_title

    def get_absolute_url(self) -> str:
        return reverse("results:row_export", args=[self.key])

    @property
    def tag(self) -> Tag:
        state = RowState(self.state)
        return Tag(state.label, ROW_COLOURS.get(state, Colour.YELLOW))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_waiting(self) -> bool:
        return self.state == RowState.WAITING

    @property
    def is_at_work(self) -> bool:
        return self.state in {RowState.MEASURING, RowState.WRITING}

    def can_be_downloaded_on(self, today: date) -> bool:
        is_in_time = self.download_until is not None and today <= self.download_until
        return self.state == RowState.READY and is_in_time
