"""Who is on a panel, whom they know, and what they score."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Call, Conflict, Expression, PanelMember, Score, StageChange
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.panels import to_declare
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.stages import UNDECIDED
from heard.partnerships.models import Member

MOST_POINTS = 3


class PanelOverError(Exception):
    """Everyone has been told, or the call was withdrawn: the panel has nothing more to do."""


class OnThePanelError(Exception):
    """The member is on this panel already."""


class NotJoinedError(Exception):
    """The member has not taken up the invitation, or has left."""


class HasScoredError(Exception):
    """The panel member has scored or said whom they know, so they stay on record.

    Else whoever knows an applicant could leave the panel, and decide as one who runs calls.
    """


class MoreMeanwhileError(Exception):
    """Somebody applied since the list was read: it must be read again."""


class NotToBeScoredError(Exception):
    """The panel member knows the applicant or has not said, or it has been decided or withdrawn."""


class WrongPointsError(Exception):
    """A score is a whole number from 0 to 3, one for each criterion of the call."""


@dataclass(frozen=True)
class Points:
    """What somebody gives for one criterion: 0 to 3, with a few words."""

    points: int
    note: str = ""


@transaction.atomic
def add_panel_member(call: Call, member: Member, *, is_parent: bool, by: Member) -> PanelMember:
    """Raises NotOfThisPartnershipError, NotJoinedError, OnThePanelError, PanelOverError."""
    call = _at_work(call)
    if member.partnership_id != call.partnership_id:
        raise NotOfThisPartnershipError(member)
    if member.left_at is not None or member.joined_at is None:
        raise NotJoinedError(member)
    panel_member, is_new = PanelMember.objects.get_or_create(
        call=call, member=member, defaults={"is_parent": is_parent}
    )
    if not is_new:
        raise OnThePanelError(member)
    record("panel member added", call, by=by.user, member=str(member), is_parent=is_parent)
    return panel_member


@transaction.atomic
def remove_panel_member(panel_member: PanelMember, *, by: Member) -> None:
    """Raises HasScoredError, PanelOverError. Removing somebody twice does no harm."""
    call = _at_work(panel_member.call)
    if panel_member.scores.exists() or panel_member.conflicts.exists():
        raise HasScoredError(panel_member)
    deleted, _each = PanelMember.objects.filter(pk=panel_member.pk).delete()
    if deleted:
        record("panel member removed", call, by=by.user, member=str(panel_member.member))


@transaction.atomic
def declare_conflicts(
    panel_member: PanelMember,
    known: Mapping[int, str],
    *,
    seen: Collection[int],
    by: Member,
) -> PanelMember:
    """Say whom of the applicants in `seen` they know: `known` has a few words for each of those.

    Both name expressions by their keys in the database. Whoever applied meanwhile is asked about
    again. Raises MoreMeanwhileError where nobody on the list was to be declared any more, and
    PanelOverError.
    """
    _at_work(panel_member.call)
    panel_member = PanelMember.objects.select_for_update().get(pk=panel_member.pk)
    waiting = list(to_declare(panel_member).values_list("pk", flat=True))
    shown = [pk for pk in waiting if pk in set(seen)]
    if waiting and not shown:
        raise MoreMeanwhileError(panel_member)
    panel_member.declared_on.add(*shown)
    Conflict.objects.bulk_create(
        [
            Conflict(panel_member=panel_member, expression_id=pk, words=known[pk])
            for pk in shown
            if pk in known
        ]
    )
    panel_member.declared_at = timezone.now()
    panel_member.save(update_fields=["declared_at"])
    number = sum(pk in known for pk in shown)
    record("conflicts declared", panel_member.call, by=by.user, applicants=len(shown), known=number)
    return panel_member


@transaction.atomic
def declare_conflict(
    panel_member: PanelMember, expression: Expression, *, words: str, by: Member
) -> Conflict:
    """Say while reading that one knows who it is. What they gave already no longer counts.

    Raises NotToBeScoredError, PanelOverError.
    """
    _at_work(panel_member.call)
    expression = Expression.objects.select_for_update(of=("self",)).get(pk=expression.pk)
    _must_be_theirs(panel_member, expression)
    expression.scores.filter(panel_member=panel_member).delete()
    conflict = Conflict.objects.create(
        panel_member=panel_member, expression=expression, words=words
    )
    record("conflict declared", expression, by=by.user)
    return conflict


@transaction.atomic
def score_expression(
    panel_member: PanelMember,
    expression: Expression,
    scores: Mapping[int, Points],
    *,
    by: Member,
) -> Expression:
    """Put down, or change, what a panel member gives for each criterion (by its database key).

    Raises PanelOverError, NotToBeScoredError, WrongPointsError.
    """
    call = _at_work(panel_member.call)
    expression = Expression.objects.select_for_update(of=("self",)).get(pk=expression.pk)
    _must_be_theirs(panel_member, expression)
    criteria = set(call.criteria.values_list("pk", flat=True))
    if set(scores) != criteria or any(not _is_right(each) for each in scores.values()):
        raise WrongPointsError(expression)
    for criterion, each in scores.items():
        Score.objects.update_or_create(
            panel_member=panel_member,
            expression=expression,
            criterion_id=criterion,
            defaults={"points": each.points, "note": each.note},
        )
    if expression.stage == Stage.RECEIVED:
        expression.stage = Stage.READING
        expression.save(update_fields=["stage"])
        StageChange.objects.create(expression=expression, stage=Stage.READING, by=by)
    record("expression scored", expression, by=by.user)
    return expression


def _is_right(each: Points) -> bool:
    return 0 <= each.points <= MOST_POINTS


def _must_be_theirs(panel_member: PanelMember, expression: Expression) -> None:
    is_known = expression.conflicts.filter(panel_member=panel_member).exists()
    has_declared = expression.declared_by.filter(pk=panel_member.pk).exists()
    is_in_it = expression.call_id == panel_member.call_id and expression.stage in UNDECIDED
    if is_known or not has_declared or not is_in_it or expression.is_forgotten:
        raise NotToBeScoredError(expression)


def _at_work(call: Call) -> Call:
    """The call, which nobody tells or withdraws meanwhile."""
    call = Call.objects.select_for_update(no_key=True, of=("self",)).get(pk=call.pk)
    if call.state in {CallState.TOLD, CallState.WITHDRAWN}:
        raise PanelOverError(call)
    return call
