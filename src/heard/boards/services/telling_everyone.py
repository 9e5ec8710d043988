"""Telling everybody at once what was decided, and offering seats that came free afterwards."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.addresses import Link
from heard.boards.applicant_letters import applicant_letter, outcome_letter
from heard.boards.keeping import DAYS_TO_ANSWER, forget_day
from heard.boards.models import Call, Expression, SeatGroup, StageChange
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.applicants import (
    decided,
    next_on_reserve,
    reserve_ends_on,
    taken_seats,
    undecided,
)
from heard.boards.queries.calls import has_parent
from heard.boards.services.calls import locked
from heard.boards.services.deciding import NoParentError, NoSeatLeftError, StillOpenError
from heard.boards.services.telling import tell
from heard.mail.letters import Letter
from heard.partnerships.models import Member

_TOLD = {
    Stage.TO_OFFER: Stage.OFFERED,
    Stage.TO_RESERVE: Stage.RESERVE,
    Stage.TO_DECLINE: Stage.DECLINED,
}


class ToldAlreadyError(Exception):
    """Everyone has been told."""


class NotToBeToldError(Exception):
    """The call is a draft or was withdrawn."""


class UndecidedError(Exception):
    """The panel has not decided on everybody; `number` is how many are left."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NotToldError(Exception):
    """Nobody is offered a seat from the reserve list before everyone has been told."""


class NobodyOnReserveError(Exception):
    """Nobody who wants such a seat is on the reserve list."""


class ReserveOverError(Exception):
    """A reserve list holds for a year after everyone was told."""


class NotOverdueError(Exception):
    """There is no offer, or its day to answer by has not passed."""


@transaction.atomic
def tell_everyone(
    call: Call, *, by: Member, link: Link, days_to_answer: int = DAYS_TO_ANSWER
) -> int:
    """Send every applicant what was decided, by the channel they chose; gives to how many.

    Raises ToldAlreadyError, NotToBeToldError, StillOpenError, UndecidedError, NoParentError.
    """
    call = _ready(call)
    rows = list(decided(call).select_for_update(of=("self",)))
    for one in rows:
        _tell_outcome(one, link, days_to_answer)
    StageChange.objects.bulk_create(
        StageChange(expression=one, stage=one.stage, by=by) for one in rows
    )
    _forget_the_rest(call)
    call.state, call.told_at = CallState.TOLD, timezone.now()
    call.save(update_fields=["state", "told_at"])
    late = call.told_by < timezone.localdate()
    record("everyone told", call, by=by.user, applicants=len(rows), late=late)
    return len(rows)


@transaction.atomic
def offer_next(
    call: Call, group: SeatGroup, *, by: Member, link: Link, days_to_answer: int = DAYS_TO_ANSWER
) -> Expression:
    """Offer a seat that came free to the first on the reserve list who wants one of that group.

    Raises NotToldError, ReserveOverError, NoSeatLeftError, NobodyOnReserveError.
    """
    call = locked(call)
    if call.state != CallState.TOLD:
        raise NotToldError(call)
    last_day = reserve_ends_on(call)
    if last_day is None or last_day < timezone.localdate():
        raise ReserveOverError(call)
    seats = call.seats.filter(group=group).first()
    if seats is None or taken_seats(call.expressions.all(), group) >= seats.number:
        raise NoSeatLeftError(group)
    found = next_on_reserve(call, group)
    if found is None:
        raise NobodyOnReserveError(group)
    expression = _held(found)
    if expression.stage != Stage.RESERVE:
        raise NobodyOnReserveError(group)
    expression.stage, expression.offered_group = Stage.TO_OFFER, group
    _tell_outcome(expression, link, days_to_answer)
    StageChange.objects.create(expression=expression, stage=expression.stage, by=by)
    record("seat offered from reserve list", expression, by=by.user)
    return expression


@transaction.atomic
def end_offer(expression: Expression, *, by: Member, link: Link) -> Expression:
    """Take back an offer that was not answered in time, so that the next can be asked.

    Raises NotOverdueError.
    """
    locked(expression.call)
    expression = _held(expression)
    answer_by = expression.answer_by
    if expression.stage != Stage.OFFERED or not answer_by or answer_by >= timezone.localdate():
        raise NotOverdueError(expression)
    expression.stage = Stage.TURNED_DOWN
    expression.revision += 1
    expression.save(update_fields=["stage", "revision"])
    StageChange.objects.create(expression=expression, stage=expression.stage, by=by)
    record("offer ended without an answer", expression, by=by.user)
    words = applicant_letter(expression, "offer_ended", link=link)
    _send(expression, words, f"offer-ended:{expression.revision}")
    return expression


def _ready(call: Call) -> Call:
    call = locked(call)
    if call.state == CallState.TOLD:
        raise ToldAlreadyError(call)
    if call.state not in {CallState.OPEN, CallState.CLOSED}:
        raise NotToBeToldError(call)
    if not call.is_over(timezone.localdate()):
        raise StillOpenError(call)
    if number := undecided(call).count():
        raise UndecidedError(number)
    if not has_parent(call):
        raise NoParentError(call)
    return call


def _tell_outcome(expression: Expression, link: Link, days_to_answer: int) -> None:
    """Send the letter that goes with what was decided, and move on to what they now know."""
    today = timezone.localdate()
    answer_by = today + timedelta(days=days_to_answer)
    words = outcome_letter(expression, link=link, answer_by=answer_by)
    expression.stage = _TOLD[Stage(expression.stage)]
    expression.told_at = timezone.now()
    expression.answer_by = answer_by if expression.stage == Stage.OFFERED else None
    expression.forget_on = forget_day(
        today,
        may_ask_again=expression.may_ask_again,
        is_waiting=expression.stage != Stage.DECLINED,
    )
    expression.revision += 1
    columns = ("stage", "offered_group", "told_at", "answer_by", "forget_on", "revision")
    expression.save(update_fields=columns)
    _send(expression, words, f"outcome:{expression.stage}")


def _forget_the_rest(call: Call) -> None:
    """Those who withdrew, and doubles, are kept no longer than whoever was declined."""
    for again in (True, False):
        day = forget_day(timezone.localdate(), may_ask_again=again)
        call.expressions.filter(may_ask_again=again, forget_on=None).update(forget_on=day)


def _send(expression: Expression, words: Letter, what: str) -> None:
    key = f"expression:{expression.key}:{what}"
    tell(expression, words, key=key, partnership_id=expression.partnership_id)


def _held(expression: Expression) -> Expression:
    rows = Expression.objects.select_for_update(of=("self",)).select_related("call__partnership")
    return rows.get(pk=expression.pk)
