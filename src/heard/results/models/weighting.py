"""What is known of everybody who was asked, and how answers are weighted to it."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.engines.estimation import Bounds, Margin


class Population(models.Model):
    """Counts of everybody who was asked, by one or more questions, with who counted them and when.

    `margins`: question code -> {option code, or several as A+B: people}. It never changes: a
    better count is another one.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="populations"
    )
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="populations")
    source = models.CharField(max_length=300)
    counted_on = models.DateField()
    margins = models.JSONField()
    brought_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-counted_on", "-pk"]

    def __str__(self) -> str:
        return self.source

    @property
    def total(self) -> int:
        """How many people it is of."""
        return sum(next(iter(self.margins.values()), {}).values())

    def margin(self, item: str) -> Margin:
        """One margin as the engine takes it. Raises KeyError."""
        return Margin(item, self.margins[item])


class WeightingStage(models.TextChoices):
    WAITING = "waiting", _("Being worked out")
    READY = "ready", _("Ready to look at")
    FAILED = "failed", _("Not possible")
    ACCEPTED = "accepted", _("In use")
    DROPPED = "dropped", _("Not in use")


COLOURS = {
    WeightingStage.WAITING: Colour.YELLOW,
    WeightingStage.READY: Colour.BLUE,
    WeightingStage.FAILED: Colour.RED,
    WeightingStage.ACCEPTED: Colour.GREEN,
    WeightingStage.DROPPED: Colour.GREY,
}


class Weighting(models.Model):
    """One way to weight a survey's answers: tried, looked at, then taken into use or not.

    `effect` is what it does, in protected numbers; `problems` says why it is not possible.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="weightings")
    population = models.ForeignKey(Population, models.PROTECT, related_name="weightings")
    items = models.JSONField()
    is_bounded = models.BooleanField(default=False)
    stage = models.CharField(max_length=10, choices=WeightingStage, default=WeightingStage.WAITING)
    effect = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    tried_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    tried_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey"],
                condition=Q(stage=WeightingStage.ACCEPTED),
                name="a_survey_has_one_weighting_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {', '.join(self.items)}"

    def get_absolute_url(self) -> str:
        return reverse("results:weighting", args=[self.key])

    @property
    def is_at_work(self) -> bool:
        return self.stage == WeightingStage.WAITING

    @property
    def tag(self) -> Tag:
        stage = WeightingStage(self.stage)
        return Tag(stage.label, COLOURS[stage])

    @property
    def margins(self) -> tuple[Margin, ...]:
        return tuple(self.population.margin(item) for item in self.items)

    @property
    def bounds(self) -> Bounds | None:
        """Where weights are kept near equal: a third to three times, the usual choice."""
        return Bounds(1 / 3, 3) if self.is_bounded else None
