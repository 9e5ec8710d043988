"""What was said at sessions, and what became of it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.sessions.models.session import Session
from heard.sessions.models.words import AnswerKind, Audience, PointState, Prompt, Reason
from heard.themes.models import Theme


class PointQuerySet(models.QuerySet["Point"]):
    def published(self) -> Self:
        return self.filter(state=PointState.PUBLISHED)

    def to_moderate(self) -> Self:
        return self.filter(state__in=[PointState.NEW, PointState.HELD])

    def seen_by_staff(self) -> Self:
        """All but those that are with the safeguarding lead."""
        return self.exclude(state=PointState.FLAGGED)


class Point(models.Model):
    """One thing that somebody said, in their words, and in words that name nobody."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="points")
    # From the device that captured it: sent twice it is one point.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    table = models.CharField(max_length=40, blank=True)
    prompt = models.CharField(max_length=20, choices=Prompt)
    # Of parents, young people, both: who said it, coarse enough that it tells nobody.
    audience = models.CharField(max_length=20, choices=Audience, blank=True)
    # As said; emptied once the day has come on which only the public text is kept.
    said = models.TextField(blank=True)
    public_text = models.TextField(blank=True)
    state = models.CharField(max_length=15, choices=PointState, default=PointState.NEW)
    reason = models.CharField(max_length=15, choices=Reason, blank=True)
    reason_words = models.TextField(blank=True)
    # How many people agreed with it, where somebody counted.
    agreed = models.PositiveSmallIntegerField(null=True, blank=True)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    moderated_at = models.DateTimeField(null=True, blank=True)
    moderated_by = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=0)

    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ["captured_at", "pk"]
        indexes = [models.Index(fields=["session", "state"], name="points_by_session_and_state")]
        constraints = [
            models.CheckConstraint(
                name="a_published_point_has_public_words",
                condition=~Q(state="published") | ~Q(public_text=""),
            ),
            models.CheckConstraint(
                name="a_point_that_is_not_published_says_why",
                condition=~Q(state="not_published") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"P-{str(self.key)[:8].upper()}"

    @property
    def partnership_id(self) -> int:
        return self.session.partnership_id

    @property
    def is_in_the_queue(self) -> bool:
        """Not with the safeguarding lead."""
        return self.state != PointState.FLAGGED

    @property
    def is_published(self) -> bool:
        return self.state == PointState.PUBLISHED


class AnswerQuerySet(models.QuerySet["Answer"]):
    def current(self) -> Self:
        """The last word on each; those before it are the history."""
        return self.filter(replaced_at=None)


class Answer(models.Model):
    """What the partnership says to a point, or to all that was said under a theme."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="point_answers")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # To one point, or else to a theme; of one session, or else of everything said so far.
    point = models.ForeignKey(Point, models.PROTECT, related_name="answers", null=True, blank=True)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", null=True, blank=True)
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="answers", null=True, blank=True
    )
    kind = models.CharField(max_length=10, choices=AnswerKind)
    words = models.TextField()
    # Done on, promised for, or looked at again on.
    on = models.DateField()
    who = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_to_a_point_or_to_a_theme",
                condition=Q(point__isnull=False, theme=None) | Q(point=None, theme__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["point"],
                condition=Q(replaced_at=None, point__isnull=False),
                name="a_point_has_one_last_word",
            ),
            models.UniqueConstraint(
                fields=["theme", "session"],
                condition=Q(replaced_at=None, theme__isnull=False),
                nulls_distinct=False,
                name="a_theme_has_one_last_word_for_a_session",
            ),
        ]

    def __str__(self) -> str:
        """Its kind and its day: the audit keeps no words of it."""
        return f"{self.get_kind_display()}, {self.on.isoformat()}"

    @property
    def is_past_due(self) -> bool:
        """Promised, or to be looked at again, by a day that is over."""
        is_open = self.kind in (AnswerKind.WILL, AnswerKind.LOOKING)
        return is_open and self.replaced_at is None and self.on < timezone.localdate()
