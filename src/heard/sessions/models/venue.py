"""Venues, with what a family needs to know before they say yes."""

from django.db import models
from django.db.models import Q

from heard.partnerships.models import District, Partnership
from heard.sessions.models.words import Known


class Venue(models.Model):
    """Where sessions are held, with its access record: somebody looked, on a day."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="venues")
    name = models.CharField(max_length=200)
    address = models.TextField(max_length=500)
    postcode = models.CharField(max_length=10, blank=True)
    district = models.ForeignKey(District, models.SET_NULL, related_name="+", null=True, blank=True)
    getting_there = models.TextField(blank=True)
    step_free = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    parking = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    hearing_loop = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    quiet_room = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    accessible_toilet = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    hoist = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    public_transport = models.CharField(max_length=10, choices=Known, default=Known.NOT_KNOWN)
    access_words = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                condition=Q(retired_at=None),
                name="venues_have_their_own_names",
            ),
        ]

    def __str__(self) -> str:
        return self.name
