"""What becomes of files that are brought in together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    READING = "reading", _("Being read")
    DONE = "done", _("Read")


class Outcome(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    NEW = "new", _("New draft")
    SAME = "same", _("Here already")
    CHANGED = "changed", _("Here in other words")
    REPUBLISHED = "republished", _("Published again")
    REFUSED = "refused", _("Could not be read")


class Choice(models.TextChoices):
    """What somebody made of a record that is here in other words."""

    NEXT = "next", _("Taken as the next edition")
    KEPT = "kept", _("Ours was kept")
    ANOTHER = "another", _("Taken as another record")
