"""Agenda packs: all that members read before a meeting, frozen on the day it was made."""

import uuid

from django.db import models
from django.db.models import Q

from heard.boards.models import Meeting
from heard.partnerships.models import Member, Partnership
from heard.scrutiny.models.committee import Committee


class Pack(models.Model):
    """The agenda pack of a meeting. Never changed: a later one supersedes it, with a note.

    `frozen` is a `FrozenPack` as canonical JSON, `sha256` of its UTF-8.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="packs")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="packs")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(default=1)
    frozen = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="packs_of_a_meeting_are_numbered_apart"
            ),
            models.CheckConstraint(
                name="a_later_pack_says_what_is_different",
                condition=Q(number=1) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="a_pack_has_a_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.number}"
