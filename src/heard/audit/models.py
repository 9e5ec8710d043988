"""Who did what, and when. Never what anybody answered."""

from django.db import models


class Entry(models.Model):
    """One deed of one member. Actor, partnership and subject are plain values on purpose:

    the audit outlives what it speaks of, and stands below users and partnerships.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    partnership_id = models.BigIntegerField(null=True, db_index=True)
    deed = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    subject_name = models.CharField(max_length=300)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["partnership_id", "-at"], name="audit_by_partnership")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.deed}: {self.subject_name}"
