"""Reads about expressions of interest, for whoever sent them and for whoever types them in."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from heard.boards import stages
from heard.boards.form_keys import keys_of_form
from heard.boards.links import make_link, read_link
from heard.boards.models import Call, Expression
from heard.boards.models.words import CallState, Stage
from heard.boards.next_steps import next_steps
from heard.design.words import Tag
from heard.partnerships.models import Partnership

PURPOSE = "my interest"


def link_of(expression: Expression) -> str:
    """The secret part of the applicant's private link."""
    return make_link(expression.key, PURPOSE)


def find_expression(partnership: Partnership, link: str) -> Expression:
    """The expression that a private link opens here.

    Raises NotALinkError, and Expression.DoesNotExist for one of another partnership.
    """
    found = partnership.expressions.select_related(
        "call__partnership", "district", "offered_group__body", "membership"
    )
    return found.get(key=read_link(link, PURPOSE))


def was_sent(call: Call, token: str) -> bool:
    """Whether the form that `token` names has been sent before, with whatever words."""
    return call.expressions.filter(key__range=keys_of_form(token)).exists()


def takes_paper(call: Call, received_on: date) -> bool:
    """Whether paper of that day may still be entered: nobody has been told yet."""
    if call.state not in {CallState.OPEN, CallState.CLOSED} or call.opened_at is None:
        return False
    opened_on = timezone.localdate(call.opened_at)
    return opened_on <= received_on <= min(call.closes_on, timezone.localdate())


def offer_has_lapsed(expression: Expression, today: date) -> bool:
    """The day that was given is the last on which it can be answered."""
    return expression.answer_by is not None and expression.answer_by < today


def can_be_changed(expression: Expression) -> bool:
    """While it goes on; a call that was withdrawn has nothing left to change it for."""
    is_there = not expression.is_forgotten and expression.call.state != CallState.WITHDRAWN
    return is_there and expression.stage in stages.GOING_ON


@dataclass(frozen=True)
class Mine:
    """What somebody reads of their own expression of interest."""

    expression: Expression
    call: Call
    link: str
    tag: Tag
    next_steps: list[str]
    feedback: str
    can_answer: bool
    can_withdraw: bool
    can_change: bool
    can_change_words: bool
    days: list[tuple[str | Promise, date]]


def mine(expression: Expression, today: date) -> Mine:
    """The page of a private link. What the panel has decided and not told stays hidden."""
    call, stage = expression.call, Stage(expression.stage)
    goes_on = can_be_changed(expression)
    return Mine(
        expression=expression,
        call=call,
        link=link_of(expression),
        tag=stages.public_tag(stage),
        next_steps=next_steps(expression, today),
        feedback=expression.feedback if stage in {Stage.DECLINED, Stage.RESERVE} else "",
        can_answer=goes_on and stage == Stage.OFFERED and not offer_has_lapsed(expression, today),
        can_withdraw=stage in stages.GOING_ON,
        can_change=goes_on,
        can_change_words=goes_on and call.takes_expressions(today),
        days=_days(expression),
    )


def _days(expression: Expression) -> list[tuple[str | Promise, date]]:
    call = expression.call
    told_on = timezone.localdate(expression.told_at) if expression.told_at else None
    answer_by = expression.answer_by if expression.stage == Stage.OFFERED else None
    found = [
        (_("We received it on"), expression.received_on),
        (_("The call closes on"), call.closes_on),
        (_("We tell everybody by"), None if told_on else call.told_by),
        (_("We told you on"), told_on),
        (_("Tell us your answer by"), answer_by),
        (_("We delete what you wrote on"), expression.forget_on),
    ]
    return [(words, day) for words, day in found if day]
