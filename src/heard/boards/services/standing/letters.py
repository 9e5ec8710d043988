"""What the list writes to one person: please confirm, or you are on it."""

from dataclasses import replace
from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from heard.boards.links import make_link
from heard.boards.models import Subscriber
from heard.boards.queries.standing import PURPOSE
from heard.boards.services.telling import tell
from heard.mail.letters import Letter, letter
from heard.mail.models import Channel
from heard.mail.queries import number_sent
from heard.partnerships.addresses import AddressOf

LEAVE = "boards:leave_list"
MOST_A_DAY = 3  # whoever types an address can make us write to it


def own_address(subscriber: Subscriber, at: AddressOf) -> str:
    """Where somebody sees and changes what the list holds on them."""
    return at("boards:my_subscription", make_link(subscriber.key, PURPOSE))


def leave_address(subscriber: Subscriber, at: AddressOf) -> str:
    """Where a mail programme leaves the list for them with one click."""
    return at(LEAVE, make_link(subscriber.key, PURPOSE))


def greet(subscriber: Subscriber, *, at: AddressOf, again: bool = False) -> bool:
    """Ask to confirm, or say that they are on the list; says whether anything new is on its way.

    One person gets at most one e-mail of this kind in an hour and three in a day, and one text,
    call or letter in a day, whoever asks for them and however often.
    `again`: they, or somebody who knows their address, asked although they are on the list.
    """
    name = "confirm_subscription" if subscriber.is_waiting else "on_the_list"
    with override(subscriber.language):
        words = letter(
            f"boards/mail/{name}.txt",
            subscriber=subscriber,
            partnership=subscriber.partnership,
            own=own_address(subscriber, at),
            staff_page=at("boards:subscriber", subscriber.pk),
            again=again,
        )
    begun = timezone.now()
    key = f"standing list:{subscriber.key}:"
    if number_sent(key, since=begun - timedelta(days=1)) >= MOST_A_DAY:
        return False
    by_email = subscriber.channel == Channel.EMAIL
    spell = f"{begun:%Y-%m-%dT%H}" if by_email else f"{begun:%Y-%m-%d}"
    message = tell(
        subscriber,
        words,
        key=f"{key}{spell}",
        partnership_id=subscriber.partnership_id,
        leave_url=leave_url(subscriber, at),
    )
    return message is not None and message.queued_at >= begun


def leave_url(subscriber: Subscriber, at: AddressOf) -> str:
    """Only a mail programme can press it."""
    return leave_address(subscriber, at) if subscriber.channel == Channel.EMAIL else ""


def with_last_lines(words: Letter, subscriber: Subscriber, at: AddressOf) -> Letter:
    """`words` with why they get it, and how to change what they get or leave."""
    with override(subscriber.language):
        lines = render_to_string(
            "boards/mail/last_lines.txt",
            {
                "subscriber": subscriber,
                "partnership": subscriber.partnership,
                "own": own_address(subscriber, at),
            },
        )
    return replace(words, body=f"{words.body.rstrip()}\n\n{lines.strip()}\n")
