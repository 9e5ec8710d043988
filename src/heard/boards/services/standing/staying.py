"""Changing what one hears of, and leaving the list."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Subscriber
from heard.boards.queries.standing import reached_at
from heard.boards.services.standing.letters import greet
from heard.boards.services.standing.wishes import Wishes, locked
from heard.mail.models import Channel
from heard.mail.services import call_off
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member


class LeftAlreadyError(Exception):
    """They have left the list: whoever wants to be on it again asks again."""


@transaction.atomic
def change_subscription(
    subscriber: Subscriber, *, by: Member | None, wishes: Wishes, at: AddressOf
) -> bool:
    """Change what is kept of somebody. No `by`: they did it by their link.

    Says whether a new e-mail address has to be confirmed first: until it is, all stays as it was.
    Raises LeftAlreadyError.
    """
    subscriber = locked(subscriber)
    if subscriber.left_at or subscriber.is_forgotten:
        raise LeftAlreadyError(subscriber)
    if wishes.channel == Channel.EMAIL and wishes.at.lower() != subscriber.email.lower():
        _ask_at_new_address(subscriber, wishes, at)
        return True
    for column, value in wishes.columns.items():
        setattr(subscriber, column, value)
    subscriber.save(update_fields=list(wishes.columns))
    record("subscription changed", subscriber, by=by.user if by else None, channel=wishes.channel)
    return False


def _ask_at_new_address(subscriber: Subscriber, wishes: Wishes, at: AddressOf) -> None:
    """Nothing here tells whether the new address was on the list before."""
    known = reached_at(subscriber.partnership, Channel.EMAIL, wishes.at)
    if known is not None:
        greet(known, at=at, again=True)
        return
    moved = subscriber.partnership.subscribers.create(
        **wishes.columns,
        consent=subscriber.consent,
        origin=subscriber.origin,
        entered_by=subscriber.entered_by,
        replaces=subscriber,
    )
    record("asked to be written to elsewhere", moved, by=None, instead_of=str(subscriber))
    greet(moved, at=at)


@transaction.atomic
def leave_list(subscriber: Subscriber, *, by: Member | None) -> Subscriber:
    """No more messages. Twice does no harm. No `by`: they did it by their link.

    A new address of theirs that waits to be confirmed is dropped too.
    """
    subscriber = locked(subscriber)
    if subscriber.left_at is None:
        subscriber.left_at = timezone.now()
        subscriber.save(update_fields=["left_at"])
        subscriber.replaced_by.filter(confirmed_at=None).update(left_at=subscriber.left_at)
        call_off(subscriber.partnership_id, subscriber.key)
        record("left the standing list", subscriber, by=by.user if by else None)
    return subscriber


@transaction.atomic
def send_link_again(subscriber: Subscriber, *, by: Member, at: AddressOf) -> bool:
    """Send their private link once more; False if they got one not long ago.

    Raises LeftAlreadyError.
    """
    subscriber = locked(subscriber)
    if subscriber.left_at or subscriber.is_forgotten:
        raise LeftAlreadyError(subscriber)
    is_sent = greet(subscriber, at=at)
    if is_sent:
        record("subscriber's link sent again", subscriber, by=by.user)
    return is_sent
