"""The codebook, and what was sorted by it.

What people say lives in the rooms above; they hand down a `Remark`, in words that name nobody, to
be sorted here. `source` and `key` are plain values: this room does not know what they stand for.
"""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member, Partnership


class ThemeQuerySet(models.QuerySet["Theme"]):
    def in_use(self) -> Self:
        return self.filter(retired_at=None)


class Theme(models.Model):
    """One entry of a partnership's codebook: what belongs under it, and what does not."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="themes")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=100)
    belongs = models.TextField()
    belongs_not = models.TextField(blank=True)
    example = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True
    )
    # The key that sorts a remark under it: one letter or digit; none where no key is left.
    shortcut = models.CharField(max_length=1, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    # Merged: what was sorted under this one is counted under that one.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", null=True, blank=True
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="themes_have_their_own_addresses"
            ),
            models.UniqueConstraint(
                "partnership",
                Lower("name"),
                condition=Q(retired_at=None),
                name="a_name_stands_once_in_a_codebook",
            ),
            models.UniqueConstraint(
                fields=["partnership", "shortcut"],
                condition=Q(retired_at=None) & ~Q(shortcut=""),
                name="a_key_sorts_under_one_theme",
            ),
            models.CheckConstraint(
                name="a_theme_that_is_merged_is_retired",
                condition=Q(merged_into=None) | Q(retired_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_theme_is_not_its_own_parent", condition=~Q(parent=F("pk"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_in_use(self) -> bool:
        return self.retired_at is None


class ChangeKind(models.TextChoices):
    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    MERGED = "merged", _("Merged into another")
    SPLIT = "split", _("Split off from another")
    RETIRED = "retired", _("Retired")
    BROUGHT_BACK = "brought_back", _("Brought back")


class ThemeChange(models.Model):
    """One change of the codebook. `number` is the version that the codebook had after it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="theme_changes")
    number = models.PositiveIntegerField()
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind)
    # The columns that changed, by name, as they were and as they are.
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    because = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="a_codebook_has_each_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}, {self.theme}"


class Source(models.TextChoices):
    """Where a remark was made."""

    SESSION = "session", _("At a session")
    SURVEY = "survey", _("In a survey")
    LOCAL_OFFER = "local_offer", _("On the Local Offer")
    DOCUMENT = "document", _("On a document")


class RemarkQuerySet(models.QuerySet["Remark"]):
    def here(self) -> Self:
        """What counts: not what was withdrawn."""
        return self.filter(withdrawn_at=None)

    def waiting(self) -> Self:
        """What is to be sorted and has not been, or not by all who are to."""
        return self.filter(withdrawn_at=None, settled_at=None, apart_at=None)

    def waiting_for(self, member: Member) -> Self:
        """What this member can still sort: never what they have sorted already."""
        theirs = Coding.objects.filter(
            remark=OuterRef("pk"), revision=OuterRef("revision"), coder=member
        )
        return self.waiting().filter(~Exists(theirs))

    def apart(self) -> Self:
        """What two people sorted differently: somebody has to decide."""
        return self.filter(withdrawn_at=None, apart_at__isnull=False)

    def settled(self) -> Self:
        return self.filter(withdrawn_at=None, settled_at__isnull=False)


class Remark(models.Model):
    """Something that somebody said, to be sorted: its words name nobody."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="remarks")
    source = models.CharField(max_length=20, choices=Source)
    # What it is in the room that handed it down.
    key = models.UUIDField()
    # Where it was said, as remarks are shown together: the session's key, the survey's.
    group = models.UUIDField()
    # What that place is called, for whoever sorts: "Coffee morning, North Mere".
    where = models.CharField(max_length=200, blank=True)
    # Empty once it is withdrawn.
    text = models.TextField(blank=True)
    # Of the words, so that the same ones handed down again need no sorting again.
    sha256 = models.CharField(max_length=64)
    # What it was said to: "Even better if", "Table 3".
    context = models.CharField(max_length=300, blank=True)
    said_on = models.DateField()
    offered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # How many people are to sort it, each without seeing the other's: 1 or 2.
    coders_wanted = models.PositiveSmallIntegerField(default=1)
    # What it counts under once it is settled: by one, by two who agree, or by whoever decides.
    themes = models.ManyToManyField(Theme, related_name="remarks", blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    # Null where those who sorted it agreed.
    settled_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)
    settled_because = models.TextField(blank=True)
    # Since when it waits for a decision: all have sorted it, and not alike.
    apart_at = models.DateTimeField(null=True, blank=True)
    # Goes up when it has to be sorted anew: other words, or a theme of it was split.
    revision = models.PositiveIntegerField(default=0)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "pk"]
        indexes = [
            models.Index(fields=["partnership", "group"], name="remarks_by_group"),
            models.Index(fields=["partnership", "settled_at"], name="remarks_by_settled"),
            models.Index(
                fields=["partnership", "said_on", "id"],
                condition=Q(withdrawn_at=None, settled_at=None, apart_at=None),
                name="remarks_to_sort",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "key"], name="a_remark_is_handed_down_once"
            ),
            models.CheckConstraint(
                name="a_remark_is_sorted_by_one_or_two",
                condition=Q(coders_wanted__in=[1, 2]),
            ),
            models.CheckConstraint(
                name="a_remark_waits_for_a_decision_or_is_settled",
                condition=Q(apart_at=None) | Q(settled_at=None),
            ),
            models.CheckConstraint(
                name="a_withdrawn_remark_keeps_no_words",
                condition=Q(withdrawn_at=None) | Q(text="", context="", where=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {str(self.key)[:8]}"


class CodingQuerySet(models.QuerySet["Coding"]):
    def valid(self) -> Self:
        return self.filter(revision=F("remark__revision"))


class Coding(models.Model):
    """How one person sorted one remark, and by which version of the codebook."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="codings")
    coder = models.ForeignKey(Member, models.PROTECT, related_name="+")
    themes = models.ManyToManyField(Theme, related_name="+", blank=True)
    # Looked at, and none fits: it counts as sorted.
    fits_none = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    codebook = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now=True)
    # Of the remark as it was sorted: a coding of an earlier revision is void.
    revision = models.PositiveIntegerField(default=0)

    objects = CodingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["coder", "-at"], name="codings_by_coder")]
        constraints = [
            models.UniqueConstraint(
                fields=["remark", "coder"], name="a_person_sorts_a_remark_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.remark}, {self.coder}"
