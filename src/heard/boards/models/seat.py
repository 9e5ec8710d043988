"""Seats that can be empty, and people in them."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from heard.boards.models.body import Body, TermsOfReference
from heard.boards.models.person import Person
from heard.boards.models.words import Constituency, EndReason, OfficeKind
from heard.partnerships.models import Organisation


class SeatGroup(models.Model):
    """The seats of one constituency on a body, and how long one may sit in them.

    A term is counted in months; `most_terms` is how many may follow each other.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="seat_groups")
    constituency = models.CharField(max_length=20, choices=Constituency)
    position = models.PositiveSmallIntegerField(default=0)
    minimum_term = models.PositiveSmallIntegerField(null=True, blank=True)
    term = models.PositiveSmallIntegerField(null=True, blank=True)
    most_terms = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "constituency"], name="a_constituency_has_its_seats_together"
            ),
            models.CheckConstraint(
                name="a_term_is_at_least_the_minimum_term",
                condition=Q(term=None) | Q(minimum_term=None) | Q(term__gte=F("minimum_term")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_constituency_display()}, {self.body}"


class Seat(models.Model):
    """One seat, wanted from a day on, filled or not. Popolo: Post."""

    group = models.ForeignKey(SeatGroup, models.CASCADE, related_name="seats")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    wanted_from = models.DateField()
    # The first day on which it is not wanted any more.
    wanted_until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    given_up_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["wanted_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_seat_is_wanted_before_it_is_given_up",
                condition=Q(wanted_until=None) | Q(wanted_until__gte=F("wanted_from")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def without_errors(self) -> Self:
        """What was entered in error never was: it counts nowhere."""
        return self.exclude(end_reason=EndReason.ENTERED_IN_ERROR)

    def current(self, on: date) -> Self:
        """Who sits on `on`. The last day is a day in the seat."""
        found = self.without_errors().filter(start_on__lte=on)
        return found.filter(Q(end_on=None) | Q(end_on__gte=on))

    def of_body(self, body: Body) -> Self:
        return self.filter(seat__group__body=body)

    def of_elected_members(self) -> Self:
        return self.filter(seat__group__constituency=Constituency.ELECTED_MEMBER)


class Membership(models.Model):
    """A person in a seat, between two days, both included. Popolo: Membership."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    on_behalf_of = models.ForeignKey(
        Organisation, models.SET_NULL, related_name="+", null=True, blank=True
    )
    # Which term of this person in such a seat it is: 1, 2, ...
    term_number = models.PositiveSmallIntegerField(default=1)
    start_on = models.DateField()
    end_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    terms_accepted = models.ForeignKey(
        TermsOfReference, models.SET_NULL, related_name="+", null=True, blank=True
    )
    terms_accepted_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["start_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_membership_ends_after_it_starts",
                condition=Q(end_on=None) | Q(end_on__gte=F("start_on")),
            ),
            models.CheckConstraint(
                name="a_membership_that_ended_says_why",
                condition=Q(end_reason="") | Q(end_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.seat}"

    @property
    def body(self) -> Body:
        return self.seat.group.body

    @property
    def partnership_id(self) -> int:
        return self.person.partnership_id

    @property
    def is_ended(self) -> bool:
        """Whether somebody has ended it. A term with a last day and no reason just runs out."""
        return self.end_reason != ""

    @property
    def is_error(self) -> bool:
        """Whether it was entered in error: then it never was."""
        return self.end_reason == EndReason.ENTERED_IN_ERROR

    def is_current(self, on: date) -> bool:
        lasts = self.end_on is None or self.end_on >= on
        return self.start_on <= on and lasts and not self.is_error


class OfficeQuerySet(models.QuerySet["Office"]):
    def held(self, on: date) -> Self:
        """Those that are held on `on`, the last day with it."""
        found = self.filter(start_on__lte=on).exclude(end_on__lt=on)
        return found.exclude(membership__end_reason=EndReason.ENTERED_IN_ERROR)


class Office(models.Model):
    """Chairing a body, while in a seat of it."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="offices")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="offices")
    kind = models.CharField(max_length=10, choices=OfficeKind)
    start_on = models.DateField()
    end_on = models.DateField(null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["start_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_office_ends_after_it_starts",
                condition=Q(end_on=None) | Q(end_on__gte=F("start_on")),
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(kind="chair", end_on=None),
                name="a_body_has_one_chair_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.body}"

    @property
    def partnership_id(self) -> int:
        return self.body.partnership_id
