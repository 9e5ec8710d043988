"""Everything on one request: for everybody, and for the officer who keeps it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from heard.boards.models import Meeting
from heard.partnerships.models import Partnership
from heard.plans.models import Action, Holder
from heard.plans.models.words import ActionState
from heard.scrutiny.models import (
    Request,
    RequestEvidence,
    RequestStep,
    RequestUpdate,
    Resolution,
)
from heard.scrutiny.queries.asking import holder_of
from heard.scrutiny.queries.confirming import Standing, standing
from heard.scrutiny.queries.following import LaterOne, later_ones, resolutions_in_force
from heard.scrutiny.queries.sitting import meetings_of
from heard.scrutiny.queries.tracker import Line
from heard.scrutiny.tracker_deeds import DEEDS, may_follow


@dataclass(frozen=True)
class Story:
    """One line with what everybody may read of it."""

    line: Line
    steps: list[RequestStep]
    evidence: list[RequestEvidence]
    resolution: Resolution | None
    later: list[LaterOne]
    agreed: int

    @property
    def request(self) -> Request:
        return self.line.request


@dataclass(frozen=True)
class Kept:
    """The same for its officer, with what waits and what can be done."""

    story: Story
    holder: Holder | None
    updates: list[RequestUpdate]
    standing: Standing
    deeds: list[str]


def story(request: Request) -> Story:
    """Six statements."""
    key = request.resolution
    known = resolutions_in_force(request.partnership_id, [key] if key else [])
    later = later_ones(request.partnership_id, [key] if key else [])
    return Story(
        line=Line(request, timezone.localdate()),
        steps=list(request.steps.all()),
        evidence=list(request.evidence.all()),
        resolution=known.get(key) if key else None,
        later=later.get(key, []) if key else [],
        agreed=request.confirmations.filter(agrees=True).count(),
    )


def kept(request: Request) -> Kept:
    """Twelve statements."""
    updates = request.updates.select_related("settled_by__user")
    return Kept(
        story=story(request),
        holder=holder_of(request),
        updates=list(updates[:10]),
        standing=standing(request),
        deeds=[deed for deed in DEEDS if may_follow(deed, request)],
    )


def meetings_held(request: Request) -> list[Meeting]:
    """Those at which members may have confirmed it: over since it was complete."""
    found = meetings_of(request.committee).filter(starts_at__lte=timezone.now())
    if request.completed_on:
        found = found.filter(starts_at__date__gte=request.completed_on)
    return list(found[:20])


def actions_to_choose(partnership: Partnership) -> QuerySet[Action]:
    """Of plans at work, and those not stopped."""
    found = Action.objects.filter(plan__partnership=partnership, plan__closed_on=None)
    found = found.exclude(state__in=[ActionState.STOPPED, ActionState.REPLACED])
    return found.select_related("plan").order_by("plan__title", "plan_id", "position", "pk")
