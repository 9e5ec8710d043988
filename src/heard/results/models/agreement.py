"""Who agreed that findings may be published, and what the forum says of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreedAs(models.TextChoices):
    MEMBER = "member", _("A second member of the partnership")
    FORUM = "forum", _("The parent carer forum")


class Agreement(models.Model):
    """A second person looked at findings before they were published, and agreed or did not."""

    publication = models.ForeignKey(
        "results.Publication", models.CASCADE, related_name="agreements"
    )
    by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    agreed_as = models.CharField(max_length=10, choices=AgreedAs)
    is_agreed = models.BooleanField()
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="who_does_not_agree_to_findings_says_why",
                condition=models.Q(is_agreed=True) | ~models.Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.get_agreed_as_display()}"


class ForumStatement(models.Model):
    """What the parent carer forum says of findings, in its own words. Nobody else can change it."""

    publication = models.OneToOneField(
        "results.Publication", models.CASCADE, related_name="forum_statement"
    )
    text = models.TextField()
    by = models.ForeignKey("partnerships.Member", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.publication}: the forum"
