"""Surveys: a questionnaire version, put to an audience between two moments."""

import uuid
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.surveys.answers.models import Mode


class Promise(models.TextChoices):
    """What a survey promises about who can know who answered."""

    OPEN = "open", _("Open link: anyone can answer, and no one is asked who they are")


class Step(models.TextChoices):
    """How far the survey got with people, step by step."""

    INVITED = "invited", _("Invited")
    PRINTED = "printed", _("Printed")
    POSTED = "posted", _("Posted")
    COLLECTED = "collected", _("Collected")
    RETURNED = "returned", _("Returned")
    READ = "read", _("Read")
    FINISHED = "finished", _("Finished")


class SurveyQuerySet(models.QuerySet["Survey"]):
    def open(self) -> "SurveyQuerySet":
        return self.filter(opened_at__lte=timezone.now(), closed_at=None)

    def current(self) -> "SurveyQuerySet":
        return self.filter(archived_at=None)


class Survey(models.Model):
    """Questions that a partnership asks, online and on paper, between two dates.

    `key` is the survey's public name and the only thing that answers know of it.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="surveys"
    )
    version = models.ForeignKey(
        "questionnaires.QuestionnaireVersion", models.PROTECT, related_name="surveys"
    )
    promise = models.CharField(max_length=20, choices=Promise, default=Promise.OPEN)
    title = models.CharField(max_length=200)
    introduction = models.TextField()
    audience = models.CharField(max_length=200)
    use_of_answers = models.TextField()
    next_steps = models.TextField()
    contact = models.CharField(max_length=300)
    worried_contact = models.TextField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    unit_asked = models.CharField(max_length=200)
    asked_count = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing_reason = models.TextField(blank=True)
    archived_at = models.DateTimeField(null=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="survey_closes_after_it_opens",
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="a_closed_survey_says_why",
                condition=Q(closed_at=None) | ~Q(closing_reason=""),
            ),
            models.CheckConstraint(
                name="an_archived_survey_is_not_open",
                condition=Q(archived_at=None) | Q(opened_at=None) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:run_survey", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_draft(self) -> bool:
        return self.opened_at is None

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class ReachCount(models.Model):
    """The reach ledger: how many people a survey reached, by wave, mode and step.

    Rooms above write what they know (posted, returned); nothing here says who.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="reach_counts")
    wave = models.PositiveSmallIntegerField(default=1)
    mode = models.CharField(max_length=10, choices=Mode)
    step = models.CharField(max_length=10, choices=Step)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["wave", "mode", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "wave", "mode", "step"], name="the_ledger_has_one_count_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.step}, {self.mode}: {self.count}"


class ReturnsState(models.TextChoices):
    """Where a file of returns stands."""

    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    UNREADABLE = "unreadable", _("Cannot be read")
    BRINGING_IN = "bringing_in", _("Being brought in")
    BROUGHT_IN = "brought_in", _("Brought in")
    FAILED = "failed", _("Went wrong")
    DROPPED = "dropped", _("Not brought in")


WAITING = (ReturnsState.CHECKING, ReturnsState.CHECKED)


class ReturnsFileQuerySet(models.QuerySet["ReturnsFile"]):
    def waiting(self) -> Self:
        """Files whose rows nobody has chosen to bring in or not."""
        return self.filter(state__in=WAITING)


class ReturnsFile(models.Model):
    """A file of returns that a member brings in: what is known of it, never what it says.

    The content waits behind the answers wall under `key` and is deleted when its rows are taken in.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="returns_files")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    default_mode = models.CharField(max_length=10, choices=Mode, default=Mode.PAPER)
    state = models.CharField(max_length=20, choices=ReturnsState, default=ReturnsState.CHECKING)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    rows_by_mode = models.JSONField(default=dict)
    wrong_rows = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    not_asked_rows = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    brought_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)

    objects = ReturnsFileQuerySet.as_manager()

    class Meta:
        ordering = ["-brought_at"]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("surveys:show_returns", args=[self.survey_id, self.key])

    @property
    def is_at_work(self) -> bool:
        return self.state in {ReturnsState.CHECKING, ReturnsState.BRINGING_IN}

    @property
    def good_rows(self) -> int:
        return self.rows - self.wrong_rows

    @property
    def modes(self) -> list[tuple[str, str]]:
        """The modes that its rows have, with their names."""
        return [(mode, str(Mode(mode).label)) for mode in Mode.values if mode in self.rows_by_mode]
