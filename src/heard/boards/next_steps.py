"""What happens next with an expression of interest, in the words that its sender reads."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from heard.boards.models import Expression
from heard.boards.models.words import CallState, Stage
from heard.design.words import date_words


def next_steps(expression: Expression, today: date) -> list[str]:
    """Paragraphs. What is decided and not told reads as if the panel were still reading."""
    call = expression.call
    if call.state == CallState.WITHDRAWN:
        why = _("This call was withdrawn: %(reason)s") % {"reason": call.withdrawn_because}
        return [why, _("Nobody is chosen and no seat is given. You need to do nothing.")]
    return [step for step in _OF_STAGE[Stage(expression.stage)](expression, today) if step]


def _reading(expression: Expression, today: date) -> list[str]:
    call = expression.call
    told_by = {"day": date_words(call.told_by)}
    if call.is_late(today):
        late = (
            _("We promised to tell everybody by %(day)s. We are late, and we are sorry.") % told_by
        )
        return [late, _contact(expression, _("To ask how far we are: %(contact)s"))]
    told = _("We will tell you by %(day)s what was decided, whatever it is.") % told_by
    if call.takes_expressions(today):
        closes = {"day": date_words(call.closes_on)}
        return [_("You can still change what you told us, until %(day)s.") % closes, told]
    return [_("The call has closed. A panel reads what everybody wrote."), told]


def _conversation(expression: Expression, today: date) -> list[str]:
    return [
        _("The panel would like to talk with you before it decides. We will get in touch."),
        _contact(expression, _("If you have not heard from us within a week: %(contact)s")),
        *_reading(expression, today)[-1:],
    ]


def _offered(expression: Expression, today: date) -> list[str]:
    seat = _("The seat: %(seat)s.") % {"seat": expression.offered_group}
    first = seat if expression.offered_group else ""
    by = expression.answer_by
    if by is None:
        return [first, _("Tell us whether you take it.")]
    if by < today:
        over = _("The day by which we needed your answer, %(day)s, is over.")
        ask = _("If you would still like the seat, ask us: %(contact)s")
        return [first, over % {"day": date_words(by)}, _contact(expression, ask)]
    return [first, _("Tell us by %(day)s whether you take it.") % {"day": date_words(by)}]


def _reserve(expression: Expression, today: date) -> list[str]:
    place = expression.reserve_place
    number = _("You are number %(number)s on the list.") % {"number": place} if place else ""
    ask = _("If a seat becomes free we ask people on the list in order. You need to do nothing.")
    return [number, ask]


def _declined(expression: Expression, today: date) -> list[str]:
    words = _(
        "We could not offer you a seat this time. Thank you for telling us that you would help."
    )
    again = _("You said that we may ask you again, so we will write to you about other seats.")
    return [words, again if expression.may_ask_again else ""]


def _accepted(expression: Expression, today: date) -> list[str]:
    return [
        _("Thank you. We will get in touch to agree when you start and what you need."),
        _contact(expression, _("If anything changes, tell us: %(contact)s")),
    ]


def _appointed(expression: Expression, today: date) -> list[str]:
    seat = expression.membership
    started = {"day": date_words(seat.start_on)} if seat else None
    start = _("Your seat starts on %(day)s.") if seat and seat.start_on > today else ""
    began = _("You have been in your seat since %(day)s.") if seat and not start else ""
    words = (start or began) % started if started else ""
    return [words, _contact(expression, _("Your contact: %(contact)s"))]


def _turned_down(expression: Expression, today: date) -> list[str]:
    return [_("You said no to the seat. Thank you for telling us. It goes to somebody else.")]


def _withdrawn(expression: Expression, today: date) -> list[str]:
    return [_("You are no longer in this call. Thank you for your interest.")]


def _joined(expression: Expression, today: date) -> list[str]:
    return [_("We read this one together with the other one. Its own link says how far we are.")]


def _contact(expression: Expression, words: str) -> str:
    return words % {"contact": expression.call.contact}


_OF_STAGE: dict[Stage, Callable[[Expression, date], list[str]]] = {
    Stage.RECEIVED: _reading,
    Stage.READING: _reading,
    Stage.TO_OFFER: _reading,
    Stage.TO_RESERVE: _reading,
    Stage.TO_DECLINE: _reading,
    Stage.CONVERSATION: _conversation,
    Stage.OFFERED: _offered,
    Stage.RESERVE: _reserve,
    Stage.DECLINED: _declined,
    Stage.ACCEPTED: _accepted,
    Stage.APPOINTED: _appointed,
    Stage.TURNED_DOWN: _turned_down,
    Stage.WITHDRAWN: _withdrawn,
    Stage.JOINED: _joined,
}
