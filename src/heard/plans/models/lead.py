"""Who leads actions: a post in an organisation, and whoever holds it now."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from heard.partnerships.models import Member, Organisation, Partnership
from heard.partnerships.one_time_codes import OneTimeCode


class Post(models.Model):
    """A job that leads actions: “Designated Clinical Officer”. It stays when its holder leaves."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="posts", null=True, blank=True
    )
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "title"],
                nulls_distinct=False,
                name="posts_are_told_apart_by_title_and_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class HolderQuerySet(models.QuerySet["Holder"]):
    def today(self) -> Self:
        """Those who have their post now."""
        return self.filter(until=None)


class Holder(OneTimeCode):
    """Whoever has a post: one signed link, with a code from their e-mail, opens their actions.

    When they leave, `until` is filled and their link opens nothing any more.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="holders")
    # Empty once they have been forgotten.
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    # Their sign-in, if they have one.
    member = models.ForeignKey(
        Member, models.SET_NULL, related_name="posts_held", null=True, blank=True
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    # The last day on which the link was sent.
    sent_on = models.DateField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = HolderQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(until=None), name="a_post_has_one_holder_at_a_time"
            ),
            models.CheckConstraint(
                name="a_holder_leaves_after_they_came",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="a_holder_has_a_name_until_they_are_forgotten",
                condition=Q(forgotten_at=None) & ~Q(name="")
                | Q(forgotten_at__isnull=False, name="", email=""),
            ),
        ]

    def __str__(self) -> str:
        """A reference: the audit keeps no names."""
        return f"L-{str(self.key)[:8].upper()}"

    @property
    def address(self) -> str:
        """Where their link and their codes go; empty where nothing can be sent."""
        return self.email or (self.member.user.email if self.member else "")

    @property
    def is_forgotten(self) -> bool:
        return self.forgotten_at is not None

    @property
    def partnership_id(self) -> int:
        return self.post.partnership_id
