"""Words that plans choose from. What depends on a framework is in `heard.plans.frameworks`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InspectionKind(models.TextChoices):
    FULL = "full", _("Full inspection")
    MONITORING = "monitoring", _("Monitoring inspection")
    REVISIT = "revisit", _("Re-visit")


class PlanKind(models.TextChoices):
    WRITTEN_STATEMENT = "written_statement", _("Written statement of action")
    PRIORITY_ACTION = "priority_action", _("Priority action plan")
    STRATEGIC = "strategic", _("Strategic plan")
    ACCELERATED_PROGRESS = "accelerated_progress", _("Accelerated progress plan")
    LOCAL = "local", _("Local plan")


class Decision(models.TextChoices):
    """What a body said to a version of a plan."""

    WAITING = "waiting", _("Asked, not decided yet")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


class SnapshotKind(models.TextChoices):
    MONTH = "month", _("Monthly picture")
    MEETING = "meeting", _("What a board saw")
    VERSION = "version", _("A version of the plan")


class ActionState(models.TextChoices):
    """How far an action is. That it is delivered does not say that anybody's life is better."""

    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed, not started")
    IN_PROGRESS = "in_progress", _("In progress")
    DELIVERED = "delivered", _("Delivered")
    EVIDENCED = "evidenced", _("Delivered, and the impact is evidenced")
    STOPPED = "stopped", _("Will not be done")
    REPLACED = "replaced", _("Went on as another action")


class Rating(models.TextChoices):
    """How an action stands by the published rule (`heard.plans.rating`), the worst first."""

    OFF_TRACK = "off_track", _("Off track")
    AT_RISK = "at_risk", _("At risk")
    ON_TRACK = "on_track", _("On track")
    NOT_STARTED = "not_started", _("Not started")
    DELIVERED = "delivered", _("Delivered")
    EVIDENCED = "evidenced", _("Delivered, and noticed")
    CLOSED = "closed", _("Closed")


class Claim(models.TextChoices):
    """What whoever leads an action says of it."""

    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    OFF_TRACK = "off_track", _("Off track")
    DELIVERED = "delivered", _("Delivered: everything that we said we would do is done")


class Involvement(models.TextChoices):
    """How far families had a say. The rungs of a ladder of participation, the lowest first."""

    INFORMED = "informed", _("They were told")
    CONSULTED = "consulted", _("They were asked")
    CO_DESIGNED = "co_designed", _("They worked it out with us")
    CO_PRODUCED = "co_produced", _("They decided it with us, as equals")


class EvidenceKind(models.TextChoices):
    """Where the reason for an action comes from."""

    FINDINGS = "findings", _("A published result")
    POINT = "point", _("Something said at a session")
    THEME = "theme", _("A theme in what families say")
    OTHER = "other", _("Something else")


class ImpactKind(models.TextChoices):
    """What shows that an action changed something."""

    MEASURE = "measure", _("A measure that moved")
    FAMILIES = "families", _("Families say that they notice it")
    FORUM = "forum", _("The parent carer forum says that families notice it")


class NoticeAnswer(models.TextChoices):
    """Answers to “Do you notice it?”."""

    YES = "yes", _("Yes, I notice a difference")
    NOT_YET = "not_yet", _("No, not yet")
    CANNOT_SAY = "cannot_say", _("I do not know")


class Level(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Direction(models.TextChoices):
    UP = "up", _("More is better")
    DOWN = "down", _("Less is better")


class Unit(models.TextChoices):
    PERCENT = "percent", _("Per cent")
    NUMBER = "number", _("A number")
    DAYS = "days", _("Days")
    WEEKS = "weeks", _("Weeks")
    POUNDS = "pounds", _("Pounds")


class MeasureSource(models.TextChoices):
    SURVEY = "survey", _("A published result of a survey")
    COUNT = "count", _("A count that we keep")
    FIGURE = "figure", _("An official figure")


class Symbol(models.TextChoices):
    """Why a figure has no value: the symbols of official statistics in education."""

    NOT_APPLICABLE = "z", _("Not applicable")
    UNAVAILABLE = "x", _("Not available")
    CONFIDENTIAL = "c", _("Kept confidential")
    LOW = "low", _("More than none, but rounds to 0")
    UNRELIABLE = "u", _("Too unreliable to show")


class UpdateState(models.TextChoices):
    RECEIVED = "received", _("To be looked at")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Given back with a question")
    # Whoever wrote it sent another one before anybody had looked at this one.
    REPLACED = "replaced", _("A newer one came in its place")


class FileState(models.TextChoices):
    MAPPING = "mapping", _("Say what the columns are")
    CHECKED = "checked", _("To be looked at")
    TAKING_IN = "taking_in", _("Being taken in")
    TAKEN_IN = "taken_in", _("Taken in")
    DROPPED = "dropped", _("Not taken in")
    FAILED = "failed", _("Went wrong")
