"""One action as everybody may read it."""

from dataclasses import dataclass

from heard.plans.models import Action, Evidence, Finding, Milestone, Shaping, Update
from heard.plans.queries.measures import MeasureRow, rows
from heard.plans.queries.noticing import shown_counts
from heard.plans.queries.public_plan import (
    PublicAction,
    public_action,
)
from heard.plans.queries.why import public_evidence

MOST_UPDATES = 24


@dataclass(frozen=True)
class ActionPage:
    """What, why, who shaped it, when, what was said, what came of it."""

    told: PublicAction
    findings: list[Finding]
    evidence: list[Evidence]
    shapings: list[Shaping]
    milestones: list[Milestone]
    updates: list[Update]
    measures: list[MeasureRow]
    asked: list[tuple[str, str]]  # questions that closed, with what families said
    before: list[Action]
    after: list[Action]


def action_page(action: Action) -> ActionPage:
    """At most 16 statements."""
    said = action.updates.accepted().exclude(public_words="")
    closed = action.notice_questions.exclude(closed_on=None)
    public = Action.objects.public().select_related("plan")
    return ActionPage(
        told=public_action(action),
        findings=list(action.findings.public().select_related("inspection")),
        evidence=public_evidence(action),
        shapings=list(action.shapings.all()),
        milestones=list(action.milestones.all()),
        updates=list(said[:MOST_UPDATES]),
        measures=rows(action.measures.filter(is_public=True, retired_on=None)),
        asked=[(each.words, counts.words) for each in closed if (counts := shown_counts(each))],
        before=list(public.filter(successions__successor=action)),
        after=list(public.filter(inheritances__predecessor=action)),
    )
