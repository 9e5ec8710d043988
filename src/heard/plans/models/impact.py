"""Whether anybody notices: the quick question, and what shows that an action changed something."""

import uuid

from django.db import models
from django.db.models import F, Q

from heard.partnerships.models import Member
from heard.plans.models.action import Action
from heard.plans.models.measure import Measure, Reading
from heard.plans.models.words import ImpactKind, NoticeAnswer


class NoticeQuestion(models.Model):
    """“Do you notice it?”, asked of families about one delivered action. One is open at a time.

    Answers are counted, not kept: there is no row for a person. What is shown has passed
    `heard.engines.disclosure`, once, when the question closed.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="notice_questions")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # What should be noticed, in plain words: "Reports come two weeks before the meeting".
    words = models.CharField(max_length=300)
    opened_on = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    yes = models.PositiveIntegerField(default=0)
    not_yet = models.PositiveIntegerField(default=0)
    cannot_say = models.PositiveIntegerField(default=0)
    # What may be shown of them, worked out once on closing: see `heard.plans.noticing`.
    shown = models.JSONField(default=dict)
    # Told to those who are kept posted; also where there was nothing to say.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(closed_on=None),
                name="an_action_asks_one_question_at_a_time",
            ),
            models.CheckConstraint(
                name="a_question_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opened_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def answers(self) -> dict[NoticeAnswer, int]:
        """Exact counts: not to be shown as they are."""
        return {
            NoticeAnswer.YES: self.yes,
            NoticeAnswer.NOT_YET: self.not_yet,
            NoticeAnswer.CANNOT_SAY: self.cannot_say,
        }


class NoticeReceipt(models.Model):
    """A form that was counted, as a hash, so that pressing twice counts once. Gone on closing."""

    question = models.ForeignKey(NoticeQuestion, models.CASCADE, related_name="receipts")
    form_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "form_hash"], name="a_form_is_counted_once"
            ),
        ]

    def __str__(self) -> str:
        return self.form_hash[:8]


class Impact(models.Model):
    """What shows that an action changed something: without one it is delivered, not evidenced."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="impacts")
    kind = models.CharField(max_length=10, choices=ImpactKind)
    # Frozen, with base and date, for families to read.
    words = models.TextField()
    measure = models.ForeignKey(
        Measure, models.PROTECT, related_name="impacts", null=True, blank=True
    )
    reading = models.ForeignKey(
        Reading, models.PROTECT, related_name="impacts", null=True, blank=True
    )
    question = models.ForeignKey(
        NoticeQuestion, models.PROTECT, related_name="impacts", null=True, blank=True
    )
    on = models.DateField()
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    # Taken back: the measure went back, or the figure was wrong. It counts no more.
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="impact_points_at_what_shows_it",
                condition=Q(kind="measure", measure__isnull=False, reading__isnull=False)
                | Q(kind="families", question__isnull=False)
                | Q(kind="forum"),
            ),
            models.CheckConstraint(
                name="impact_that_is_withdrawn_says_why",
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}, {self.get_kind_display()}"
