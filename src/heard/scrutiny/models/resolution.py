"""What was resolved, one row each."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from heard.scrutiny.models.decision import DecisionRecord
from heard.scrutiny.models.words import VERB_WORDS, VerbWord


class Resolution(models.Model):
    """One thing that was resolved.

    `key` stays the same from edition to edition, so what is linked to a resolution outlives a
    correction. `number` is as printed ("ii"), blank where nothing was.
    """

    record = models.ForeignKey(DecisionRecord, models.CASCADE, related_name="resolutions")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    verbs = ArrayField(models.CharField(max_length=20, choices=VerbWord), default=list)

    class Meta:
        ordering = ["position"]
        indexes = [GinIndex(fields=["verbs"], name="resolutions_by_verb")]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "position"], name="resolutions_of_a_record_are_in_one_order"
            ),
            models.UniqueConstraint(
                fields=["record", "key"], name="a_resolution_stands_once_in_an_edition"
            ),
            models.CheckConstraint(
                name="resolution_positions_start_at_one", condition=Q(position__gte=1)
            ),
            models.CheckConstraint(
                name="resolution_verbs_are_in_the_vocabulary",
                condition=Q(verbs__contained_by=VERB_WORDS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.position}: {self.text[:80]}"

    @property
    def anchor(self) -> str:
        """Its place on the decision's page."""
        return f"resolution-{self.position}"

    @property
    def verb_labels(self) -> list[str]:
        return [str(VerbWord(verb).label) for verb in self.verbs]
