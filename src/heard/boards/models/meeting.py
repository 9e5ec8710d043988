"""Meetings: agenda, papers, who came, what was agreed, minutes."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from heard.boards.models.body import Body
from heard.boards.models.person import Person
from heard.boards.models.words import MeetingState, MinutesState, Part, Presence, Purpose
from heard.partnerships.models import Member


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> Self:
        return self.filter(body__is_public=True)


class Meeting(models.Model):
    """One meeting of a body. Popolo: Event; OParl: Meeting."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    # How to join online, for members and guests only: a public link invites strangers.
    online = models.CharField(max_length=500, blank=True)
    # Step-free, parking, loop, childcare, breaks: what a parent asks before saying yes.
    access = models.TextField(blank=True)
    papers_due_on = models.DateField()
    cancelled_because = models.TextField(blank=True)
    minutes_state = models.CharField(max_length=10, choices=MinutesState, default=MinutesState.NONE)
    # What the minutes say beside the items: welcome, matters arising, any other business.
    minutes = models.TextField(blank=True)
    confirmed_at = models.ForeignKey(
        "self", models.PROTECT, related_name="confirmed", null=True, blank=True
    )
    confirmed_on = models.DateField(null=True, blank=True)
    # Counts every save of agenda or minutes, so that two people cannot overwrite each other.
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    # Who saved `revision`, for whoever had an earlier one open.
    saved_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["body", "-starts_at"], name="meetings_by_body_and_start")]
        constraints = [
            models.CheckConstraint(
                name="a_meeting_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="minutes_that_are_confirmed_say_when",
                condition=Q(minutes_state="confirmed", confirmed_on__isnull=False)
                | Q(minutes_state__in=["none", "draft"], confirmed_on=None),
            ),
            models.CheckConstraint(
                name="minutes_are_of_a_meeting_that_was_held",
                condition=Q(minutes_state="none") | Q(state="held"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.starts_at:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("boards:meeting", args=[self.key])

    @property
    def partnership_id(self) -> int:
        return self.body.partnership_id

    @property
    def is_confirmed(self) -> bool:
        return self.minutes_state == MinutesState.CONFIRMED

    @property
    def is_cancelled(self) -> bool:
        return self.state == MeetingState.CANCELLED

    @property
    def is_held(self) -> bool:
        return self.state == MeetingState.HELD

    @property
    def waits_to_be_held(self) -> bool:
        """Whether it has begun, and nobody has said yet that it was held."""
        return self.state == MeetingState.PLANNED and self.starts_at <= timezone.now()


class AgendaItem(models.Model):
    """One item, with what the minutes say of it. OParl: AgendaItem."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.DISCUSSION)
    minutes_allowed = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    said = models.TextField(blank=True)
    decided = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Paper(models.Model):
    """A paper for a meeting, with an Easy Read cover: a few plain sentences on what it asks.

    OParl: Paper and File. The file lies in the private store and is served by a view that asks
    whether the reader may have it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, related_name="papers", null=True, blank=True
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=300)
    easy_read = models.TextField(blank=True)
    file = models.FileField(upload_to="papers")
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> str:
        """`PDF`, for whoever wonders whether it opens on their telephone."""
        return self.file_name.rpartition(".")[2].upper()

    @property
    def partnership_id(self) -> int:
        return self.meeting.partnership_id


class Attendee(models.Model):
    """Somebody at a meeting: a person of the body, or a guest by name and role."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendees")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="attendances", null=True, blank=True
    )
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=12, choices=Part, default=Part.MEMBER)
    presence = models.CharField(max_length=10, choices=Presence, default=Presence.UNKNOWN)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="a_person_attends_a_meeting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}, {self.meeting}"


class Action(models.Model):
    """What somebody is to do by when: agreed at a meeting, or set by the body between meetings."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="actions")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, related_name="actions", null=True, blank=True
    )
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, related_name="actions", null=True, blank=True
    )
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(
        Person, models.SET_NULL, related_name="actions", null=True, blank=True
    )
    # Who does it, as the minutes name them: a role rather than a person.
    owner_words = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:100]

    @property
    def partnership_id(self) -> int:
        return self.body.partnership_id

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < today


class MinutesCorrection(models.Model):
    """A note beside confirmed minutes, which never change: what is wrong in them, and since when.

    The database refuses to change or to remove it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="corrections")
    on = models.DateField()
    text = models.TextField()
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.on:%d.%m.%Y}"

    @property
    def partnership_id(self) -> int:
        return self.meeting.partnership_id
