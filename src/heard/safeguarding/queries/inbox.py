"""What waits, what is being dealt with, and one concern with all its steps."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, QuerySet, Value, When

from heard.partnerships.models import Member, Partnership
from heard.safeguarding.models import Concern, ConcernState, ConcernStep, StepKind
from heard.safeguarding.timers import timer_words

# What leads did, apart from who opened the page and how often they were reminded.
_QUIET = (StepKind.READ, StepKind.CHASED)


@dataclass(frozen=True)
class Line:
    """A line of the inbox: nothing of what was said."""

    concern: Concern
    timer: str


def inbox(partnership: Partnership, *, closed: bool) -> QuerySet[Concern]:
    """Open ones: what nobody has looked at first, by its timer. Closed ones: the newest first."""
    ours = Concern.objects.filter(partnership=partnership).defer("said", "worry", "about")
    ours = ours.select_related("looked_by__user")
    if closed:
        return ours.filter(state=ConcernState.CLOSED).order_by("-closed_at", "-pk")
    waits = Case(
        When(state=ConcernState.WAITING, then=Value(0)), default=1, output_field=IntegerField()
    )
    return ours.open().order_by(waits, "look_by", "pk")


def lines(concerns: list[Concern], now: datetime) -> list[Line]:
    return [Line(concern, timer_words(concern, now)) for concern in concerns]


@dataclass(frozen=True)
class Opened:
    """One concern, as a lead reads it."""

    concern: Concern
    timer: str
    steps: list[ConcernStep]
    quiet: list[ConcernStep]


def opened(concern: Concern, now: datetime) -> Opened:
    steps = list(concern.steps.select_related("by__user"))
    return Opened(
        concern=concern,
        timer=timer_words(concern, now),
        steps=[step for step in steps if step.kind not in _QUIET],
        quiet=[step for step in steps if step.kind in _QUIET],
    )


def concerns_of(partnership: Partnership) -> QuerySet[Concern]:
    """Each with who raised it and who looked."""
    ours = Concern.objects.filter(partnership=partnership)
    return ours.select_related("partnership", "raised_by__user", "looked_by__user")


def raised_by(member: Member) -> QuerySet[Concern]:
    """What this member raised, without its words."""
    ours = Concern.objects.filter(partnership=member.partnership, raised_by=member)
    return ours.defer("said", "worry", "about")
