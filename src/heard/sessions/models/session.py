"""Sessions: when, where, for whom, by whom, with how many places."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from heard.boards.models.words import AgeBand
from heard.partnerships.models import District, Division, Member
from heard.sessions.models.programme import Phase
from heard.sessions.models.venue import Venue
from heard.sessions.models.words import (
    Audience,
    Format,
    HostKind,
    Need,
    Provision,
    SessionState,
)


class SessionQuerySet(models.QuerySet["Session"]):
    def public(self) -> Self:
        """Everybody may see them: announced, held or cancelled, of a programme that is shown."""
        shown = self.filter(phase__programme__is_public=True)
        return shown.exclude(state=SessionState.DRAFT)

    def to_come(self) -> Self:
        return self.filter(state=SessionState.ANNOUNCED, ends_at__gt=timezone.now())


class Session(models.Model):
    """One meeting with families, at a place and a time."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="sessions")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.DRAFT)
    title = models.CharField(max_length=200)
    # What it is about: "Waiting for an assessment".
    theme = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.PARENTS)
    format = models.CharField(max_length=10, choices=Format, default=Format.IN_PERSON)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="sessions", null=True, blank=True)
    # How to join: sent to those who booked, shown to nobody else.
    online_link = models.CharField(max_length=500, blank=True)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="sessions", null=True, blank=True
    )
    division = models.ForeignKey(Division, models.SET_NULL, related_name="+", null=True, blank=True)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    ages = ArrayField(models.CharField(max_length=10, choices=AgeBand), default=list, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    # Places are people in the room, children in childcare apart. None: no limit (a drop-in).
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    childcare_places = models.PositiveSmallIntegerField(default=0)
    # Of the places, so many are for families that have not been heard before, until a day.
    held_places = models.PositiveSmallIntegerField(default=0)
    held_until = models.DateField(null=True, blank=True)
    takes_bookings = models.BooleanField(default=True)
    booking_closes_at = models.DateTimeField(null=True, blank=True)
    # Support that needs notice is asked for by this day.
    support_by = models.DateField(null=True, blank=True)
    # How long a family on the waiting list has to answer an offer.
    offer_hours = models.PositiveSmallIntegerField(default=48)
    # From so many days before on, places are not kept together for the household that is next.
    keep_together_until_days = models.PositiveSmallIntegerField(default=3)

    provided = ArrayField(
        models.CharField(max_length=20, choices=Provision), default=list, blank=True
    )
    provided_words = models.TextField(blank=True)
    contact = models.CharField(max_length=300, blank=True)
    cancelled_because = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    # Nobody is asked for a name: heads are counted, and bookings are not taken.
    is_anonymous = models.BooleanField(default=False)
    head_count_adults = models.PositiveSmallIntegerField(null=True, blank=True)
    head_count_young = models.PositiveSmallIntegerField(null=True, blank=True)

    # "What we heard", in the partnership's words; its numbers are frozen in `heard_numbers`.
    heard_summary = models.TextField(blank=True)
    heard_easy_read = models.TextField(blank=True)
    heard_numbers = models.JSONField(null=True, blank=True)
    heard_published_at = models.DateTimeField(null=True, blank=True)
    heard_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    # Counts its own changes: two people who write it must not meet those who move the session.
    heard_revision = models.PositiveIntegerField(default=0)

    # Counts every change that calendars must take over.
    sequence = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    # The next number on the waiting list: order is by number, never by clock.
    next_number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["phase", "starts_at"], name="sessions_by_phase_and_start"),
            models.Index(fields=["state", "starts_at"], name="sessions_by_state_and_start"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_session_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="a_session_is_cancelled_with_a_reason",
                condition=~Q(state="cancelled")
                | ~Q(cancelled_because="") & Q(cancelled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="held_places_are_places",
                condition=Q(held_places=0) | Q(held_places__lte=F("capacity")),
            ),
            models.CheckConstraint(
                name="held_places_are_released_on_a_day",
                condition=Q(held_places=0) | Q(held_until__isnull=False),
            ),
            models.CheckConstraint(
                name="where_heads_are_counted_nobody_books",
                condition=Q(is_anonymous=False) | Q(takes_bookings=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sessions:session", args=[self.key])

    @property
    def partnership_id(self) -> int:
        return self.phase.programme.partnership_id

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def is_draft(self) -> bool:
        return self.state == SessionState.DRAFT

    @property
    def is_announced(self) -> bool:
        return self.state == SessionState.ANNOUNCED

    @property
    def is_held(self) -> bool:
        return self.state == SessionState.HELD

    @property
    def is_cancelled(self) -> bool:
        return self.state == SessionState.CANCELLED

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_online(self) -> bool:
        return self.format == Format.ONLINE

    @property
    def heard_due_on(self) -> date:
        """The day by which "what we heard" is promised."""
        within = timedelta(days=self.phase.programme.heard_within_days)
        return timezone.localdate(self.ends_at) + within

    @property
    def is_heard_late(self) -> bool:
        """Whether the promise is broken today. Of a cancelled session nothing is promised."""
        waits = self.heard_published_at is None and self.state in ("announced", "held")
        return waits and self.is_over and self.heard_due_on < timezone.localdate()


class Break(models.Model):
    """A break in a session, so that whoever needs one knows when it comes."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="breaks")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return self.what


class Host(models.Model):
    """Somebody who runs a session or helps at it; a member may do so on their own sign-in."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="hosts")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    # For somebody who has no sign-in.
    name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=HostKind)
    # Whether families see the name on the page of the session.
    is_named = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "member"],
                condition=Q(member__isnull=False),
                name="a_member_hosts_a_session_once",
            ),
            models.CheckConstraint(
                name="a_host_is_a_member_or_has_a_name",
                condition=Q(member__isnull=False) | ~Q(name=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.member)
