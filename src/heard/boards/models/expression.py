"""Expressions of interest in a seat."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from heard.boards.models.call import Call, Criterion, PanelMember
from heard.boards.models.reachable import Reachable, by_email
from heard.boards.models.seat import Membership, SeatGroup
from heard.boards.models.words import (
    AccessNeed,
    AgeBand,
    HowHeard,
    Origin,
    Relationship,
    Stage,
)
from heard.partnerships.models import District, Member, Partnership


class Expression(Reachable):
    """One person's interest in the seats of a call. It never asks for a child's name.

    Printed, it is its reference. Once forgotten, only what counts is left: where it came from,
    district, relationship, stage, days.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="expressions")
    call = models.ForeignKey(Call, models.PROTECT, related_name="expressions")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.WEB)
    received_on = models.DateField()
    entered_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    groups = models.ManyToManyField(SeatGroup, related_name="+")

    # Empty where a form on paper left it open.
    relationship = models.CharField(max_length=20, choices=Relationship, blank=True)
    district = models.ForeignKey(District, models.SET_NULL, related_name="+", null=True, blank=True)
    age_band = models.CharField(max_length=10, choices=AgeBand, blank=True)
    need = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    brings = models.TextField(blank=True)
    availability = models.TextField(blank=True)
    access_needs = ArrayField(
        models.CharField(max_length=20, choices=AccessNeed), default=list, blank=True
    )
    access_words = models.TextField(blank=True)
    conflict_words = models.TextField(blank=True)
    how_heard = models.CharField(max_length=20, choices=HowHeard, blank=True)
    # Whether they may be asked again for other seats; without it they are forgotten when it ends.
    may_ask_again = models.BooleanField(default=False)

    stage = models.CharField(max_length=20, choices=Stage, default=Stage.RECEIVED)
    # What the panel decided and why, for the panel; what the applicant reads is `feedback`.
    reasons = models.TextField(blank=True)
    feedback = models.TextField(blank=True)
    offered_group = models.ForeignKey(
        SeatGroup, models.SET_NULL, related_name="+", null=True, blank=True
    )
    answer_by = models.DateField(null=True, blank=True)
    # What the applicant added to their answer, if anything.
    answer_words = models.TextField(blank=True)
    reserve_place = models.PositiveSmallIntegerField(null=True, blank=True)
    # The place that was drawn by lot among those with the same score: 1, 2, ...
    lot = models.PositiveSmallIntegerField(null=True, blank=True)
    # Who of the panel has said whether they know this applicant.
    declared_by = models.ManyToManyField(PanelMember, related_name="declared_on")
    same_person_as = models.ForeignKey(
        "self", models.SET_NULL, related_name="others", null=True, blank=True
    )
    membership = models.OneToOneField(
        Membership, models.SET_NULL, related_name="expression", null=True, blank=True
    )
    told_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    forget_on = models.DateField(null=True, blank=True)
    # Counts every decision, so that two panel members cannot decide past each other.
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [by_email("expressions")]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="expressions_have_their_own_references"
            ),
            models.CheckConstraint(
                name="an_expression_has_a_name_until_it_is_forgotten",
                condition=Q(forgotten_at=None) & ~Q(name="")
                | Q(forgotten_at__isnull=False, name="", email="", phone="", address=""),
            ),
            models.CheckConstraint(
                name="an_expression_is_at_a_known_stage", condition=Q(stage__in=Stage.values)
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class StageChange(models.Model):
    """One step of an expression of interest, for whoever asks how it was handled."""

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="changes")
    stage = models.CharField(max_length=20, choices=Stage)
    at = models.DateTimeField(auto_now_add=True)
    # Null where the applicant or Heard itself did it.
    by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.expression}, {self.get_stage_display()}"


class Conflict(models.Model):
    """A panel member knows an applicant, and takes no part in deciding on them."""

    panel_member = models.ForeignKey(PanelMember, models.CASCADE, related_name="conflicts")
    expression = models.ForeignKey(Expression, models.CASCADE, related_name="conflicts")
    words = models.CharField(max_length=300, blank=True)
    declared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel_member", "expression"], name="a_conflict_is_declared_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel_member}, {self.expression}"


class Score(models.Model):
    """How well one panel member finds that an expression meets one criterion: 0 to 3."""

    panel_member = models.ForeignKey(PanelMember, models.CASCADE, related_name="scores")
    expression = models.ForeignKey(Expression, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores")
    points = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel_member", "expression", "criterion"],
                name="a_panel_member_scores_a_criterion_once",
            ),
            models.CheckConstraint(name="a_score_is_0_to_3", condition=Q(points__lte=3)),
        ]

    def __str__(self) -> str:
        return f"{self.expression}, {self.criterion}: {self.points}"
