"""One questionnaire asked in many areas: who runs it, who was asked to join, what came of it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Programme(models.Model):
    """A questionnaire version that an operator offers to other partnerships of the install.

    The words are those of every area's survey; each area adds whom its own families can ask.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    operator = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="survey_programmes"
    )
    version = models.ForeignKey(
        "questionnaires.QuestionnaireVersion", models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=200)
    introduction = models.TextField()
    use_of_answers = models.TextField()
    next_steps = models.TextField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    unit_asked = models.CharField(max_length=200)
    asked_from = models.DateField()
    asked_until = models.DateField()
    groupings = ArrayField(models.CharField(max_length=100), blank=True)
    made_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_programme_begins_before_it_is_over",
                condition=Q(asked_until__gte=F("asked_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("areas:programme", args=[self.key])

    @property
    def partnership_id(self) -> int:
        """Whose it is, for the audit."""
        return self.operator_id

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None


class State(models.TextChoices):
    """What an area said to being asked."""

    ASKED = "asked", _("Asked, no answer yet")
    JOINED = "joined", _("Joined")
    DECLINED = "declined", _("Does not join")
    LEFT = "left", _("Left again")


class Task(models.TextChoices):
    """What a job has still to do for an area."""

    NONE = "", _("Nothing")
    ROLL_OUT = "roll_out", _("Making the survey")
    PREPARE = "prepare", _("Waiting to prepare the findings")


class Problem(models.TextChoices):
    """Why a job could not do it."""

    NONE = "", _("None")
    DOER_GONE = "doer_gone", _("Whoever joined may no longer run surveys there")
    VERSION_TAKEN = (
        "version_taken",
        _("The area has another questionnaire of this name and version"),
    )
    GROUPINGS = "groupings", _("The questionnaire does not have the groupings")
    NOT_CLOSED = "not_closed", _("The survey is not closed")


class AreaQuerySet(models.QuerySet["Area"]):
    def joined(self) -> "AreaQuerySet":
        """The only ones of which an operator may learn more than the name and the answer."""
        return self.filter(state=State.JOINED)


class Area(models.Model):
    """A partnership's place in a programme: its answer, then its own survey."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="areas")
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="programme_areas"
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    may_be_named = models.BooleanField(default=False)
    contact = models.CharField(max_length=300, blank=True)
    worried_contact = models.TextField(blank=True)
    asked_count = models.PositiveIntegerField(null=True, blank=True)
    # Who joined or declined; in the name of whoever joined, jobs make the survey and its findings.
    answered_by = models.ForeignKey(
        "partnerships.Member", models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    survey = models.OneToOneField(
        "surveys.Survey", models.PROTECT, null=True, related_name="programme_area"
    )
    task = models.CharField(max_length=20, choices=Task, default=Task.NONE, blank=True)
    problem = models.CharField(max_length=20, choices=Problem, default=Problem.NONE, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["partnership__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "partnership"], name="an_area_is_asked_once_in_a_programme"
            ),
            models.CheckConstraint(
                name="an_answer_of_an_area_says_whose_it_is",
                condition=Q(state="asked")
                | Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_an_area_that_joined_has_a_survey_or_work_to_do",
                condition=Q(state="joined") | Q(survey=None, task=""),
            ),
            models.CheckConstraint(
                name="an_area_that_joined_says_whom_families_can_ask",
                condition=~Q(state="joined") | (~Q(contact="") & ~Q(worried_contact="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.programme}"

    def get_absolute_url(self) -> str:
        return reverse("areas:invitation", args=[self.programme.key])

    @property
    def has_joined(self) -> bool:
        return self.state == State.JOINED

    @property
    def is_rolled_out(self) -> bool:
        return self.survey_id is not None


class PackState(models.TextChoices):
    """How far one file of all reports is."""

    WRITING = "writing", _("Being put together")
    READY = "ready", _("Ready to download")
    REPLACED = "replaced", _("Replaced by a later one")


class ReportPack(models.Model):
    """The reports of all areas that published, in one file in the private store."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="report_packs")
    state = models.CharField(max_length=10, choices=PackState, default=PackState.WRITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="programme-reports", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(state__in=["writing", "ready"]),
                name="a_programme_has_one_file_of_reports",
            ),
            models.CheckConstraint(
                name="reports_to_download_have_a_file",
                condition=~Q(state="ready") | (~Q(file="") & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.get_state_display()}"

    @property
    def partnership_id(self) -> int:
        """Whose it is, for the audit."""
        return self.programme.operator_id

    @property
    def is_writing(self) -> bool:
        return self.state == PackState.WRITING

    @property
    def is_ready(self) -> bool:
        return self.state == PackState.READY
