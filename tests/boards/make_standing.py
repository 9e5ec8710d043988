"""Dull valid people on the standing list: name only what your test is about."""

from datetime import date
from itertools import count
from typing import Any

from heard.boards.links import make_link
from heard.boards.models import Subscriber
from heard.boards.models.words import Origin, Topic
from heard.boards.queries.standing import PURPOSE
from heard.boards.services import standing
from heard.mail.models import Channel, Message
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from tests.partnerships import make as partnerships

CONSENT = "I want to be kept posted."
_number = count(1)


def keeper(of: Partnership | None = None) -> Member:
    """A communications lead, who keeps the standing list."""
    return partnerships.member(Role.COMMUNICATIONS_LEAD, of=of)


def wishes(at: str = "", channel: str = Channel.EMAIL, **more: Any) -> standing.Wishes:
    """To hear of seats on boards, by e-mail."""
    at = at or f"ash{next(_number)}@example.org"
    return standing.Wishes(**({"topics": (Topic.BOARDS,), "channel": channel, "at": at} | more))


def asked(of: Partnership | None = None, at: str = "", **more: Any) -> Subscriber:
    """Somebody who asked on the web, and has confirmed nothing that needs confirming."""
    of = of or partnerships.partnership()
    known = set(of.subscribers.values_list("pk", flat=True))
    standing.ask_to_join(
        of, wishes=wishes(at, **more), consent=CONSENT, at=addresses_of_install(of)
    )
    return of.subscribers.exclude(pk__in=known).get()


def subscriber(of: Partnership | None = None, at: str = "", **more: Any) -> Subscriber:
    """Somebody who is on the list."""
    return standing.confirm_subscription(asked(of, at, **more), by=None)


def paper(**more: Any) -> standing.Paper:
    columns = {"consent": CONSENT, "received_on": date(2026, 5, 3), "origin": Origin.PAPER}
    return standing.Paper(**(columns | more))


def link(subscriber: Subscriber) -> str:
    return make_link(subscriber.key, PURPOSE)


def letters(subscriber: Subscriber) -> list[Message]:
    """What was written to somebody by the list, oldest first."""
    found = Message.objects.filter(key__contains=str(subscriber.key))
    return list(found.order_by("queued_at"))
