"""Official figures on the area, with the release that they come from and its date."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member, Partnership


class Area(models.Model):
    """What the partnership's area is called in official statistics."""

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="statistical_area")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=200)
    region_code = models.CharField(max_length=9, blank=True)
    region_name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Upload(models.Model):
    """A file that somebody brought and that waits to be looked at. It goes once it is loaded."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="figure_uploads")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    published_on = models.DateField()
    url = models.URLField(max_length=500, blank=True)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="figures")
    brought_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"], name="a_file_of_figures_waits_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("figures:check_figures", args=[self.key])


class Release(models.Model):
    """One file of official statistics that was loaded: figures of ours, our region, the nation."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="figure_releases")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # "Education, health and care plans", "Reporting year 2026".
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    published_on = models.DateField()
    url = models.URLField(max_length=500, blank=True)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    # Columns of the file by the names that we use, and what was in doubt when it was read.
    columns = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)
    loaded_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField(auto_now_add=True)
    # A later release of the same statistics: its figures hold, these are history.
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, related_name="replaces", null=True, blank=True
    )

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"], name="a_file_of_figures_is_loaded_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("figures:release", args=[self.key])


class Level(models.TextChoices):
    NATIONAL = "national", _("England")
    REGIONAL = "regional", _("Region")
    LOCAL = "local", _("Local authority")


class Figure(models.Model):
    """One number of a release, or the symbol that stands in its place and is never 0."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="figures")
    period = models.CharField(max_length=10)
    period_kind = models.CharField(max_length=40)
    level = models.CharField(max_length=10, choices=Level)
    area_code = models.CharField(max_length=9)
    area_name = models.CharField(max_length=200)
    topic = models.CharField(max_length=100)
    breakdown = models.CharField(max_length=200)
    indicator = models.CharField(max_length=100)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    symbol = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("release", "period", "period_kind", "area_code"),
                    *("topic", "breakdown", "indicator"),
                ],
                name="a_figure_stands_once_in_a_release",
            ),
            models.CheckConstraint(
                name="a_figure_has_a_value_or_a_symbol",
                condition=Q(value__isnull=False, symbol="") | Q(value=None) & ~Q(symbol=""),
            ),
        ]
        indexes = [
            models.Index(fields=["topic", "indicator"], name="figures_by_what_they_count"),
        ]

    def __str__(self) -> str:
        return f"{self.area_name}, {self.period}: {self.topic}, {self.breakdown}"
