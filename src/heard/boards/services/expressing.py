"""Taking in expressions of interest, and acknowledging them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override

from heard.audit.services import record
from heard.boards.addresses import Link
from heard.boards.form_keys import form_key
from heard.boards.interest import Interest, is_same_person
from heard.boards.models import Call, Expression, StageChange
from heard.boards.models.words import Origin, Stage
from heard.boards.queries.expressions import link_of, takes_paper
from heard.boards.services.telling import tell
from heard.mail.flooding import TooManyTodayError, a_day_ago, number_by_email, number_by_hand
from heard.mail.letters import letter
from heard.mail.models import Channel
from heard.partnerships.models import Member
from heard.partnerships.references import free_reference

# To one address or number, from the forms that anybody may send.
MOST_LETTERS_A_DAY = 5
# Of one partnership, from these forms. A person does each letter, text and call: whoever sends the
# form by the thousand must not bury those of families.
MOST_BY_HAND_A_DAY = 100
MOST_A_DAY = 500
_TELLS_WHO = ("name", "email", "phone", "address")


class CallClosedError(Exception):
    """The call takes no expressions of interest: not yet, not any more, or not from that day."""


class NotInTheCallError(Exception):
    """The seats are not offered by this call, or the district is another partnership's."""


@dataclass(frozen=True)
class Arrival:
    """How an expression comes in. Without `received_on` it came today.

    `token` names the form that it was written in: the same words from the same form are one
    expression, however often they are sent.
    """

    origin: str = Origin.WEB
    token: str = ""
    received_on: date | None = None


@transaction.atomic
def express_interest(
    call: Call, interest: Interest, *, arrival: Arrival, link: Link, by: Member | None = None
) -> Expression:
    """Take in what somebody sent themselves, and acknowledge it by the channel that they chose.

    Somebody who has sent one already is noted in `same_person_as`, for staff to settle. `by` is
    whoever helped. Raises CallClosedError, NotInTheCallError, TooManyTodayError.
    """
    call = _locked(call)
    if before := _sent_before(call, interest, arrival):
        return before
    if not call.takes_expressions(timezone.localdate()):
        raise CallClosedError(call)
    if _from_the_web(call.partnership_id).count() >= MOST_A_DAY:
        raise TooManyTodayError(call)
    return _take_in(call, interest, arrival=arrival, link=link, by=by)


@transaction.atomic
def enter_expression(
    call: Call, interest: Interest, *, arrival: Arrival, link: Link, by: Member
) -> Expression:
    """Type in what came on paper. It counts by the day on which it was posted or handed in.

    Raises CallClosedError where that day lies outside the call, or everybody has been told
    already, and NotInTheCallError.
    """
    call = _locked(call)
    if before := _sent_before(call, interest, arrival):
        return before
    if not takes_paper(call, arrival.received_on or timezone.localdate()):
        raise CallClosedError(call)
    return _take_in(call, interest, arrival=arrival, link=link, by=by)


def _locked(call: Call) -> Call:
    """Expressions of one call come in one after the other, so that doubles are seen."""
    return Call.objects.select_for_update(no_key=True).get(pk=call.pk)


def _sent_before(call: Call, interest: Interest, arrival: Arrival) -> Expression | None:
    return call.expressions.filter(key=_key(call, interest, arrival.token)).first()


def _key(call: Call, interest: Interest, token: str) -> UUID:
    groups = sorted(group.pk for group in interest.groups)
    return form_key(token, f"{call.pk} {groups} {interest.columns}")


def _take_in(
    call: Call, interest: Interest, *, arrival: Arrival, link: Link, by: Member | None
) -> Expression:
    _must_belong(call, interest)
    older = _same_person(call, interest)
    expression = Expression.objects.create(
        partnership_id=call.partnership_id,
        call=call,
        key=_key(call, interest, arrival.token),
        reference=free_reference(Expression.objects.filter(partnership=call.partnership_id)),
        origin=arrival.origin,
        received_on=arrival.received_on or timezone.localdate(),
        entered_by=by,
        same_person_as=older,
        **interest.columns,
    )
    expression.groups.set(interest.groups)
    StageChange.objects.create(expression=expression, stage=Stage.RECEIVED, by=by)
    doer = by.user if by else None
    record("interest expressed", expression, by=doer, origin=str(arrival.origin))
    _acknowledge(expression, older, link)
    return expression


def _must_belong(call: Call, interest: Interest) -> None:
    offered = set(call.seats.values_list("group_id", flat=True))
    if not interest.groups or {group.pk for group in interest.groups} - offered:
        raise NotInTheCallError(call)
    if interest.district and interest.district.partnership_id != call.partnership_id:
        raise NotInTheCallError(call)


def _same_person(call: Call, interest: Interest) -> Expression | None:
    """The first that is still going on and seems to be theirs."""
    others = call.expressions.filter(forgotten_at=None)
    others = others.exclude(stage__in=[Stage.WITHDRAWN, Stage.JOINED])
    others = others.only("call", "reference", "received_on", "channel", *_TELLS_WHO)
    return next((other for other in others if is_same_person(interest, other)), None)


def _acknowledge(expression: Expression, older: Expression | None, link: Link) -> None:
    """Says that there is an older one only where the older one gave the same address.

    Else whoever knows somebody's name and street could find out that they applied.
    """
    if _gets_too_many(expression):
        return
    is_theirs = (
        older is not None
        and older.channel == expression.channel
        and older.reached_at.casefold() == expression.reached_at.casefold()
    )
    with override(expression.language):
        words = letter(
            "boards/mail/acknowledgement.txt",
            expression=expression,
            call=expression.call,
            older=older if is_theirs else None,
            link=link(link_of(expression)),
        )
    tell(
        expression,
        words,
        key=f"interest received:{expression.key}",
        partnership_id=expression.partnership_id,
    )


def _gets_too_many(expression: Expression) -> bool:
    """Whether somebody seems to use a form that all may send to flood an address, or the staff.

    The page with the reference and the private link has been shown all the same.
    """
    if expression.origin == Origin.PAPER:
        return False
    lately = _from_the_web(expression.partnership_id)
    if expression.channel == Channel.EMAIL:
        return number_by_email(expression.email, lately) > MOST_LETTERS_A_DAY
    by_hand = lately.exclude(channel=Channel.EMAIL)
    if by_hand.count() > MOST_BY_HAND_A_DAY:
        return True
    return number_by_hand(expression, by_hand) > MOST_LETTERS_A_DAY


def _from_the_web(partnership_id: int) -> QuerySet[Expression]:
    """What came since yesterday through forms that anybody may send, on whosever device."""
    rows = Expression.objects.filter(partnership_id=partnership_id, made_at__gte=a_day_ago())
    return rows.exclude(origin=Origin.PAPER)
