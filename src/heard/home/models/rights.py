"""Requests of people under their data protection rights (UK GDPR Art. 15, 17)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Partnership


class RequestKind(models.TextChoices):
    ACCESS = "access", _("Show me what you hold on me")
    ERASURE = "erasure", _("Delete what you hold on me")


class RequestOrigin(models.TextChoices):
    WEB = "web", _("On the web")
    STAFF = "staff", _("By letter, phone or in person")


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    def open(self) -> Self:
        return self.filter(answered_on=None)


class RightsRequest(models.Model):
    """Somebody asks what is held on them, or to be forgotten. Printed, it is its reference.

    `due_on` is one calendar month after `asked_on` (UK GDPR Art. 12(3)). How to reach them goes 90
    days after it was answered; `forgotten_at` says when.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="rights_requests")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=RequestKind)
    origin = models.CharField(max_length=10, choices=RequestOrigin, default=RequestOrigin.WEB)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    words = models.TextField(blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    identity_checked_how = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="rights_requests_have_their_references"
            ),
            models.CheckConstraint(
                name="a_request_is_due_after_it_was_asked", condition=Q(due_on__gt=F("asked_on"))
            ),
            models.CheckConstraint(
                name="a_request_can_be_answered_until_it_is_forgotten",
                condition=Q(forgotten_at=None) & ~Q(name="") & ~Q(email="", phone="", address="")
                | Q(forgotten_at__isnull=False, name="", email="", phone="", address="", words=""),
            ),
            models.CheckConstraint(
                name="only_an_answered_request_is_forgotten",
                condition=Q(forgotten_at=None) | Q(answered_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def is_late(self, today: date) -> bool:
        return self.answered_on is None and self.due_on < today
