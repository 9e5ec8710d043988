"""What applicants do with a private link: answer, withdraw, change, take it back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.keeping import last_day
from heard.boards.models import Expression, StageChange
from heard.boards.models.words import Stage
from heard.boards.queries.expressions import can_be_changed, offer_has_lapsed
from heard.boards.services.expressing import forget_expression
from heard.boards.stages import GOING_ON
from heard.mail.services import call_off

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
def answer_offer(expression: Expression, *, accepts: bool, words: str = "") -> Expression:
    """Say yes or no to a seat, for good. The same answer twice is one.

    Raises NoOfferError, TooLateError.
    """
    expression = _locked(expression)
    answer = Stage.ACCEPTED if accepts else Stage.TURNED_DOWN
    if expression.stage == answer:
        return expression
    if expression.stage != Stage.OFFERED or not can_be_changed(expression):
        raise NoOfferError(expression)
    if offer_has_lapsed(expression, timezone.localdate()):
        raise TooLateError(expression)
    expression.answer_words = words
    if not accepts:
        _is_over(expression)
    _go_to(expression, answer, "answer_words", "forget_on")
    record("offer accepted" if accepts else "offer turned down", expression, by=None)
    return expression


@transaction.atomic
def withdraw_expression(expression: Expression) -> Expression:
    """Leave the call, also after an offer or a yes. Twice is once. Raises OverError."""
    expression = _locked(expression)
    if expression.stage == Stage.WITHDRAWN:
        return expression
    if expression.stage not in GOING_ON or expression.is_forgotten:
        raise OverError(expression)
    _is_over(expression)
    _go_to(expression, Stage.WITHDRAWN, "forget_on")
    record("interest withdrawn", expression, by=None)
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
    if expression.forget_on and expression.stage in _ENDED:
        there = last_day(expression.forget_on, may_ask_again=may_ask_again)
        before = last_day(expression.forget_on, may_ask_again=not may_ask_again)
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
    if locked.stage in GOING_ON and not locked.is_forgotten:
        withdraw_expression(locked)
    call_off(locked.partnership_id, locked.key)
    return forget_expression(locked)


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
    expression.forget_on = last_day(today, may_ask_again=expression.may_ask_again)


def _go_to(expression: Expression, stage: Stage, *columns: str) -> None:
    expression.stage = stage
    expression.save(update_fields=["stage", *columns])
    StageChange.objects.create(expression=expression, stage=stage, by=None)
