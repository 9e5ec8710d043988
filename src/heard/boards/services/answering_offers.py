"""What applicants do with a private link: answer, withdraw, change, take it back.

An answer and a withdrawal can also be told by phone or letter: then `by` is who wrote it down.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.keeping import forget_day
from heard.boards.models import Expression, StageChange
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.expressions import can_be_changed, offer_has_lapsed
from heard.boards.services.forgetting import forget_expression
from heard.mail.services import call_off
from heard.partnerships.models import Member

CONTACT = frozenset({"name", "channel", "email", "phone", "address", "language"})
SUPPORT = frozenset({"access_needs", "access_words"})
TEXTS = frozenset({"need", "age_band", "why", "brings", "availability", "conflict_words"})


class NoOfferError(Exception):
    """No seat is offered, or the offer has been answered the other way."""


class TooLateError(Exception):
    """The day by which it could be done is over."""


class OverError(Exception):
    """It has been withdrawn, answered for good or forgotten: nothing is left to change."""


@transaction.atomic
def answer_offer(
    expression: Expression,
    *,
    accepts: bool,
    words: str = "",
    by: Member | None = None,
    how: str = "",
) -> Expression:
    """Say yes or no to a seat, for good. The same answer twice is one.

    Somebody's answer by phone or letter (`how`) is taken down `by` a member, also after its day:
    what counts is that nobody has ended the offer. Raises NoOfferError, TooLateError.
    """
    expression = _locked(expression)
    answer = Stage.ACCEPTED if accepts else Stage.TURNED_DOWN
    if expression.stage == answer:
        return expression
    if expression.stage != Stage.OFFERED or not can_be_changed(expression):
        raise NoOfferError(expression)
    if by is None and offer_has_lapsed(expression, timezone.localdate()):
        raise TooLateError(expression)
    expression.answer_words = words
    if not accepts:
        _is_over(expression)
    _go_to(expression, answer, "answer_words", "forget_on", by=by)
    _record("offer accepted" if accepts else "offer turned down", expression, by=by, how=how)
    return expression


@transaction.atomic
def withdraw_expression(
    expression: Expression, *, by: Member | None = None, how: str = ""
) -> Expression:
    """Leave the call, also after an offer or a yes. Twice is once.

    Raises OverError, also where the call itself was withdrawn.
    """
    expression = _locked(expression)
    if expression.stage == Stage.WITHDRAWN:
        return expression
    if not can_be_changed(expression):
        raise OverError(expression)
    _is_over(expression)
    _go_to(expression, Stage.WITHDRAWN, "forget_on", by=by)
    _record("interest withdrawn", expression, by=by, how=how)
    return expression


@transaction.atomic
def change_contact(expression: Expression, *, columns: Mapping[str, Any]) -> Expression:
    """Change how somebody is reached and what support they want. Raises OverError."""
    expression = _locked(expression)
    _change(expression, columns, CONTACT | SUPPORT)
    record("contact details changed by the applicant", expression, by=None)
    return expression


@transaction.atomic
def change_expression(expression: Expression, *, columns: Mapping[str, Any]) -> Expression:
    """Change what somebody wrote, until the call closes. Raises TooLateError, OverError."""
    expression = _locked(expression)
    if not expression.call.takes_expressions(timezone.localdate()):
        raise TooLateError(expression)
    _change(expression, columns, TEXTS)
    record("interest changed by the applicant", expression, by=None)
    return expression


@transaction.atomic
def ask_me_again(expression: Expression, *, may_ask_again: bool) -> Expression:
    """Agree, or not any more, to be asked for other seats; how long it is kept hangs on that."""
    expression = _locked(expression)
    if expression.is_forgotten:
        raise OverError(expression)
    if expression.may_ask_again == may_ask_again:
        return expression
    is_over = expression.stage in _ENDED or expression.call.state == CallState.WITHDRAWN
    if expression.forget_on and is_over:
        there = forget_day(expression.forget_on, may_ask_again=may_ask_again)
        before = forget_day(expression.forget_on, may_ask_again=not may_ask_again)
        expression.forget_on += there - before
    expression.may_ask_again = may_ask_again
    expression.save(update_fields=["may_ask_again", "forget_on"])
    record("asking again allowed" if may_ask_again else "asking again ended", expression, by=None)
    return expression


@transaction.atomic
def take_back_expression(expression: Expression) -> Expression:
    """Withdraw, where it still goes on, and forget at once what may be forgotten.

    A letter that nobody has posted yet is not posted any more.
    """
    locked = _locked(expression)
    if can_be_changed(locked):
        withdraw_expression(locked)
    call_off(locked.partnership_id, locked.key)
    return forget_expression(locked, by=None)


# Those whose day of being forgotten depends on whether they may be asked again.
_ENDED = frozenset({Stage.DECLINED, Stage.TURNED_DOWN, Stage.WITHDRAWN})


def _locked(expression: Expression) -> Expression:
    locked = Expression.objects.select_for_update(of=("self",))
    return locked.select_related("call").get(pk=expression.pk)


def _change(expression: Expression, columns: Mapping[str, Any], allowed: frozenset[str]) -> None:
    if not can_be_changed(expression):
        raise OverError(expression)
    if unknown := set(columns) - allowed:
        raise ValueError(f"not for applicants to change here: {sorted(unknown)}")
    for column, value in columns.items():
        setattr(expression, column, value)
    expression.save(update_fields=list(columns))


def _is_over(expression: Expression) -> None:
    today = timezone.localdate()
    expression.forget_on = forget_day(today, may_ask_again=expression.may_ask_again)


def _go_to(expression: Expression, stage: Stage, *columns: str, by: Member | None) -> None:
    expression.stage = stage
    expression.save(update_fields=["stage", *columns])
    StageChange.objects.create(expression=expression, stage=stage, by=by)


def _record(deed: str, expression: Expression, *, by: Member | None, how: str) -> None:
    details = {"told": how} if how else {}
    record(deed, expression, by=by.user if by else None, **details)
