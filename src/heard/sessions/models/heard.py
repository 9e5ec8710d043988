"""What was changed in "what we heard" after everybody could read it."""

from django.db import models

from heard.partnerships.models import Member
from heard.sessions.models.session import Session


class HeardCorrection(models.Model):
    """A dated note beside "what we heard": what was wrong, and is right now."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="heard_corrections")
    words = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.session}, {self.on.isoformat()}"
