"""Why an action is in the plan, and who shaped it."""

from django.db import models
from django.db.models import Q

from heard.boards.models import Body
from heard.partnerships.models import Member
from heard.plans.models.action import Action
from heard.plans.models.words import EvidenceKind, Involvement
from heard.results.models import Publication
from heard.sessions.models import Point, Session
from heard.themes.models import Theme


class Shaping(models.Model):
    """Families who shaped an action: who, how far they had a say, what changed because of it."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="shapings")
    who = models.CharField(max_length=200)
    involvement = models.CharField(max_length=12, choices=Involvement)
    words = models.TextField()
    on = models.DateField(null=True, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", null=True, blank=True)
    session = models.ForeignKey(Session, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.who}, {self.get_involvement_display()}"


class Evidence(models.Model):
    """Why an action is in the plan: a result with its base, something said, a theme.

    `words` are frozen when it is linked, with base and date, and name nobody. What is not public
    any more (a point that was taken back) is not shown either.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    words = models.TextField()
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="+", null=True, blank=True
    )
    question = models.CharField(max_length=100, blank=True)
    point = models.ForeignKey(Point, models.PROTECT, related_name="+", null=True, blank=True)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", null=True, blank=True)
    url = models.URLField(max_length=500, blank=True)
    # Of the fact, not of the link.
    dated = models.DateField(null=True, blank=True)
    linked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["linked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_points_at_what_it_is",
                condition=Q(kind="findings", publication__isnull=False)
                | Q(kind="point", point__isnull=False)
                | Q(kind="theme", theme__isnull=False)
                | Q(kind="other"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}, {self.get_kind_display()}"
