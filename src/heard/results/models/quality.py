"""A look at how good the answers of a closed survey are."""

from functools import cached_property

import msgspec
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.results.quality import Chosen, Record


class CheckStage(models.TextChoices):
    WAITING = "waiting", _("Waiting to start")
    LOOKING = "looking", _("Looking through the answers")
    PROTECTING = "protecting", _("Hiding small groups, and trying to work them out")
    DONE = "done", _("Done")
    FAILED = "failed", _("Too few answers")


CHECK_AT_WORK = (CheckStage.WAITING, CheckStage.LOOKING, CheckStage.PROTECTING)


class QualityCheck(models.Model):
    """What was found out about the answers of one survey: protected numbers only.

    `combinations` only ever grows. What was once shown of one could be subtracted from another.
    """

    survey = models.OneToOneField(
        "surveys.Survey", models.PROTECT, related_name="quality_check", primary_key=True
    )
    stage = models.CharField(max_length=20, choices=CheckStage, default=CheckStage.WAITING)
    combinations = models.JSONField(default=list)
    record = models.TextField(blank=True)  # JSON, byte for byte as it was protected
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_finished_check_has_a_record_and_a_date",
                condition=~Q(stage=CheckStage.DONE) | (Q(checked_at__isnull=False) & ~Q(record="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.survey)

    def get_absolute_url(self) -> str:
        return reverse("results:check_quality", args=[self.survey.key])

    @property
    def partnership_id(self) -> int:
        return self.survey.partnership_id

    @property
    def is_at_work(self) -> bool:
        return self.stage in CHECK_AT_WORK

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        return msgspec.convert(self.combinations, tuple[Chosen, ...])

    @cached_property
    def found(self) -> Record:
        """The protected numbers. Raises msgspec.DecodeError before they are worked out."""
        return msgspec.json.decode(self.record, type=Record)
