"""Committees: what scrutiny keeps of a body beside its seats and meetings."""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from heard.boards.models import Body
from heard.partnerships.models import Member, Partnership


class Committee(models.Model):
    """A body whose decisions, reports, requests and members' duties are followed here.

    Name, seats, people and meetings are those of its `body`. A municipal year begins on
    `year_starts_day` of `year_starts_month` (the council's annual meeting, in May).
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="committees")
    body = models.OneToOneField(Body, models.PROTECT, related_name="committee")
    # Other names by which records call it: an old name, "Scrutiny", capitals apart.
    other_names = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    year_starts_month = models.PositiveSmallIntegerField(default=5)
    year_starts_day = models.PositiveSmallIntegerField(default=1)
    # How requests are numbered: `{year}` is "26/27", `{number}` counts from 01 in each year.
    reference_pattern = models.CharField(max_length=60, default="SR ({year}) {number}")
    # How many days whoever is asked has to respond; None is no clock.
    response_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # Work on a request is asked about when nothing was said of it for so many days.
    stale_days = models.PositiveSmallIntegerField(default=90)
    # How many members must say that something is complete; None is more than half of them.
    confirmations = models.PositiveSmallIntegerField(null=True, blank=True)
    # A report may have so many pages; None is any number.
    page_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["body__name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_municipal_year_starts_on_a_day_that_every_year_has",
                condition=Q(year_starts_month__range=(1, 12), year_starts_day__range=(1, 28)),
            ),
            models.CheckConstraint(
                name="a_reference_pattern_has_a_place_for_the_number",
                condition=Q(reference_pattern__contains="{number}"),
            ),
            models.CheckConstraint(
                name="something_is_confirmed_by_at_least_one_member",
                condition=Q(confirmations=None) | Q(confirmations__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.body.name

    def get_absolute_url(self) -> str:
        return reverse("scrutiny:committee", args=[self.body.slug])

    @property
    def slug(self) -> str:
        return self.body.slug

    def first_day_of_year(self, day: date) -> date:
        """The first day of the municipal year in which `day` is."""
        start = date(day.year, self.year_starts_month, self.year_starts_day)
        return start if start <= day else start.replace(year=day.year - 1)

    def year_words(self, day: date) -> str:
        """The municipal year of a day as committees write it: "26/27"; "2026" from January on."""
        first = self.first_day_of_year(day)
        if (first.month, first.day) == (1, 1):
            return str(first.year)
        return f"{first.year % 100:02}/{(first.year + 1) % 100:02}"

    def reference(self, day: date, number: int) -> str:
        """How the request with that number in the year of `day` is called."""
        words = {"{year}": self.year_words(day), "{number}": f"{number:02}"}
        written = self.reference_pattern
        for place, value in words.items():
            written = written.replace(place, value)
        return written


class ImplicationKind(models.Model):
    """A heading under "Implications" that every report to the committee has: "Equality"."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="implication_kinds")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    hint = models.CharField(max_length=300, blank=True)
    # The post that signs it off: "Monitoring Officer"; empty where nobody has to.
    signed_off_by = models.CharField(max_length=200, blank=True)
    is_used = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "title"], name="implications_have_their_own_headings"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReportDeadline(models.Model):
    """What has to be done so many working days before a meeting: "Draft to the director", 15."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="deadlines")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    # Clear working days: neither the day itself nor the day of the meeting counts.
    days_before = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-days_before", "position", "pk"]

    def __str__(self) -> str:
        return self.title


class ReportTemplate(models.Model):
    """The council's own Word template for reports: its headings, and what goes under which.

    `places` gives for the number of a heading (from 0, as text) the code of a report's section;
    `labels` the same for the lines at its head. The newest one that is not `retired_on` is used.
    """

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="templates")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    file = models.FileField(upload_to="report-templates")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    places = models.JSONField(default=dict, blank=True)
    labels = models.JSONField(default=dict, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_report_template_has_a_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def partnership_id(self) -> int:
        return self.committee.partnership_id
