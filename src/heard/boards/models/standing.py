"""The standing list: people who asked to be kept posted."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from heard.boards.models.reachable import Reachable, by_email
from heard.boards.models.words import Origin, Topic
from heard.partnerships.models import Member, Partnership

# Contact details are kept this long after somebody has left, and after they asked and never
# confirmed it: then somebody else may have typed their address.
KEPT_FOR = timedelta(days=30)
UNCONFIRMED_FOR = timedelta(days=14)


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def current(self) -> Self:
        """Who is to be told: confirmed, and has not left."""
        return self.filter(left_at=None, confirmed_at__isnull=False)

    def live(self) -> Self:
        """Who is on the list or has asked to be, and can still be reached."""
        return self.filter(left_at=None, forgotten_at=None)

    def to_forget(self, today: date) -> Self:
        """Who left more than KEPT_FOR ago, or asked and did not confirm it in UNCONFIRMED_FOR."""
        asked_before = today - UNCONFIRMED_FOR
        unconfirmed = Q(left_at=None, confirmed_at=None, asked_at__date__lt=asked_before)
        left = Q(left_at__date__lt=today - KEPT_FOR)
        return self.filter(forgotten_at=None).filter(left | unconfirmed)


class Subscriber(Reachable):
    """Somebody who said "keep me posted", in which words and when. A name is not needed."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="subscribers")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    topics = ArrayField(models.CharField(max_length=20, choices=Topic), default=list)
    wants_easy_read = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.WEB)
    # The words that they agreed to, as they stood there.
    consent = models.TextField()
    # From paper: the day on which it was received.
    asked_at = models.DateTimeField(default=timezone.now)
    # By e-mail: when the button behind the link in the first message was pressed. By phone or text:
    # when they said yes to whoever rang or wrote. From a letter or from paper: at once.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    # They want to be written to at this address: once it is confirmed, the other one leaves.
    replaces = models.ForeignKey(
        "self", models.SET_NULL, related_name="replaced_by", null=True, blank=True
    )
    entered_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [by_email("subscribers")]
        constraints = [
            models.UniqueConstraint(
                "partnership",
                Lower("email"),
                condition=Q(left_at=None, forgotten_at=None) & ~Q(email=""),
                name="an_email_address_is_on_the_standing_list_once",
            ),
            models.CheckConstraint(
                name="a_subscriber_does_not_replace_itself",
                condition=Q(replaces=None) | ~Q(replaces=F("pk")),
            ),
            models.CheckConstraint(
                name="a_subscriber_can_be_reached_until_they_are_forgotten",
                condition=Q(forgotten_at=None) & ~Q(email="", phone="", address="")
                | Q(forgotten_at__isnull=False, name="", email="", phone="", address=""),
            ),
        ]

    def __str__(self) -> str:
        return f"S-{str(self.key)[:8].upper()}"

    @property
    def is_current(self) -> bool:
        return self.left_at is None and self.confirmed_at is not None

    @property
    def is_waiting(self) -> bool:
        """They asked, and have not confirmed it."""
        return self.left_at is None and self.confirmed_at is None

    @property
    def topic_words(self) -> list[str]:
        """The names of their topics, in the page's language, in the order of the form."""
        return [str(topic.label) for topic in Topic if topic in self.topics]

    @property
    def kept_until(self) -> date | None:
        """The day on which contact details are forgotten; None while they are on the list."""
        if self.is_waiting:
            return timezone.localdate(self.asked_at) + UNCONFIRMED_FOR
        return timezone.localdate(self.left_at) + KEPT_FOR if self.left_at else None
