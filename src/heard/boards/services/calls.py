"""Writing a call for seats, opening it, moving its dates, and ending it."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone, translation

from heard.audit.services import record
from heard.boards.addresses import Link
from heard.boards.applicant_letters import applicant_letter
from heard.boards.call_words import CallWords, Dates
from heard.boards.keeping import forget_day
from heard.boards.models import Call, CallSeats, Criterion, Subscriber
from heard.boards.models.words import CallState, Topic
from heard.boards.queries.applicants import applicants, decided
from heard.boards.queries.calls import Check, checklist
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.standing import tell_subscribers
from heard.boards.services.telling import tell
from heard.mail.letters import Letter, letter
from heard.partnerships.models import Member, Partnership
from heard.partnerships.slugs import free_slug

Address = Callable[[Call], str]  # the full address of a call for the public


class NotADraftError(Exception):
    """The call has been opened already: its words stay as applicants have read them."""


class NotReadyError(Exception):
    """Something is missing before the call can open; `missing` has the lines of the checklist."""

    def __init__(self, missing: list[Check]) -> None:
        super().__init__(missing)
        self.missing = missing


class WrongDatesError(Exception):
    """The closing date must be to come and later than it was, and telling comes after it."""


class NotGoingOnError(Exception):
    """The call is a draft, has been withdrawn, or everyone has been told."""


class DecidedAlreadyError(Exception):
    """The panel has decided on somebody, so the call stays closed."""


_COLUMNS = (
    *("title", "about", "time_needed", "paid", "support", "contact"),
    *("closes_on", "told_by", "hides_names"),
)


@transaction.atomic
def make_call(partnership: Partnership, *, words: CallWords, by: Member) -> Call:
    """A draft. Raises NotOfThisPartnershipError, WrongDatesError."""
    # Two made at once wait for each other, so that each has an address of its own.
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    slug = free_slug(words.title, partnership.calls.all(), otherwise="call")
    call = Call(partnership=partnership, slug=slug)
    _put(call, words)
    call.save()
    _put_lists(call, words)
    record("call made", call, by=by.user)
    return call


@transaction.atomic
def change_call(call: Call, *, words: CallWords, by: Member) -> Call:
    """Raises NotADraftError, NotOfThisPartnershipError, WrongDatesError."""
    call = locked(call)
    if call.state != CallState.DRAFT:
        raise NotADraftError(call)
    _put(call, words)
    call.save(update_fields=_COLUMNS)
    call.criteria.all().delete()
    call.seats.all().delete()
    _put_lists(call, words)
    record("call changed", call, by=by.user)
    return call


@transaction.atomic
def discard_call(call: Call, *, by: Member) -> None:
    """Throw a draft away. Raises NotADraftError."""
    call = locked(call)
    if call.state != CallState.DRAFT:
        raise NotADraftError(call)
    record("call thrown away", call, by=by.user)
    call.delete()


@transaction.atomic
def open_call(call: Call, *, by: Member, address: Address) -> Call:
    """Take expressions of interest from now on, and tell the standing list.

    Raises NotADraftError, NotReadyError.
    """
    call = locked(call)
    if call.state != CallState.DRAFT:
        raise NotADraftError(call)
    missing = [
        one for one in checklist(call, timezone.localdate()) if one.is_needed and not one.is_done
    ]
    if missing:
        raise NotReadyError(missing)
    call.state, call.opened_at = CallState.OPEN, timezone.now()
    call.save(update_fields=["state", "opened_at"])
    record("call opened", call, by=by.user)
    tell_subscribers(
        call.partnership,
        Topic.BOARDS,
        lambda subscriber: _opened_letter(call, address(call), subscriber),
        key=f"call-opened:{call.key}",
    )
    return call


@transaction.atomic
def extend_call(call: Call, dates: Dates, *, reason: str, by: Member, link: Link) -> Call:
    """Move the closing day to a later one, and tell everyone who applied of the new dates.

    A call that has closed opens again if nobody has been decided on. Raises NotGoingOnError,
    DecidedAlreadyError, WrongDatesError.
    """
    call = going_on(call)
    if decided(call).exists():
        raise DecidedAlreadyError(call)
    is_later = dates.closes_on > call.closes_on or (
        call.state == CallState.CLOSED and dates.closes_on == call.closes_on
    )
    if not (timezone.localdate() <= dates.closes_on < dates.told_by and is_later):
        raise WrongDatesError(dates)
    before = call.closes_on.isoformat()
    call.closes_on, call.told_by, call.state = dates.closes_on, dates.told_by, CallState.OPEN
    call.save(update_fields=["closes_on", "told_by", "state"])
    record(
        "call extended",
        call,
        by=by.user,
        before=before,
        closes_on=call.closes_on.isoformat(),
        told_by=call.told_by.isoformat(),
        reason=reason,
    )
    _tell_all(call, "call_extended", link, key=f"call-extended:{dates.closes_on}:{dates.told_by}")
    return call


@transaction.atomic
def close_call(call: Call, *, reason: str, by: Member) -> Call:
    """End it before its closing day. Raises NotGoingOnError where it is not open."""
    call = going_on(call)
    today = timezone.localdate()
    if not call.takes_expressions(today):
        raise NotGoingOnError(call)
    call.state, call.closes_on = CallState.CLOSED, today
    call.save(update_fields=["state", "closes_on"])
    record("call closed early", call, by=by.user, reason=reason)
    return call


@transaction.atomic
def withdraw_call(call: Call, *, reason: str, by: Member, link: Link) -> Call:
    """End it without deciding; everyone who applied is told why. Raises NotGoingOnError."""
    call = going_on(call)
    call.state, call.withdrawn_because = CallState.WITHDRAWN, reason
    call.save(update_fields=["state", "withdrawn_because"])
    record("call withdrawn", call, by=by.user)
    _tell_all(call, "call_withdrawn", link, key="call-withdrawn")
    for again in (True, False):
        day = forget_day(timezone.localdate(), may_ask_again=again)
        call.expressions.filter(may_ask_again=again, forget_on=None).update(forget_on=day)
    return call


def close_calls_that_are_over() -> int:
    """Write down that calls whose closing day has passed are closed; gives how many."""
    over = Call.objects.filter(state=CallState.OPEN, closes_on__lt=timezone.localdate())
    return over.update(state=CallState.CLOSED)


def locked(call: Call) -> Call:
    """The call as it is now, while nobody else changes it; expressions may still come in."""
    calls = Call.objects.select_for_update(no_key=True, of=("self",))
    return calls.select_related("partnership").get(pk=call.pk)


def going_on(call: Call) -> Call:
    """Locked. Raises NotGoingOnError unless it is open or being decided."""
    call = locked(call)
    if call.state not in {CallState.OPEN, CallState.CLOSED}:
        raise NotGoingOnError(call)
    return call


def _tell_all(call: Call, name: str, link: Link, *, key: str) -> None:
    for one in applicants(call).select_related("call__partnership"):
        words = applicant_letter(one, name, link=link)
        tell(one, words, key=f"{key}:{one.key}", partnership_id=call.partnership_id)


def _opened_letter(call: Call, address: str, subscriber: Subscriber) -> Letter:
    with translation.override(subscriber.language):
        return letter(
            "boards/mail/call_opened.txt",
            call=call,
            seats=list(call.seats.select_related("group__body")),
            partnership=call.partnership,
            address=address,
        )


def _put(call: Call, words: CallWords) -> None:
    if words.told_by <= words.closes_on:
        raise WrongDatesError(words)
    if any(group.body.partnership_id != call.partnership_id for group, _number in words.seats):
        raise NotOfThisPartnershipError(call)
    for column in _COLUMNS:
        setattr(call, column, getattr(words, column))


def _put_lists(call: Call, words: CallWords) -> None:
    Criterion.objects.bulk_create(
        Criterion(call=call, position=position, text=text)
        for position, text in enumerate(words.criteria, 1)
    )
    CallSeats.objects.bulk_create(
        CallSeats(call=call, group=group, number=number) for group, number in words.seats
    )
