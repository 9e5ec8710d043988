"""What changed in published plans: what nobody was told of yet, and the latest of one plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from django.db.models import F, Model, QuerySet
from django.utils import timezone

from heard.plans.models import Action, DueChange, NoticeQuestion, Plan, StateChange
from heard.plans.models.words import ActionState
from heard.plans.news import (
    News,
    NewsKind,
    kind_of_change,
    of_move,
    of_plan,
    of_question,
    of_state,
)

M = TypeVar("M", bound=Model)
FEED_LENGTH = 50
_OPEN = (ActionState.AGREED, ActionState.IN_PROGRESS)
_QUIET = ("", ActionState.DRAFT, *_OPEN)  # from these, going on is no news
_TELLING = (*_OPEN, ActionState.DELIVERED, ActionState.EVIDENCED, ActionState.STOPPED)


@dataclass(frozen=True)
class Untold:
    """Rows of published plans that wait to be told; each is told once, or counts as told."""

    plans: list[Plan]
    states: list[StateChange]
    moves: list[DueChange]
    questions: list[NoticeQuestion]

    def news(self) -> dict[Plan, list[News]]:
        """By plan. What changed before its plan was told of is part of the plan, and no news."""
        found: defaultdict[Plan, list[News]] = defaultdict(list)
        now = timezone.now()
        new = {plan.pk for plan in self.plans}
        for plan in self.plans:
            if not plan.is_closed:
                found[plan].append(of_plan(plan, plan.published_at or now))
        for question in self.questions:
            if question.closed_on is None and question.closes_on >= timezone.localdate():
                found[question.action.plan].append(of_question(question, now))
        for each in (*_net_states(self.states), *_net_moves(self.moves, now)):
            if each.plan.pk not in new:
                found[each.plan].append(each.news)
        return dict(found)


@dataclass(frozen=True)
class _OfPlan:
    plan: Plan
    news: News


def untold() -> Untold:
    """Locked, so that a second run at the same time finds nothing. Four statements."""
    plans = Plan.objects.public().filter(told_at=None).select_related("partnership")
    return Untold(
        list(plans.select_for_update(of=("self",), no_key=True).order_by("pk")),
        list(_waiting(StateChange.objects.all())),
        list(_waiting(DueChange.objects.all())),
        list(_waiting(NoticeQuestion.objects.all())),
    )


def _waiting(rows: QuerySet[M]) -> QuerySet[M]:
    found = rows.filter(action__plan__published_at__isnull=False, told_at=None)
    return (
        found.select_related("action__plan__partnership")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def latest_news(plan: Plan) -> list[News]:
    """The newest first, from when the plan was published. Three statements more."""
    since = plan.published_at
    if since is None:
        return []
    public = Action.objects.filter(plan=plan).public().values("pk")
    states = StateChange.objects.filter(action__in=public, became__in=_TELLING, at__gt=since)
    moves = DueChange.objects.filter(action__in=public, on__gt=timezone.localdate(since))
    asked = NoticeQuestion.objects.filter(action__in=public)
    told = states.exclude(was=F("became")).exclude(was__in=_QUIET, became__in=_OPEN)
    newest = told.select_related("action").order_by("-at", "-pk")[:FEED_LENGTH]
    kinds = [(each, kind_of_change(each.was, each.became)) for each in newest]
    moved = moves.select_related("action").order_by("-on", "-pk")[:FEED_LENGTH]
    opened = asked.order_by("-opened_on", "-pk")[:FEED_LENGTH]
    found = [
        of_plan(plan, since),
        *(_of_change(change, kind) for change, kind in kinds if kind),
        *(of_move(each.action, each, _start_of(each.on)) for each in moved),
        *(of_question(each, _start_of(each.opened_on)) for each in opened),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)[:FEED_LENGTH]


def _of_change(change: StateChange, kind: NewsKind) -> News:
    return of_state(change.action, kind, number=change.pk, at=change.at, words=change.words)


def _net_states(changes: Iterable[StateChange]) -> Iterable[_OfPlan]:
    """What became of each action: undone again before anybody was told of it, it is no news."""
    by_action: defaultdict[int, list[StateChange]] = defaultdict(list)
    for change in changes:
        by_action[change.action_id].append(change)
    for first, *more in by_action.values():
        last = more[-1] if more else first
        if kind := kind_of_change(first.was, last.became):
            yield _OfPlan(last.action.plan, _of_change(last, kind))


def _net_moves(moves: Iterable[DueChange], now: datetime) -> Iterable[_OfPlan]:
    """The last reason of each action that is still to be done, if its day is another in the end."""
    first: dict[int, DueChange] = {}
    last: dict[int, DueChange] = {}
    for move in moves:
        first.setdefault(move.action_id, move)
        last[move.action_id] = move
    for pk, move in last.items():
        move.was_on, move.was_words = first[pk].was_on, first[pk].was_words
        if move.action.is_open and move.was_on != move.moved_to:
            yield _OfPlan(move.action.plan, of_move(move.action, move, now))


def _start_of(day: date) -> datetime:
    """Never later than now: a feed does not tell of times to come."""
    return timezone.make_aware(datetime.combine(day, time.min))
