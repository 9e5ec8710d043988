"""Reports to a committee: composed of live blocks, frozen when they are issued."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from heard.boards.models import AgendaItem, Meeting
from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models.committee import Committee, ImplicationKind
from heard.scrutiny.models.report_words import BlockKind, ExemptParagraph, ReportState


class ReportQuerySet(models.QuerySet["Report"]):
    def issued(self) -> "ReportQuerySet":
        return self.filter(state=ReportState.ISSUED)


class Report(models.Model):
    """A report to one meeting of a committee: a draft, until it is issued.

    What everybody reads is its newest `ReportIssue`, which is frozen: work on the next issue
    goes on in this row and is seen by staff alone.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="committee_reports")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="reports")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="committee_reports", null=True, blank=True
    )
    item = models.ForeignKey(AgendaItem, models.SET_NULL, related_name="+", null=True, blank=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=100)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    title = models.CharField(max_length=300)
    # What the committee is asked to do with it, and the report in a few sentences.
    purpose = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    background = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    options = models.TextField(blank=True)
    # Posts, never names of people: "Head of Service for SEND".
    authors = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    divisions = models.CharField(max_length=300, blank=True)
    # Why what is restricted is kept from the public (Local Government Act 1972, schedule 12A).
    exempt_paragraph = models.CharField(max_length=2, choices=ExemptParagraph, blank=True)
    exempt_reason = models.TextField(blank=True)
    # Short sentences, one a line: the Easy Read summary.
    easy_read = models.TextField(blank=True)
    withdrawn_because = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="committee_reports_have_their_own_addresses"
            ),
            models.CheckConstraint(
                name="a_withdrawn_report_says_why",
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public address of a report once it is issued."""
        return reverse("scrutiny:report", args=[self.slug])


class ReportBlock(models.Model):
    """One block of a report: words, or figures that are live until the report is issued.

    `chosen` says of what: {"publication": 3}, {"plan": 1, "since": "2026-05-01"}. A restricted
    block goes into the restricted appendix and into nothing else.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="blocks")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=BlockKind)
    heading = models.CharField(max_length=200, blank=True)
    # What the author says before the figures; the whole of a block of words.
    words = models.TextField(blank=True)
    chosen = models.JSONField(default=dict, blank=True)
    is_restricted = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.heading or str(self.get_kind_display())

    @property
    def partnership_id(self) -> int:
        return self.report.partnership_id


class ReportRecommendation(models.Model):
    """What the committee is asked to resolve, numbered in their order."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class ReportImplication(models.Model):
    """What a report says under one heading of its implications, and who signed it off."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="implications")
    kind = models.ForeignKey(ImplicationKind, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    # The post and the name under which it was signed: officers of this rank are public.
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "kind"], name="a_report_says_one_thing_under_an_implication"
            ),
            models.CheckConstraint(
                name="a_sign_off_says_who_and_when",
                condition=Q(signed_by="", signed_on=None)
                | (~Q(signed_by="") & Q(signed_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.kind)


class BackgroundPaper(models.Model):
    """What a report rests on (Local Government Act 1972, section 100D)."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="background_papers")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=1000, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class ReportIssue(models.Model):
    """A report as it was issued. Never changed: a later issue supersedes it, with a note.

    `frozen` is a `FrozenReport` as canonical JSON, `sha256` of its UTF-8.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="issues")
    number = models.PositiveSmallIntegerField(default=1)
    frozen = models.TextField()
    sha256 = models.CharField(max_length=64)
    # What is different from the issue before, and why.
    note = models.TextField(blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="issues_of_a_report_are_numbered_apart"
            ),
            models.CheckConstraint(
                name="a_later_issue_says_what_is_different",
                condition=Q(number=1) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="an_issue_has_a_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"


class RestrictedAppendix(models.Model):
    """What of an issue is not for the public: apart from it, so that no page of it can leak it."""

    issue = models.OneToOneField(ReportIssue, models.PROTECT, related_name="restricted")
    frozen = models.TextField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.issue}, restricted"
