"""How somebody can be reached, and how they want to be."""

from django.db import models
from django.db.models.functions import Lower

from heard.mail.models import Channel


class Reachable(models.Model):
    """Contact details of one person, with the channel and the language that they chose.

    All are empty once the person has been forgotten; `forgotten_at` says when. What is left then
    counts and names nobody.
    """

    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True, max_length=500)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    language = models.CharField(max_length=10, default="en-gb")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_forgotten(self) -> bool:
        return self.forgotten_at is not None

    @property
    def reached_at(self) -> str:
        """The address, number or e-mail address that goes with the channel they chose."""
        at = {
            Channel.EMAIL: self.email,
            Channel.TEXT: self.phone,
            Channel.PHONE: self.phone,
            Channel.LETTER: self.address,
        }
        return at[Channel(self.channel)]


def by_email(table: str) -> models.Index:
    """An index for finding somebody by e-mail address, however it is spelt."""
    return models.Index("partnership", Lower("email"), name=f"{table}_by_email")
