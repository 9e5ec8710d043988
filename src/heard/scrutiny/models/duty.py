"""Duties of members: to attend sessions in their areas, and to report back."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from heard.boards.models import Meeting, Person
from heard.partnerships.models import Division, Member, Partnership
from heard.scrutiny.models.committee import Committee
from heard.scrutiny.models.duty_words import DutyState
from heard.sessions.models import Phase, Visit


class Duty(models.Model):
    """What members were asked to do: attend sessions between two days, and report to a meeting.

    `resolution` and `decision` are keys, the same in every edition. With a `phase`, the sessions
    meant are those of that phase from the first day on; without, all between the two days.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="duties")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="duties")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    resolution = models.UUIDField(null=True, blank=True)
    decision = models.UUIDField(null=True, blank=True)
    text = models.TextField()
    phase = models.ForeignKey(Phase, models.SET_NULL, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    report_to = models.ForeignKey(Meeting, models.SET_NULL, related_name="+", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "resolution"],
                condition=Q(resolution__isnull=False),
                name="a_resolution_makes_one_duty",
            ),
            models.CheckConstraint(
                name="a_duty_ends_on_or_after_the_day_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="a_duty_that_was_closed_says_why",
                condition=Q(closed_on=None) | ~Q(closed_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("scrutiny:duty", args=[self.key])

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class MemberDuty(models.Model):
    """The duty of one member. Done when a report of theirs on one of its sessions is in.

    Who leaves the committee with it open keeps the line, ended with the day on which they left.
    """

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="committee_duties")
    # Their sign-in, which their link and their reports belong to; None until they are invited.
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="committee_duties", null=True, blank=True
    )
    division = models.ForeignKey(Division, models.SET_NULL, related_name="+", null=True, blank=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=DutyState, default=DutyState.OPEN)
    done_on = models.DateField(null=True, blank=True)
    # Why somebody was excused, or how it ended: public words.
    because = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    # What the member wrote when they asked to be excused: read by the officer alone.
    asked_to_be_excused = models.CharField(max_length=300, blank=True)
    # The last day on which they were written to about it.
    told_on = models.DateField(null=True, blank=True)
    times_reminded = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["person__name", "pk"]
        verbose_name_plural = "member duties"
        constraints = [
            models.UniqueConstraint(fields=["duty", "person"], name="a_member_has_a_duty_once"),
            models.CheckConstraint(
                name="who_is_excused_or_left_has_a_reason",
                condition=~Q(state__in=["excused", "left"])
                | (~Q(because="") & Q(ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_duty_that_is_done_says_when",
                condition=~Q(state="done") | Q(done_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}, {self.person}"

    @property
    def partnership_id(self) -> int:
        return self.duty.partnership_id

    @property
    def division_name(self) -> str:
        return self.division.name if self.division else ""


class ReportBack(models.Model):
    """A member's report of a session as everybody may read it, once an officer has checked it.

    The member's own words stay in the visit. A report that is held back says why, and is public
    nowhere.
    """

    visit = models.OneToOneField(Visit, models.CASCADE, related_name="report_back")
    heard = models.TextField(blank=True)
    asks_for = models.TextField(blank=True)
    # Of the visit, when it was checked: a report that was changed since has to be checked again.
    visit_revision = models.PositiveIntegerField()
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    held_back_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "reports back"
        constraints = [
            models.CheckConstraint(
                name="a_report_that_is_held_back_has_no_public_words",
                condition=Q(held_back_because="") & ~Q(heard="")
                | ~Q(held_back_because="") & Q(heard="", asks_for=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit}"
