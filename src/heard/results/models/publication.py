"""Findings on their way from closed survey to public page."""

import uuid
from functools import lru_cache

import msgspec
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.results.blocks import Block
from heard.results.findings import Findings
from heard.results.models.agreement import ForumStatement


class Stage(models.TextChoices):
    BUILDING = "building", _("Being put together")
    WAITING = "waiting", _("Waiting to start")
    COUNTING = "counting", _("Counting the answers")
    PROTECTING = "protecting", _("Hiding small groups, and trying to work them out")
    READY = "ready", _("Ready to look at")
    REFUSED = "refused", _("Not safe to publish")
    FAILED = "failed", _("Could not be prepared")
    PUBLISHED = "published", _("Published")


COLOURS = {
    Stage.BUILDING: Colour.GREY,
    Stage.READY: Colour.BLUE,
    Stage.REFUSED: Colour.RED,
    Stage.FAILED: Colour.RED,
    Stage.PUBLISHED: Colour.GREEN,
}
AT_WORK = (Stage.WAITING, Stage.COUNTING, Stage.PROTECTING)


@lru_cache(maxsize=4)
def decoded(content: str) -> Findings:
    """Return findings from their JSON. A page asks several times, and many people one page."""
    return msgspec.json.decode(content, type=Findings)


@lru_cache(maxsize=4)
def published_findings(key: uuid.UUID) -> Findings:
    """Return what was published under a key, which never changes: the database refuses that."""
    published = Publication.objects.filter(stage=Stage.PUBLISHED)
    return decoded(published.values_list("content", flat=True).get(key=key))


class Publication(models.Model):
    """The findings of one survey: prepared, looked at, then published and never changed again.

    Holds protected numbers only. What was counted to make them is never stored.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="publications"
    )
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="publications")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    # What it is built from, in order: see heard.results.blocks.
    blocks = models.JSONField(default=list)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.WAITING)
    problem = models.TextField(blank=True)
    content = models.TextField(blank=True)  # the findings as JSON, byte for byte as frozen
    audit = models.JSONField(default=dict)  # what the attacker tried and found
    # Everything that was published with it, for the attacker of what comes later: for staff alone.
    ledger = models.JSONField(default=dict)
    weighting = models.ForeignKey(
        "results.Weighting", models.PROTECT, null=True, blank=True, related_name="publications"
    )
    prepared_by = models.ForeignKey(
        "partnerships.Member", models.PROTECT, null=True, related_name="+"
    )
    # An earlier publication of the same answers that this one puts right, and what it changes.
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    what_changed = models.TextField(blank=True)
    # Why nobody but one person looked at them, where it was so.
    alone_because = models.TextField(blank=True)
    prepared_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-published_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="published_findings_have_content_and_a_date",
                condition=~Q(stage=Stage.PUBLISHED)
                | (Q(published_at__isnull=False) & ~Q(content="")),
            ),
            # A second publication of the same answers is a correction: attacked with the first.
            models.UniqueConstraint(
                fields=["survey"],
                condition=Q(stage=Stage.PUBLISHED, corrects=None),
                name="a_survey_is_published_once",
            ),
            models.CheckConstraint(
                name="a_correction_says_what_changed",
                condition=Q(corrects=None) | ~Q(what_changed=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("results:publication", args=[self.key])

    @property
    def built(self) -> list[Block]:
        """The blocks that it is built from."""
        return msgspec.convert(self.blocks, list[Block])

    @property
    def is_building(self) -> bool:
        return self.stage == Stage.BUILDING

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def correction(self) -> "Publication | None":
        """The published findings that put these right, if any."""
        later = getattr(self, "corrected_by", None)
        return later if later is not None and later.is_published else None

    @property
    def is_corrected(self) -> bool:
        return self.correction is not None

    @property
    def statement(self) -> ForumStatement | None:
        """What the forum says of these findings, if anything."""
        return getattr(self, "forum_statement", None)

    @property
    def is_at_work(self) -> bool:
        return self.stage in AT_WORK

    @property
    def tag(self) -> Tag:
        stage = Stage(self.stage)
        return Tag(stage.label, COLOURS.get(stage, Colour.YELLOW))

    @property
    def findings(self) -> Findings:
        """The protected numbers. Raises msgspec.DecodeError before they are prepared."""
        if self.is_published and "content" in self.get_deferred_fields():
            return published_findings(self.key)
        return decoded(self.content)
