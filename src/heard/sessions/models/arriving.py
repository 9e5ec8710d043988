"""What was pressed at the door, on however many phones."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Member
from heard.sessions.models.booking import Booking


class MarkKind(models.TextChoices):
    CAME = "came", _("Came")
    AWAY = "away", _("Does not come")
    # Nothing is known any more: somebody pressed by mistake.
    UNDONE = "undone", _("Undone")


class Mark(models.Model):
    """One press at the door. What is true of a household is what was pressed last, not sent last.

    A phone without signal keeps its presses and sends them later, perhaps twice: `key` is from the
    phone, so each is kept once. Only numbers are kept, so a booking that is forgotten has them on.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="marks")
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=10, choices=MarkKind)
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    came_childcare = models.PositiveSmallIntegerField(null=True, blank=True)
    pressed_at = models.DateTimeField()
    taken_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pressed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="whoever_came_is_counted",
                condition=~Q(kind="came") | Q(came__isnull=False, came__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booking}, {self.get_kind_display()}"
