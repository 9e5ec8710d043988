"""What a request of a committee can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestState(models.TextChoices):
    MADE = "made", _("Made")
    RESPONSE_AWAITED = "response_awaited", _("Waiting for a response")
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REJECTED = "rejected", _("Not accepted")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETE = "complete", _("Complete, for members to confirm")
    CONFIRMED = "confirmed", _("Confirmed by members")
    PAUSED = "paused", _("Paused")
    SUPERSEDED = "superseded", _("Replaced by a later request")


class Response(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REJECTED = "rejected", _("Not accepted")


class Claim(models.TextChoices):
    """What the holder of a post says of a request."""

    PROGRESS = "progress", _("Work goes on")
    COMPLETE = "complete", _("It is done")
    STUCK = "stuck", _("Something is in the way")


class StepKind(models.TextChoices):
    MADE = "made", _("Asked for")
    SENT = "sent", _("Sent to whoever is asked")
    RESPONDED = "responded", _("Response")
    STARTED = "started", _("Work began")
    SAID = "said", _("Update")
    MOVED = "moved", _("Day moved")
    PAUSED = "paused", _("Paused")
    RESUMED = "resumed", _("Taken up again")
    COMPLETED = "completed", _("Complete, an officer says")
    OBJECTED = "objected", _("A member does not agree")
    REOPENED = "reopened", _("Opened again by the committee")
    CONFIRMED = "confirmed", _("Confirmed by members")
    AMENDED = "amended", _("Changed by a later resolution")
    SUPERSEDED = "superseded", _("Replaced")
    LINKED = "linked", _("Became an action of a plan")
    CORRECTED = "corrected", _("The record was corrected")
