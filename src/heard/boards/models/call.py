"""Open calls for seats."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.boards.models.seat import SeatGroup
from heard.boards.models.words import CallState
from heard.partnerships.models import Member, Partnership


class CallQuerySet(models.QuerySet["Call"]):
    def open(self, today: date) -> Self:
        """Those that take expressions of interest today; the closing day is the last."""
        return self.filter(state=CallState.OPEN, closes_on__gte=today)

    def public(self) -> Self:
        return self.exclude(state=CallState.DRAFT)


class Call(models.Model):
    """Seats are offered, with what is asked for, what is paid and when everybody is told."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="calls")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=CallState, default=CallState.DRAFT)
    about = models.TextField()
    time_needed = models.TextField()
    paid = models.TextField()
    support = models.TextField(blank=True)
    contact = models.CharField(max_length=300)
    closes_on = models.DateField()
    told_by = models.DateField()
    # The panel scores without seeing who it is.
    hides_names = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="calls_have_their_own_addresses"
            ),
            models.CheckConstraint(
                name="everybody_is_told_after_a_call_closes",
                condition=Q(told_by__gt=F("closes_on")),
            ),
            models.CheckConstraint(
                name="a_call_that_is_not_a_draft_was_opened",
                condition=Q(state__in=["draft", "withdrawn"]) | Q(opened_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("boards:call", args=[self.slug])

    def takes_expressions(self, today: date) -> bool:
        return self.state == CallState.OPEN and today <= self.closes_on

    def is_over(self, today: date) -> bool:
        """Whether it takes no more expressions of interest and the panel may decide."""
        if self.state == CallState.OPEN:
            return self.closes_on < today
        return self.state == CallState.CLOSED

    def is_late(self, today: date) -> bool:
        """Whether everybody should have been told by now and has not been."""
        waiting = {CallState.OPEN, CallState.CLOSED}
        return self.state in waiting and self.told_by < today


class CallSeats(models.Model):
    """How many seats of which group a call offers."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="seats")
    group = models.ForeignKey(SeatGroup, models.PROTECT, related_name="calls")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "group"], name="a_call_names_a_group_of_seats_once"
            ),
            models.CheckConstraint(name="a_call_offers_seats", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.group}"


class Criterion(models.Model):
    """One thing that is looked for, in plain words."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class PanelMember(models.Model):
    """Somebody who reads expressions of interest and decides with the others."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="panel")
    member = models.ForeignKey(Member, models.PROTECT, related_name="panels")
    is_parent = models.BooleanField(default=False)
    # Null until they have said whom of the applicants they know, if anybody.
    declared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "member"], name="a_member_is_on_a_panel_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.call}"
