"""Files of attendees that wait until somebody has looked at them."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member
from heard.sessions.models.session import Session


class FileState(models.TextChoices):
    """How far a file of attendees is."""

    MAPPING = "mapping", _("Say what the columns are")
    CHECKED = "checked", _("To be looked at")
    TAKING_IN = "taking_in", _("Being taken in")
    TAKEN_IN = "taken_in", _("Taken in")
    DROPPED = "dropped", _("Not taken in")
    FAILED = "failed", _("Went wrong")


class AttendeeFile(models.Model):
    """A list of who booked elsewhere. Its rows are kept only until it is taken in or dropped."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendee_files")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    filename = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.MAPPING)
    # The names of the columns, then the rows, as they stood in the file; empty once it is over.
    header = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    # From what we need to the number of its column.
    columns = models.JSONField(default=dict)
    brought_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    # Households: in the file, done so far, new, and refused as they never fit into the room.
    households = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-brought_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_file_that_is_over_holds_nobody",
                condition=~Q(state__in=["taken_in", "dropped", "failed"])
                | Q(rows=[], settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("sessions:attendee_file", args=[self.session_id, self.key])

    @property
    def is_at_work(self) -> bool:
        return self.state == FileState.TAKING_IN

    @property
    def known(self) -> int:
        """Households that had been brought in before."""
        return self.done - self.made - self.refused

    @property
    def waits(self) -> bool:
        return self.state in (FileState.MAPPING, FileState.CHECKED)
