"""What families wrote in their own words, with what tells who somebody is struck out."""

import uuid
from typing import Self

import msgspec
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag
from heard.results.marking import Mark


class CommentSet(models.Model):
    """The comments of one survey: asked for once, and taken in whole or not at all."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="comment_sets"
    )
    survey = models.OneToOneField("surveys.Survey", models.PROTECT, related_name="comment_set")
    asked_by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    # How many there were, whatever became of them.
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.survey)

    def get_absolute_url(self) -> str:
        return reverse("results:comments", args=[self.survey.key])

    @property
    def is_at_work(self) -> bool:
        return self.taken_at is None


class CommentState(models.TextChoices):
    WAITING = "waiting", _("To check")
    RELEASED = "released", _("With the coders")
    FLAGGED = "flagged", _("With the safeguarding lead")
    LEFT_OUT = "left_out", _("Left out")


class LeftOutBecause(models.TextChoices):
    TELLS = "tells", _("It tells who somebody is, however much is struck")
    NOTHING = "nothing", _("It says nothing, as “none” or “n/a” do")
    INSULTS = "insults", _("It insults somebody, and says nothing else")
    ELSEWHERE = "elsewhere", _("It is about something else than the question and the survey")


COMMENT_COLOURS = {
    CommentState.WAITING: Colour.YELLOW,
    CommentState.RELEASED: Colour.GREEN,
    CommentState.FLAGGED: Colour.RED,
    CommentState.LEFT_OUT: Colour.GREY,
}


class CommentQuerySet(models.QuerySet["Comment"]):
    def in_order(self) -> Self:
        """What may need safeguarding first; then by key, which is no order at all."""
        return self.order_by("-is_read_first", "key")

    def waiting(self) -> Self:
        return self.filter(state=CommentState.WAITING)

    def to_be_coded(self) -> Self:
        """What is with the coders, or may come to be."""
        return self.filter(state__in=[CommentState.WAITING, CommentState.RELEASED])

    def seen_by_staff(self) -> Self:
        """Not what is with the safeguarding lead."""
        return self.exclude(state=CommentState.FLAGGED)


class Comment(models.Model):
    """One answer in somebody's own words, struck. It does not say whose, nor what else they said.

    Rows are written in no order, so that two comments of one family do not stand side by side.
    The words as they were written stay behind the answers wall.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="survey_comments"
    )
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="comments")
    # The code of the question.
    item = models.CharField(max_length=200)
    # Empty once it has been kept for as long as the rules say.
    text = models.TextField(blank=True)
    # Where the marks stand in it: start, end and kind, and nothing of what was struck.
    strikes = models.JSONField(default=list)
    # A phrase in it may tell of harm.
    is_read_first = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.WAITING)
    reason = models.CharField(max_length=10, choices=LeftOutBecause, blank=True)
    # Whoever wrote it allowed that it is quoted, struck.
    may_be_quoted = models.BooleanField(default=False)
    # Drawn at random: a second coder sorts it without seeing the first one's.
    is_coded_twice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        indexes = [
            models.Index(
                fields=["survey", "state", "-is_read_first", "key"], name="comments_in_order"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_comment_that_is_left_out_says_why",
                condition=Q(state="left_out") & ~Q(reason="") | ~Q(state="left_out") & Q(reason=""),
            ),
            models.CheckConstraint(
                name="only_what_may_be_coded_is_coded_twice",
                condition=Q(is_coded_twice=False) | Q(state__in=["waiting", "released"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {str(self.key)[:8]}"

    def get_absolute_url(self) -> str:
        return reverse("results:check_comment", args=[self.key])

    @property
    def marks(self) -> list[Mark]:
        return msgspec.convert(self.strikes, list[Mark])

    @property
    def tag(self) -> Tag:
        state = CommentState(self.state)
        return Tag(state.label, COMMENT_COLOURS[state])
