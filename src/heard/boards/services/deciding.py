"""Deciding on expressions of interest, and what goes before: duplicates and lots."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Call, Conflict, Expression, SeatGroup, StageChange
from heard.boards.models.words import Stage
from heard.boards.queries.applicants import taken_seats, unsettled
from heard.boards.queries.calls import has_parent
from heard.boards.queries.panels import knows, ranking, ties
from heard.boards.services.calls import going_on
from heard.boards.stages import DECIDED, UNDECIDED
from heard.partnerships.models import Member

OUTCOMES = (Stage.TO_OFFER, Stage.TO_RESERVE, Stage.TO_DECLINE, Stage.CONVERSATION)


class StillOpenError(Exception):
    """The call still takes expressions of interest."""


class ConflictError(Exception):
    """The member knows the applicant and takes no part in this."""


class ChangedMeanwhileError(Exception):
    """Somebody else decided on it first. `change` says who and what, if that is written down."""

    def __init__(self, expression: Expression) -> None:
        super().__init__(expression)
        self.expression = expression
        self.change: StageChange | None = (
            expression.changes.select_related("by__user").order_by("-pk").first()
        )


class NotToBeDecidedError(Exception):
    """The applicant withdrew, or has been told already."""


class UnsettledError(Exception):
    """It has not been said whether two expressions are of one person."""


class NoParentError(Exception):
    """No parent or carer is on the panel."""


class ParentHasNotScoredError(Exception):
    """No parent or carer on the panel has scored it, and no reason is given."""


class NoFeedbackError(Exception):
    """Whoever is declined is told why."""


class NoSuchSeatsError(Exception):
    """The call offers no seats of that group."""


class NoSeatLeftError(Exception):
    """Every seat of the group has been offered."""


class NotTiedError(Exception):
    """The lot is drawn once, among all who are undecided and have the same score."""


class NotADuplicateError(Exception):
    """There is nothing to settle about it any more."""


@dataclass(frozen=True)
class Decision:
    """An outcome with what belongs to it.

    `group` is which seats are offered; `place` where on the reserve list, last if None; `reasons`
    are for the panel, `feedback` is what the applicant reads.
    """

    outcome: Stage
    group: SeatGroup | None = None
    place: int | None = None
    reasons: str = ""
    feedback: str = ""


@transaction.atomic
def decide(
    expression: Expression, decision: Decision, *, by: Member, seen_revision: int
) -> Expression:
    """Put down what becomes of an expression; nobody is told yet, and it may be changed till then.

    Raises NotGoingOnError, StillOpenError, NotToBeDecidedError, ConflictError,
    ChangedMeanwhileError, UnsettledError, NoParentError, ParentHasNotScoredError, NoFeedbackError,
    NoSuchSeatsError, NoSeatLeftError; ValueError for a stage that is no outcome.
    """
    if decision.outcome not in OUTCOMES:
        raise ValueError(decision.outcome)
    call = _closed(expression.call)
    expression = _held(expression)
    if knows(by, expression):
        raise ConflictError(expression)
    if expression.is_forgotten or expression.stage not in UNDECIDED | DECIDED:
        raise NotToBeDecidedError(expression)
    if expression.revision != seen_revision:
        raise ChangedMeanwhileError(expression)
    _must_be_fair(call, expression, decision)
    _put(call, expression, decision)
    StageChange.objects.create(expression=expression, stage=decision.outcome, by=by)
    record("expression decided", expression, by=by.user, outcome=decision.outcome.value)
    return expression


@transaction.atomic
def draw_lots(call: Call, tied: Collection[Expression], *, by: Member) -> list[Expression]:
    """Put `tied` in an order by lot; gives them in that order. Each one's place is audited.

    Raises NotGoingOnError, StillOpenError, UnsettledError, ConflictError, and NotTiedError unless
    they are all who have that score and no lot has been drawn among them.
    """
    call = _closed(call)
    if unsettled(call).exists():
        raise UnsettledError(call)
    if any(knows(by, one) for one in tied):
        raise ConflictError(call)
    wanted = {one.pk for one in tied}
    found = [each for each in ties(ranking(call)) if {one.pk for one in each} == wanted]
    if not found:
        raise NotTiedError(call)
    drawn = sorted(found[0], key=lambda one: one.pk)
    secrets.SystemRandom().shuffle(drawn)
    record("lots drawn", call, by=by.user, number=len(drawn))
    for place, one in enumerate(drawn, 1):
        one.lot = place
        one.save(update_fields=["lot"])
        record("lot drawn", one, by=by.user, place=place, of=len(drawn))
    return drawn


@transaction.atomic
def join_expressions(expression: Expression, *, by: Member) -> Expression:
    """Say that it is of the same person as an older one: both are read and count as one.

    Raises NotADuplicateError, NotGoingOnError.
    """
    call = going_on(expression.call)
    expression = _to_settle(call, expression)
    expression.stage = Stage.JOINED
    expression.revision += 1
    expression.save(update_fields=["stage", "revision"])
    StageChange.objects.create(expression=expression, stage=Stage.JOINED, by=by)
    _bring_conflicts(expression)
    record("expressions joined", expression, by=by.user, other=str(expression.same_person_as))
    return expression


@transaction.atomic
def keep_expressions_apart(expression: Expression, *, by: Member) -> Expression:
    """Say that they are of two people. Raises NotADuplicateError, NotGoingOnError."""
    call = going_on(expression.call)
    expression = _to_settle(call, expression)
    other = str(expression.same_person_as)
    expression.same_person_as = None
    expression.save(update_fields=["same_person_as"])
    record("expressions kept apart", expression, by=by.user, other=other)
    return expression


def _closed(call: Call) -> Call:
    call = going_on(call)
    if not call.is_over(timezone.localdate()):
        raise StillOpenError(call)
    return call


def _held(expression: Expression) -> Expression:
    return Expression.objects.select_for_update(of=("self",)).get(pk=expression.pk)


def _to_settle(call: Call, expression: Expression) -> Expression:
    expression = _held(expression)
    if not unsettled(call).filter(pk=expression.pk).exists():
        raise NotADuplicateError(expression)
    return expression


def _bring_conflicts(joined: Expression) -> None:
    """Whoever knows the person by one expression takes no part in deciding on the other."""
    kept = joined.same_person_as
    if kept is None:
        return
    for one in joined.conflicts.all():
        Conflict.objects.get_or_create(
            panel_member=one.panel_member, expression=kept, defaults={"words": one.words}
        )
        kept.scores.filter(panel_member=one.panel_member).delete()


def _must_be_fair(call: Call, expression: Expression, decision: Decision) -> None:
    """What must have gone before a decision, and what goes with it."""
    if unsettled(call).exists():
        raise UnsettledError(call)
    if not has_parent(call):
        raise NoParentError(call)
    by_parent = expression.scores.filter(panel_member__is_parent=True).exists()
    if not by_parent and decision.outcome != Stage.CONVERSATION and not decision.reasons.strip():
        raise ParentHasNotScoredError(expression)
    if decision.outcome == Stage.TO_DECLINE and not decision.feedback.strip():
        raise NoFeedbackError(expression)


def _put(call: Call, expression: Expression, decision: Decision) -> None:
    expression.stage = decision.outcome
    expression.reasons, expression.feedback = decision.reasons, decision.feedback
    expression.offered_group = None
    expression.reserve_place = None
    if decision.outcome == Stage.TO_OFFER:
        expression.offered_group = _seats_left(call, expression, decision.group)
    expression.revision += 1
    columns = ("stage", "reasons", "feedback", "offered_group", "reserve_place", "revision")
    expression.save(update_fields=columns)
    if decision.outcome == Stage.TO_RESERVE:
        expression.reserve_place = _place(call, expression, decision.place)
        expression.save(update_fields=["reserve_place"])


def _seats_left(call: Call, expression: Expression, group: SeatGroup | None) -> SeatGroup:
    seats = call.seats.filter(group=group).first() if group else None
    if seats is None:
        raise NoSuchSeatsError(group)
    others = call.expressions.exclude(pk=expression.pk)
    if taken_seats(others, seats.group) >= seats.number:
        raise NoSeatLeftError(group)
    return seats.group


def _place(call: Call, expression: Expression, wanted: int | None) -> int:
    """Make room at the place that is wanted, and give it; never beyond the end of the list."""
    others = call.expressions.exclude(pk=expression.pk).exclude(reserve_place=None)
    last = others.aggregate(last=Max("reserve_place"))["last"] or 0
    place = min(max(wanted or last + 1, 1), last + 1)
    others.filter(reserve_place__gte=place).update(reserve_place=F("reserve_place") + 1)
    return place
