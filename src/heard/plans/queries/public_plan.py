"""A plan as everybody may read it: what was found, what we do about it, what changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.plans.answers import PublicAnswer, public_answer
from heard.plans.count_words import count_words
from heard.plans.models import (
    Action,
    Approval,
    DueChange,
    Finding,
    ForumStatement,
    Impact,
    Inspection,
    NoticeQuestion,
    Plan,
    PlanQuerySet,
    Snapshot,
)
from heard.plans.models.words import ActionState, SnapshotKind
from heard.plans.queries.measures import MeasureRow, rows
from heard.plans.queries.noticing import is_open
from heard.plans.queries.ratings import rated, with_late_milestones
from heard.plans.rating import Rated
from heard.sessions.models.words import AnswerKind

SHOWN_WHOLE = 60  # actions: with more than these, each part shows its first few
FIRST_FEW = 5


@dataclass(frozen=True)
class PublicAction:
    """One action in families' words; `moves` are the days that moved, with the reasons."""

    action: Action
    answer: PublicAnswer
    rated: Rated
    moves: list[DueChange]
    impacts: list[Impact]
    question: NoticeQuestion | None

    @property
    def is_noticed(self) -> bool:
        return self.action.state == ActionState.EVIDENCED

    @property
    def is_done_only(self) -> bool:
        """Delivered, and nothing shows that anybody notices."""
        return self.action.state == ActionState.DELIVERED


@dataclass(frozen=True)
class Part:
    """A finding, or what answers none, with its actions; `shown` are those on this page."""

    finding: Finding | None
    actions: list[PublicAction]
    shown: list[PublicAction]

    @property
    def counts(self) -> Counter[AnswerKind]:
        return Counter(each.answer.kind for each in self.actions)

    @property
    def is_cut(self) -> bool:
        return len(self.shown) < len(self.actions)


@dataclass(frozen=True)
class Wanted:
    """What somebody chose to see: one kind of answer, the actions of one finding."""

    kind: AnswerKind | None = None
    finding: Finding | None = None


@dataclass(frozen=True)
class PublicPlan:
    """Everything on the page of a plan."""

    plan: Plan
    parts: list[Part]
    counts: Counter[AnswerKind]
    noticed: int
    measures: list[MeasureRow]
    statements: list[ForumStatement]
    version: Snapshot | None
    approvals: list[Approval]
    before: list[Plan]
    after: list[Plan]
    seen: Snapshot | None  # the last picture that a board saw
    today: date = field(default_factory=timezone.localdate)

    @property
    def number(self) -> int:
        return sum(self.counts.values())

    @property
    def count_words(self) -> str:
        return count_words(self.counts, self.noticed)

    @property
    def is_half_known(self) -> bool:
        """Whether more is done than anybody is known to notice."""
        return self.counts[AnswerKind.DID] > self.noticed

    @property
    def questions(self) -> list[NoticeQuestion]:
        found = {
            each.question.pk: each.question
            for part in self.parts
            for each in part.actions
            if each.question
        }
        return list(found.values())


def public_plans(partnership: Partnership) -> PlanQuerySet:
    """Those that everybody may read, those at work first."""
    found = Plan.objects.filter(partnership=partnership).public()
    return found.select_related("inspection", "overseen_by", "partnership")


def public_inspections(partnership: Partnership) -> QuerySet[Inspection]:
    return Inspection.objects.filter(partnership=partnership, is_public=True)


def public_findings(partnership: Partnership) -> QuerySet[Finding]:
    found = Finding.objects.filter(inspection__partnership=partnership).public()
    return found.select_related("inspection__partnership")


def public_actions(partnership: Partnership) -> QuerySet[Action]:
    found = Action.objects.filter(plan__partnership=partnership).public()
    return found.select_related("plan__partnership", "lead__organisation", "group", "priority")


def public_plan(plan: Plan, wanted: Wanted | None = None) -> PublicPlan:
    """At most 16 statements, however many actions there are."""
    wanted = wanted or Wanted()
    actions = _actions(plan)
    findings = list(plan.findings.public().select_related("inspection"))
    version = plan.snapshots.filter(kind=SnapshotKind.VERSION).defer("content").first()
    return PublicPlan(
        plan=plan,
        parts=_parts(findings, actions, wanted),
        counts=Counter(each.answer.kind for each in actions),
        noticed=sum(each.is_noticed for each in actions),
        measures=rows(plan.measures.filter(is_public=True, retired_on=None)),
        statements=list(plan.forum_statements.all()),
        version=version,
        approvals=list(version.approvals.all()) if version else [],
        before=list(public_plans(plan.partnership).filter(successions__successor=plan)),
        after=list(public_plans(plan.partnership).filter(inheritances__predecessor=plan)),
        seen=plan.snapshots.exclude(kind=SnapshotKind.VERSION).defer("content").first(),
    )


def public_action(action: Action) -> PublicAction:
    """One action, with what the page of the plan says of it."""
    return _told(action, timezone.localdate())


def _actions(plan: Plan) -> list[PublicAction]:
    found = with_late_milestones(plan.actions.all().public())
    found = found.exclude(state=ActionState.REPLACED).prefetch_related(
        "findings",
        "due_changes",
        Prefetch("impacts", Impact.objects.filter(withdrawn_on=None)),
        Prefetch("notice_questions", NoticeQuestion.objects.filter(closed_on=None)),
    )
    today = timezone.localdate()
    actions = []
    for action in found:
        action.plan = plan
        actions.append(_told(action, today))
    return actions


def _told(action: Action, today: date) -> PublicAction:
    asked = [each for each in action.notice_questions.all() if is_open(each, today)]
    return PublicAction(
        action=action,
        answer=public_answer(action),
        rated=rated(action, today),
        moves=list(action.due_changes.all()),
        impacts=[each for each in action.impacts.all() if each.withdrawn_on is None],
        question=asked[0] if asked else None,
    )


def _parts(
    findings: Sequence[Finding], actions: Sequence[PublicAction], wanted: Wanted
) -> list[Part]:
    """By finding, in the order of the report; then what answers none of them."""
    known = {finding.pk for finding in findings}
    under: defaultdict[int | None, list[PublicAction]] = defaultdict(list)
    for each in actions:
        if wanted.kind is not None and each.answer.kind != wanted.kind:
            continue
        keys = {finding.pk for finding in each.action.findings.all()} & known
        for key in keys:
            under[key].append(each)
        if not keys:
            under[None].append(each)
    is_whole = len(actions) <= SHOWN_WHOLE or wanted.finding is not None
    parts = [
        _part(finding, under[finding.pk], is_whole=is_whole)
        for finding in findings
        if wanted.finding is None or wanted.finding.pk == finding.pk
    ]
    if under[None] and wanted.finding is None:
        parts.append(_part(None, under[None], is_whole=is_whole))
    return [part for part in parts if part.actions or wanted.kind is None]


def _part(finding: Finding | None, actions: list[PublicAction], *, is_whole: bool) -> Part:
    return Part(finding, actions, actions if is_whole else actions[:FIRST_FEW])


def split_by_state(plans: Iterable[Plan]) -> tuple[list[Plan], list[Plan]]:
    """Plans at work, and those that are over."""
    at_work: list[Plan] = []
    over: list[Plan] = []
    for each in plans:
        (over if each.is_closed else at_work).append(each)
    return at_work, over
