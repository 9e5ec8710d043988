"""Elected members at sessions: they listen, and report back."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from heard.partnerships.models import Member
from heard.partnerships.one_time_codes import OneTimeCode
from heard.sessions.models.session import Session

REPORT_WITHIN = timedelta(days=7)


class Listener(OneTimeCode):
    """An elected member's own page: one signed link opens it, without a password.

    What is private opens with a code from their e-mail, for a while.
    """

    member = models.OneToOneField(Member, models.CASCADE, related_name="listener")
    # The last day on which the link was sent, by itself or because somebody asked.
    sent_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.member)


class Visit(models.Model):
    """One elected member at one session, in the role of listening, and what they report."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="visits")
    member = models.ForeignKey(Member, models.PROTECT, related_name="visits")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # What they answered: None until they did.
    will_attend = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    attended = models.BooleanField(null=True, blank=True)
    heard = models.TextField(blank=True)
    asks_for = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    # Reminded that a report is due: how often.
    times_reminded = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["session__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "member"], name="a_member_visits_a_session_once"
            ),
            models.CheckConstraint(
                name="a_report_says_what_was_heard",
                condition=Q(reported_at=None) | ~Q(heard=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.session}"

    @property
    def report_due_on(self) -> date:
        return timezone.localdate(self.session.ends_at) + REPORT_WITHIN

    @property
    def is_report_late(self) -> bool:
        came = self.will_attend is True and self.attended is not False
        return came and self.reported_at is None and self.report_due_on < timezone.localdate()
