"""The tracker: what a committee asked for, who answered what, and who says that it is done."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse

from heard.boards.models import Meeting
from heard.partnerships.models import Member, Organisation, Partnership
from heard.plans.models import Action, Holder, Post
from heard.scrutiny.models.committee import Committee
from heard.scrutiny.models.tracker_words import Claim, RequestState, Response, StepKind

_SETTLED = (RequestState.CONFIRMED, RequestState.SUPERSEDED, RequestState.REJECTED)
_RESTING = (RequestState.COMPLETE, RequestState.PAUSED)


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> "RequestQuerySet":
        """What still asks something of somebody."""
        return self.exclude(state__in=_SETTLED)

    def running(self) -> "RequestQuerySet":
        """Those that somebody is at, so that their clocks run."""
        return self.open().exclude(state__in=_RESTING).filter(waits_for_call_in=False)

    def awaiting_members(self) -> "RequestQuerySet":
        """What an officer says is complete and members have not confirmed yet."""
        return self.filter(state=RequestState.COMPLETE)


class Request(models.Model):
    """One line of a committee's tracker: what was resolved, followed until members confirm it.

    `resolution` is the key of the resolution, the same in every edition of its record; a line
    can also be of something that no record holds here (`resolution` is None then). `text` is
    as resolved. State: made -> response awaited -> accepted, partly accepted or rejected -> in
    progress -> complete (an officer says so) -> confirmed (members do); or paused, superseded.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="requests")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="requests")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=60)
    # The municipal year and the number in it that make the reference.
    year = models.CharField(max_length=10)
    number = models.PositiveSmallIntegerField()
    resolution = models.UUIDField(null=True, blank=True)
    decision = models.UUIDField(null=True, blank=True)
    text = models.TextField()
    # In a few plain words: what is asked.
    title = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    # To whom, as the committee put it: "the Cabinet Member for Children's Services".
    addressee = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, related_name="+", null=True, blank=True
    )
    # Who does it: a post, whose holder is asked by a signed link.
    post = models.ForeignKey(Post, models.SET_NULL, related_name="requests", null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=RequestState, default=RequestState.MADE)
    # When whoever is asked was asked for a response.
    sent_on = models.DateField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=Response, blank=True)
    response_words = models.TextField(blank=True)
    responded_on = models.DateField(null=True, blank=True)
    # Filled when the committee's clock is on.
    response_due_on = models.DateField(null=True, blank=True)
    action = models.ForeignKey(
        Action, models.SET_NULL, related_name="requests", null=True, blank=True
    )
    # What was done so far, and when that was said last.
    done_words = models.TextField(blank=True)
    said_on = models.DateField(null=True, blank=True)
    # What whoever does it said last of how it goes.
    claim = models.CharField(max_length=12, choices=Claim, blank=True)
    # Its decision was called in: no clock runs until that is over.
    waits_for_call_in = models.BooleanField(default=False)
    paused_because = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_at = models.ForeignKey(
        Meeting, models.SET_NULL, related_name="+", null=True, blank=True
    )
    superseded_by = models.ForeignKey(
        "self", models.SET_NULL, related_name="supersedes", null=True, blank=True
    )
    superseded_because = models.TextField(blank=True)
    # The last day on which somebody was asked about it.
    asked_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-number", "-pk"]
        indexes = [models.Index(fields=["committee", "state"], name="requests_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="requests_have_their_own_references"
            ),
            models.UniqueConstraint(
                fields=["partnership", "resolution"],
                condition=Q(resolution__isnull=False),
                name="a_resolution_is_tracked_once",
            ),
            models.CheckConstraint(
                name="a_request_is_in_a_known_state", condition=Q(state__in=RequestState.values)
            ),
            models.CheckConstraint(
                name="a_refusal_or_part_acceptance_says_why",
                condition=Q(response__in=["", "accepted"]) | ~Q(response_words=""),
            ),
            models.CheckConstraint(
                name="a_response_says_when",
                condition=Q(response="", responded_on=None)
                | (~Q(response="") & Q(responded_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="what_is_complete_says_when_and_what_was_done",
                condition=~Q(state__in=["complete", "confirmed"])
                | (Q(completed_on__isnull=False) & ~Q(done_words="")),
            ),
            models.CheckConstraint(
                name="what_members_confirmed_says_when",
                condition=~Q(state="confirmed") | Q(confirmed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_paused_says_why",
                condition=~Q(state="paused") | ~Q(paused_because=""),
            ),
            models.CheckConstraint(
                name="a_request_is_not_superseded_by_itself",
                condition=Q(superseded_by=None) | ~Q(superseded_by=models.F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("scrutiny:request", args=[self.key])

    @property
    def is_open(self) -> bool:
        return self.state not in _SETTLED

    @property
    def is_running(self) -> bool:
        """Whether somebody is at it, so that its clocks run."""
        return self.is_open and self.state not in _RESTING and not self.waits_for_call_in

    def is_late(self, today: date) -> bool:
        """Whether its day, or the day for a response, is over and nothing came."""
        if not self.is_running:
            return False
        awaited = self.response_due_on if not self.response else None
        return any(day is not None and day < today for day in (awaited, self.due_on))

    def is_stale(self, today: date) -> bool:
        """Whether nothing was said of it for longer than its committee allows."""
        last = self.said_on or self.responded_on or self.made_on
        return self.is_running and last + timedelta(days=self.committee.stale_days) < today


class RequestStep(models.Model):
    """What happened to a request, on which day. Never changed, never removed."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind)
    on = models.DateField()
    # Public words: what was answered, done, or why.
    words = models.TextField(blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.request}, {self.get_kind_display()}"


class RequestEvidence(models.Model):
    """Something to look at that shows that it was done."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=1000, blank=True)
    added_on = models.DateField()

    class Meta:
        ordering = ["added_on", "pk"]

    def __str__(self) -> str:
        return self.title


class RequestUpdate(models.Model):
    """What the holder of a post said by their link: shown to the public once it is accepted."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="updates")
    # Of the form that was sent: the same one sent twice is one update.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(Holder, models.SET_NULL, related_name="+", null=True, blank=True)
    # The executive's response, where one was awaited; else how it goes.
    response = models.CharField(max_length=10, choices=Response, blank=True)
    claim = models.CharField(max_length=12, choices=Claim, blank=True)
    words = models.TextField(blank=True)
    evidence_title = models.CharField(max_length=300, blank=True)
    evidence_address = models.URLField(max_length=1000, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    is_accepted = models.BooleanField(null=True)
    question_back = models.TextField(blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_update_on_a_request_that_is_settled_says_by_whom",
                condition=Q(settled_at=None, is_accepted=None)
                | Q(settled_at__isnull=False, is_accepted__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, {self.sent_at:%d.%m.%Y}"


class Confirmation(models.Model):
    """Whether one member of the committee agrees that a request is complete."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="confirmations")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    # Why not: read by the committee.
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "member"], name="a_member_says_once_whether_it_is_complete"
            ),
            models.CheckConstraint(
                name="who_does_not_agree_says_why", condition=Q(agrees=True) | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, {self.member}"


class ResolutionLink(models.Model):
    """One resolution changes an earlier one. Both are keys, the same in every edition."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="resolution_links")
    earlier = models.UUIDField()
    later = models.UUIDField()
    # Whether the earlier one stands no longer, rather than in other words.
    replaces = models.BooleanField(default=False)
    on = models.DateField()
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "earlier", "later"],
                name="a_resolution_changes_another_once",
            ),
            models.CheckConstraint(
                name="a_resolution_does_not_change_itself",
                condition=~Q(earlier=models.F("later")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} → {self.earlier}"
