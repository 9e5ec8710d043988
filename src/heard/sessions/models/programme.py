"""Programmes of sessions, their phases, and days on which none should be."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.boards.models.words import AgeBand
from heard.partnerships.models import District, Partnership
from heard.sessions.models.words import Need


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def public(self) -> Self:
        return self.filter(is_public=True)


class Programme(models.Model):
    """A named series of sessions, such as "Your Child, Your Voice"."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="programmes")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    contact = models.CharField(max_length=300)
    is_public = models.BooleanField(default=False)
    # Promised: "what we heard" is published within so many days of a session.
    heard_within_days = models.PositiveSmallIntegerField(default=28)
    # Contact details of those who booked are kept so many days after a session, support needs less.
    bookings_kept_days = models.PositiveSmallIntegerField(default=90)
    support_kept_days = models.PositiveSmallIntegerField(default=14)
    # How many people sort each point under themes, neither seeing how the other did: 1 or 2.
    coders_wanted = models.PositiveSmallIntegerField(default=1)
    closed_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="programmes_have_their_own_addresses"
            ),
            models.CheckConstraint(
                name="points_are_sorted_by_one_or_two", condition=Q(coders_wanted__in=[1, 2])
            ),
            models.CheckConstraint(
                name="support_needs_go_before_contact_details",
                condition=Q(support_kept_days__lte=F("bookings_kept_days")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sessions:programme", args=[self.slug])


class Phase(models.Model):
    """A part of a programme with aims of its own, such as "Autumn 2026"."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="phases")
    name = models.CharField(max_length=100)
    starts_on = models.DateField()
    ends_on = models.DateField()
    aims = models.TextField(blank=True)
    # Whom this phase wants to hear; empty is everybody.
    districts = models.ManyToManyField(District, related_name="+", blank=True)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    ages = ArrayField(models.CharField(max_length=10, choices=AgeBand), default=list, blank=True)
    # Three questions at the end of each session, and, apart from all bookings, who came.
    feedback_survey = models.ForeignKey(
        "surveys.Survey", models.PROTECT, related_name="+", null=True, blank=True
    )
    equality_survey = models.ForeignKey(
        "surveys.Survey", models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"], name="phases_of_a_programme_have_their_own_names"
            ),
            models.CheckConstraint(
                name="a_phase_ends_on_or_after_the_day_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("sessions:keep_phase", args=[self.pk])

    @property
    def partnership_id(self) -> int:
        return self.programme.partnership_id

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class Outreach(models.Model):
    """Who was asked to come to the sessions of a phase, how, and how many that reached."""

    phase = models.ForeignKey(Phase, models.CASCADE, related_name="outreach")
    on = models.DateField()
    # "Letter to all parents of children with an EHC plan", "Post in the forum's group".
    how = models.CharField(max_length=200)
    whom = models.CharField(max_length=200)
    # None where nobody can know, as with a poster.
    reached = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.how}: {self.whom}"


class DateToAvoid(models.Model):
    """Days on which some families cannot come: a festival, half-term, exams."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="dates_to_avoid")
    starts_on = models.DateField()
    ends_on = models.DateField()
    why = models.CharField(max_length=200)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="days_to_avoid_end_on_or_after_the_first",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.why
