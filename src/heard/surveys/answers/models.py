"""What families said, behind the answers wall: a database of its own.

Nothing here points out of it by a foreign key, and no row has a time, a running number, an
address, a language, a device or a session. What is known of an answer is which survey, which
version of the questionnaire, how it came in, and what it says.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """How an answer reached us."""

    WEB = "web", _("Online")
    PAPER = "paper", _("On paper")
    HELPED = "helped", _("With somebody's help")


class Response(models.Model):
    """One person's answers. `answers` maps item codes to canonical values; blanks are absent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.UUIDField()
    version = models.CharField(max_length=64)
    mode = models.CharField(max_length=10, choices=Mode)
    answers = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["survey", "mode"], name="responses_by_survey_and_mode")]

    def __str__(self) -> str:
        return "A response"


class Draft(models.Model):
    """Answers that somebody has begun and not sent.

    The key is the SHA-256 of a random value that only the person's own browser has, so whoever
    reads this table cannot open the draft as that person. `week` counts whole weeks: enough to
    forget drafts that nobody comes back to, too coarse to say when somebody wrote.
    """

    key = models.BinaryField(primary_key=True)
    survey = models.UUIDField()
    version = models.CharField(max_length=64)
    answers = models.JSONField()
    week = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["survey"], name="drafts_by_survey"),
            models.Index(fields=["week"], name="drafts_by_week"),
        ]

    def __str__(self) -> str:
        return "A draft"


class Receipt(models.Model):
    """That answers under this key were taken in, so that sending twice counts once.

    It says nothing of which answers. The key of a web answer is its draft's; keys are forgotten
    when the survey closes.
    """

    key = models.BinaryField(primary_key=True)
    survey = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["survey"], name="receipts_by_survey")]

    def __str__(self) -> str:
        return "A receipt"


class ClosedSurvey(models.Model):
    """A survey that takes no more answers: written in the transaction that shuffles them.

    The other database knows first that a survey is closed, but an answer may be on its way then.
    """

    survey = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return "A closed survey"


class IntakeBatch(models.Model):
    """A file of returns that was taken in whole: written in the transaction of its rows."""

    id = models.UUIDField(primary_key=True)
    survey = models.UUIDField()
    file_sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "file_sha256"], name="a_file_is_taken_in_once_for_a_survey"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rows} returns"


class FilePart(models.Model):
    """A piece of a file of returns that waits to be taken in.

    The file holds answers, so it waits on this side of the wall, and is deleted in the
    transaction that takes its rows in.
    """

    file = models.UUIDField()
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="parts_of_a_file_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"Part {self.number}"


class FileProblems(models.Model):
    """The first things found wrong in a waiting file; they quote answers, so they wait here too."""

    file = models.UUIDField(primary_key=True)
    survey = models.UUIDField()
    problems = models.JSONField()

    def __str__(self) -> str:
        return f"{len(self.problems)} problems"
