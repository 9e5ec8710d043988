"""The standing list: people who asked to be kept posted."""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from heard.boards.models.reachable import Reachable, by_email
from heard.boards.models.words import Origin, Topic
from heard.partnerships.models import Member, Partnership


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def current(self) -> Self:
        """Who is to be told: confirmed, and has not left."""
        return self.filter(left_at=None, confirmed_at__isnull=False)


class Subscriber(Reachable):
    """Somebody who said "keep me posted", in which words and when. A name is not needed."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="subscribers")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    topics = ArrayField(models.CharField(max_length=20, choices=Topic), default=list)
    wants_easy_read = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.WEB)
    # The words that they agreed to, as they stood there.
    consent = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)
    # For e-mail: when the link in the first message was followed. Else at once.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [by_email("subscribers")]
        constraints = [
            models.CheckConstraint(
                name="a_subscriber_can_be_reached_until_they_are_forgotten",
                condition=Q(forgotten_at=None) & ~Q(email="", phone="", address="")
                | Q(forgotten_at__isnull=False, name="", email="", phone="", address=""),
            ),
        ]

    def __str__(self) -> str:
        return f"S-{str(self.key)[:8].upper()}"
