"""A decision, in editions."""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.boards.models import Meeting
from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models.committee import Committee
from heard.scrutiny.models.source import Source
from heard.scrutiny.models.words import State, StatusWord


class DecisionQuerySet(models.QuerySet["DecisionRecord"]):
    def drafts(self) -> Self:
        return self.filter(state=State.DRAFT)

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def newest_first(self) -> Self:
        """By day of decision; undated ones last."""
        return self.order_by(F("decision_date").desc(nulls_last=True), "-id")


class DecisionRecord(models.Model):
    """One edition of a decision's record, with the fields of the public format `parse_decision`.

    Editions of one decision share `key` and, once published, `slug`. Only a draft can change:
    a correction is the next edition, and the one before stays readable as "replaced".
    A yes-or-no that the record does not state is null. `confidence` (0 to 1) and `lines`
    (first and last line of the source's text) are by field, as they were read; `checked` names
    the fields that an officer has compared with the source.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decisions")
    source = models.ForeignKey(Source, models.PROTECT, related_name="records")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    # Where it is filed here: not words of the record, so it may be said of a published one too.
    filed_under = models.ForeignKey(
        Committee, models.SET_NULL, related_name="decisions", null=True, blank=True
    )
    filed_at = models.ForeignKey(
        Meeting, models.SET_NULL, related_name="decisions", null=True, blank=True
    )
    edition = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    slug = models.SlugField(max_length=100, blank=True)

    title = models.CharField(max_length=500, blank=True)
    decision_maker = models.CharField(max_length=300, blank=True)
    status_raw = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=30, choices=StatusWord, default=StatusWord.UNKNOWN)
    is_key_decision = models.BooleanField(null=True)
    is_subject_to_call_in = models.BooleanField(null=True)
    purpose = models.TextField(blank=True)
    text = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    divisions = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    contacts = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    report_authors = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    publication_date = models.DateField(null=True, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    meeting_date = models.DateField(null=True, blank=True)
    meeting_body = models.CharField(max_length=300, blank=True)
    effective_from = models.DateField(null=True, blank=True)
    source_url = models.URLField(max_length=1000, blank=True)

    confidence = models.JSONField(default=dict, blank=True)
    lines = models.JSONField(default=dict, blank=True)
    checked = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    # What reading could not settle, as [field, code]: asked about in words, never guessed.
    doubts = models.JSONField(default=list, blank=True)
    # The key of the decision that the council published before, if this is it published again.
    republishes = models.UUIDField(null=True, blank=True)
    # Counts every save, so that two officers cannot overwrite each other unawares.
    revision = models.PositiveIntegerField(default=0)

    made_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    correction_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.TextField(blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="decisions_by_words"),
            models.Index(
                "partnership",
                F("decision_date").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(state=State.PUBLISHED),
                name="published_decisions_by_day",
            ),
            models.Index(
                fields=["partnership", "decision_maker", "meeting_body", "filed_under"],
                condition=Q(state=State.PUBLISHED),
                name="published_decisions_by_maker",
            ),
            models.Index(
                fields=["republishes"],
                condition=Q(republishes__isnull=False),
                name="decisions_published_again",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_decision_is_in_a_known_state", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="a_decision_status_is_in_the_vocabulary",
                condition=Q(status__in=StatusWord.values),
            ),
            models.UniqueConstraint(
                fields=["key", "edition"], name="editions_of_a_decision_are_numbered_apart"
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state=State.DRAFT),
                name="a_decision_has_one_draft_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state__in=[State.PUBLISHED, State.WITHDRAWN]),
                name="a_decision_has_one_edition_in_force",
            ),
            models.UniqueConstraint(
                fields=["partnership", "slug", "edition"],
                condition=~Q(slug=""),
                name="every_edition_of_a_decision_has_its_own_address",
            ),
            models.CheckConstraint(
                name="a_published_decision_has_a_title_and_an_address",
                condition=Q(state=State.DRAFT)
                | (~Q(title="") & ~Q(slug="") & Q(published_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_correction_says_why_once_it_is_published",
                condition=Q(state=State.DRAFT) | Q(edition=1) | ~Q(correction_reason=""),
            ),
            models.CheckConstraint(
                name="a_withdrawn_decision_says_when_and_why",
                condition=~Q(state=State.WITHDRAWN)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.source)

    def get_absolute_url(self) -> str:
        """The public address of a decision once it is published."""
        return reverse("scrutiny:decision", args=[self.slug])

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def committee(self) -> str:
        """Whose decision the register says it is."""
        return self.decision_maker or self.meeting_body


class DecisionDocument(models.Model):
    """A paper that came with a decision; `url` is blank where the record gave no link."""

    record = models.ForeignKey(DecisionRecord, models.CASCADE, related_name="documents")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    url = models.URLField(max_length=1000, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "position"], name="documents_of_a_record_are_in_one_order"
            ),
            models.CheckConstraint(
                name="a_document_link_is_a_web_address",
                condition=Q(url="") | Q(url__regex=r"^https?://"),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """Which fields one save of a draft changed: what the other officer is told."""

    record = models.ForeignKey(DecisionRecord, models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    fields = ArrayField(models.CharField(max_length=40))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "revision"], name="each_save_of_a_draft_is_noted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_by}: {', '.join(self.fields)}"
