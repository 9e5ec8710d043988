"""What a member's duty can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyState(models.TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Reported back")
    EXCUSED = "excused", _("Excused")
    LEFT = "left", _("Left the committee")
