"""Joining the standing list: asking, confirming, and being added from paper."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import Subscriber
from heard.boards.models.words import Origin
from heard.boards.queries.standing import reached_at
from heard.boards.services.standing.letters import greet
from heard.boards.services.standing.staying import LeftAlreadyError, leave_list
from heard.boards.services.standing.wishes import Wishes, locked, wait_for_others
from heard.mail.flooding import TooManyTodayError, a_day_ago
from heard.mail.models import Channel
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member, Partnership


class AlreadyOnListError(Exception):
    """Somebody with this address is on the list."""


# On the web, of one partnership; letters, texts and calls are done by a person.
MOST_A_DAY, MOST_BY_HAND_A_DAY = 1000, 100


@dataclass(frozen=True)
class Paper:
    """A wish that came on paper or at a session, agreed to there, in `consent`'s words."""

    consent: str
    received_on: date
    origin: str = Origin.PAPER


@transaction.atomic
def ask_to_join(partnership: Partnership, *, wishes: Wishes, consent: str, at: AddressOf) -> None:
    """Somebody asks on the web. Gives nothing, so that no page can tell who is on the list.

    By e-mail, text and phone they are on it once they confirm. What is kept of somebody who asked
    before stays as it is: who knows an address must not change what goes there.
    Raises TooManyTodayError.
    """
    wait_for_others(partnership)
    if _is_flooded(partnership, wishes.channel):
        raise TooManyTodayError(partnership)
    known = reached_at(partnership, wishes.channel, wishes.at)
    if known is not None:
        if known.is_waiting:  # the days after which it is forgotten begin anew, as does their link
            partnership.subscribers.filter(pk=known.pk).update(asked_at=timezone.now())
        greet(known, at=at, again=True)
        return
    by_post = wishes.channel == Channel.LETTER
    subscriber = partnership.subscribers.create(
        **wishes.columns, consent=consent, confirmed_at=timezone.now() if by_post else None
    )
    record("asked to be kept posted", subscriber, by=None, channel=wishes.channel)
    greet(subscriber, at=at)


@transaction.atomic
def confirm_subscription(subscriber: Subscriber, *, by: Member | None) -> Subscriber:
    """They are on the list from now on. Twice does no harm. No `by`: they did it by their link.

    An address that this one was to replace leaves the list. Raises LeftAlreadyError.
    """
    subscriber = locked(subscriber)
    if subscriber.left_at or subscriber.is_forgotten:
        raise LeftAlreadyError(subscriber)
    if subscriber.confirmed_at is None:
        subscriber.confirmed_at = timezone.now()
        subscriber.save(update_fields=["confirmed_at"])
        record("subscription confirmed", subscriber, by=by.user if by else None)
        if subscriber.replaces is not None:
            leave_list(subscriber.replaces, by=None)
    return subscriber


@transaction.atomic
def add_subscriber(
    partnership: Partnership, *, by: Member, wishes: Wishes, paper: Paper, at: AddressOf
) -> Subscriber:
    """Add somebody who agreed on paper or at a session, and send them their link.

    Who had asked on the web and not confirmed it has now done so. Raises AlreadyOnListError.
    """
    wait_for_others(partnership)
    known = reached_at(partnership, wishes.channel, wishes.at)
    if known is not None and known.is_current:
        raise AlreadyOnListError(known)
    subscriber = known or Subscriber(partnership=partnership)
    received = datetime.combine(paper.received_on, time(), timezone.get_current_timezone())
    now = {"asked_at": received, "confirmed_at": timezone.now(), "entered_by": by}
    agreed = {"consent": paper.consent, "origin": paper.origin}
    for column, value in (wishes.columns | now | agreed).items():
        setattr(subscriber, column, value)
    subscriber.save()
    record("subscriber added", subscriber, by=by.user, origin=paper.origin, channel=wishes.channel)
    greet(subscriber, at=at)
    return subscriber


def _is_flooded(partnership: Partnership, channel: str) -> bool:
    """Whether so many have asked since yesterday that somebody must be playing with the form.

    It looks at all who asked, not at whether this one is on the list: no page may tell that.
    """
    lately = partnership.subscribers.filter(origin=Origin.WEB, asked_at__gte=a_day_ago())
    if lately.count() >= MOST_A_DAY:
        return True
    by_hand = lately.exclude(channel=Channel.EMAIL)
    return channel != Channel.EMAIL and by_hand.count() >= MOST_BY_HAND_A_DAY
