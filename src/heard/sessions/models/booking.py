"""Bookings: one household asks for places, all or none."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from heard.boards.models.reachable import Reachable, by_email
from heard.boards.models.words import AgeBand
from heard.partnerships.models import District, Member, Partnership
from heard.sessions.models.session import Session
from heard.sessions.models.words import (
    HOLDING,
    LIVE,
    BookedBy,
    BookingState,
    Support,
    SupportState,
)


class BookingQuerySet(models.QuerySet["Booking"]):
    def holding(self) -> Self:
        """Who has places: booked, or offered and not yet answered."""
        return self.filter(state__in=HOLDING)

    def waiting(self) -> Self:
        """The waiting list, in its order."""
        return self.filter(state=BookingState.WAITING).order_by("number")

    def live(self) -> Self:
        return self.filter(state__in=LIVE)


class Booking(Reachable):
    """One household's places at one session. Printed, it is its reference.

    `name` and how to reach it are of whoever asked; `entered_by` is who typed, if somebody else
    did. Once forgotten only counts are left: how many came, from which district, by which way.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="bookings")
    session = models.ForeignKey(Session, models.PROTECT, related_name="bookings")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12)
    booked_by = models.CharField(max_length=12, choices=BookedBy, default=BookedBy.WEB)
    entered_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=BookingState, default=BookingState.WAITING)
    # The order in which households asked: 1, 2, ... by session. The waiting list goes by it.
    number = models.PositiveIntegerField()

    parents = models.PositiveSmallIntegerField(default=1)
    young_people = models.PositiveSmallIntegerField(default=0)
    assistants = models.PositiveSmallIntegerField(default=0)
    companions = models.PositiveSmallIntegerField(default=0)
    # The sum of the four: people in the room.
    places = models.PositiveSmallIntegerField()
    # Children in childcare: they take no place in the room.
    childcare = models.PositiveSmallIntegerField(default=0)
    childcare_words = models.TextField(blank=True)
    # No place has been theirs at a session before: some are held for them.
    is_first_time = models.BooleanField(default=False)
    district = models.ForeignKey(District, models.SET_NULL, related_name="+", null=True, blank=True)
    age_bands = ArrayField(
        models.CharField(max_length=10, choices=AgeBand), default=list, blank=True
    )
    # Whether they are told what was heard and what became of it.
    wants_news = models.BooleanField(default=False)

    offered_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    # Who came: people in the room; 0 is nobody, None is not known.
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    came_childcare = models.PositiveSmallIntegerField(null=True, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    checked_in_by = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True
    )
    # A letter about it came back, or a number is none.
    unreachable_because = models.CharField(max_length=200, blank=True)
    # The last message that came back: whoever dealt with it is not told of the same one again.
    bounced = models.UUIDField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["number", "pk"]
        indexes = [
            by_email("bookings"),
            models.Index(
                fields=["session", "state", "number"], name="bookings_by_state_and_number"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="a_place_on_the_waiting_list_is_one_households"
            ),
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="bookings_have_their_own_references"
            ),
            models.CheckConstraint(
                name="a_booking_is_of_at_least_one_person", condition=Q(places__gte=1)
            ),
            models.CheckConstraint(
                name="places_are_the_people_in_the_room",
                condition=Q(
                    places=models.F("parents")
                    + models.F("young_people")
                    + models.F("assistants")
                    + models.F("companions")
                ),
            ),
            models.CheckConstraint(
                name="an_offer_is_answered_by_a_time",
                condition=~Q(state="offered")
                | Q(answer_by__isnull=False, offered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_booking_that_is_forgotten_names_nobody",
                condition=Q(forgotten_at=None)
                | Q(name="", email="", phone="", address="", childcare_words=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def holds_places(self) -> bool:
        return self.state in HOLDING

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def kept_until(self) -> date:
        """The day on which contact details are forgotten."""
        kept = timedelta(days=self.session.phase.programme.bookings_kept_days)
        return timezone.localdate(self.session.ends_at) + kept


class BookingChange(models.Model):
    """One step of a booking, so that anybody can check that the stated order was kept."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="changes")
    state = models.CharField(max_length=12, choices=BookingState)
    at = models.DateTimeField(auto_now_add=True)
    # Null where the family or Heard itself did it.
    by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.booking}, {self.get_state_display()}"


class SupportRequest(models.Model):
    """One thing that a household needs so that it can come, and what became of it.

    Health data of a child, as often as not: forgotten on a day of its own, long before the booking.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="support")
    kind = models.CharField(max_length=20, choices=Support)
    # The language of an interpreter, an allergy; empty once it is forgotten.
    words = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=SupportState, default=SupportState.ASKED)
    # What the family reads where it cannot be met: why, and what is offered instead.
    answer = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    forget_on = models.DateField()
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["forget_on"], name="support_by_day_to_forget")]
        constraints = [
            models.CheckConstraint(
                name="support_that_is_forgotten_says_nothing",
                condition=Q(forgotten_at=None) | Q(words="", answer=""),
            ),
            models.CheckConstraint(
                name="support_that_cannot_be_met_says_why",
                condition=~Q(state="cannot") | ~Q(answer="") | Q(forgotten_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ImportMapping(models.Model):
    """Which column of a file of attendees is what: remembered for the next file of this shape."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="import_mappings")
    # SHA-256 of the column names.
    shape = models.CharField(max_length=64)
    columns = models.JSONField()
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "shape"], name="a_file_of_one_shape_is_mapped_once"
            ),
        ]

    def __str__(self) -> str:
        return self.shape[:8]
