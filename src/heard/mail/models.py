"""Messages that leave Heard, and how far each has come."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Only e-mail goes out by itself; the others are given to a person to do."""

    EMAIL = "email", _("E-mail")
    TEXT = "text", _("Text message")
    PHONE = "phone", _("Phone call")
    LETTER = "letter", _("Letter")


class State(models.TextChoices):
    """Where a message is. Nobody knows of PERHAPS_SENT whether it arrived: a person settles it."""

    QUEUED = "queued", _("Waiting")
    BY_HAND = "by_hand", _("For a person to do")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    PERHAPS_SENT = "perhaps_sent", _("Perhaps sent")
    FAILED = "failed", _("Not sent")


class Message(models.Model):
    """One message to one address. Partnership is a plain value: this room stands below it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Whoever asks for the same message twice names it twice, and it goes out once.
    key = models.CharField(max_length=200, unique=True)
    partnership_id = models.BigIntegerField(null=True, db_index=True)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.EMAIL)
    # An e-mail address, a number, or a postal address on one line.
    to = models.CharField(max_length=500)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    language = models.CharField(max_length=10)
    # A sign-in link in the body: the body is forgotten as soon as the message is out.
    holds_secret = models.BooleanField(default=False)
    # Where a mail programme may ask to leave a list with one click (RFC 8058). A secret too.
    leave_url = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.QUEUED)
    sender = models.CharField(max_length=20, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    sending_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-queued_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_message_being_sent_says_since_when",
                condition=~Q(state="sending") | Q(sending_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_message_is_settled_when_it_is_sent_or_failed",
                condition=Q(state__in=["sent", "failed"], settled_at__isnull=False)
                | Q(state__in=["queued", "by_hand", "sending", "perhaps_sent"], settled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_by_hand(self) -> bool:
        return self.state == State.BY_HAND

    @property
    def can_be_settled(self) -> bool:
        """What has been emptied can go to nobody any more."""
        return bool(self.to) and self.state in {State.PERHAPS_SENT, State.FAILED, State.BY_HAND}

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to go out."""
        return self.state in {State.QUEUED, State.BY_HAND, State.SENDING}
