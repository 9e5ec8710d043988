"""Results of others: a national survey, another area, an older survey of our own."""

import uuid
from functools import cached_property

import msgspec
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.engines.estimation.external import AboutWave
from heard.partnerships.models import Member, Partnership
from heard.questionnaires.models import QuestionnaireVersion
from heard.results.external import Content, MappedQuestion


class ExternalWaveQuerySet(models.QuerySet["ExternalWave"]):
    def waiting(self) -> "ExternalWaveQuerySet":
        return self.filter(loaded_at=None)

    def current(self) -> "ExternalWaveQuerySet":
        """Those that stand beside findings: loaded, not replaced, not removed."""
        return self.filter(loaded_at__isnull=False, replaced_by=None, removed_at=None)


class ExternalWave(models.Model):
    """One file of results with where it is from and which of its questions is which of ours.

    Until it is loaded it can be mapped and dropped. Then the database keeps it as it is: another
    file may take its place, and it may be removed with a reason, but it is never edited.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="external_waves")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(QuestionnaireVersion, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=300)
    population = models.CharField(max_length=300)
    published_on = models.DateField()
    fieldwork_from = models.DateField()
    fieldwork_to = models.DateField()
    url = models.URLField(max_length=500, blank=True)
    is_own = models.BooleanField(default=False)  # of the families of our own area
    same_instrument = models.BooleanField(default=False)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.TextField(blank=True)  # until it is loaded
    mapping = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)  # of the mapping, against two at once
    content = models.TextField(blank=True)  # JSON, byte for byte as it was loaded
    brought_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    loaded_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, related_name="replaces", null=True)
    removed_at = models.DateTimeField(null=True)
    removal_reason = models.TextField(blank=True)

    objects = ExternalWaveQuerySet.as_manager()

    class Meta:
        ordering = ["-fieldwork_to", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "version", "sha256"],
                condition=Q(removed_at=None),
                name="a_file_of_results_is_brought_in_once",
            ),
            models.CheckConstraint(
                name="loaded_results_have_content", condition=Q(loaded_at=None) | ~Q(content="")
            ),
            models.CheckConstraint(
                name="removed_results_say_why", condition=Q(removed_at=None) | ~Q(removal_reason="")
            ),
            models.CheckConstraint(
                name="people_were_asked_from_a_day_to_a_day",
                condition=Q(fieldwork_to__gte=F("fieldwork_from")),
            ),
            models.CheckConstraint(name="results_have_a_licence", condition=~Q(licence="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        name = "external_wave" if self.is_loaded else "check_external_wave"
        return reverse(f"results:{name}", args=[self.key])

    @property
    def is_loaded(self) -> bool:
        return self.loaded_at is not None

    @property
    def is_current(self) -> bool:
        return self.is_loaded and self.replaced_by_id is None and self.removed_at is None

    @property
    def mapped(self) -> tuple[MappedQuestion, ...]:
        return msgspec.convert(self.mapping, tuple[MappedQuestion, ...])

    @property
    def about(self) -> AboutWave:
        """Raises AboutError."""
        return AboutWave(
            title=self.title,
            source=self.source,
            licence=self.licence,
            population=self.population,
            published_on=self.published_on,
            fieldwork_from=self.fieldwork_from,
            fieldwork_to=self.fieldwork_to,
            url=self.url,
            same_instrument=self.same_instrument,
        )

    @cached_property
    def found(self) -> Content:
        """The shares under our names. Raises msgspec.DecodeError before it is loaded."""
        return msgspec.json.decode(self.content, type=Content)
