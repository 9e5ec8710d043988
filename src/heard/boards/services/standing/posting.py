"""Telling everybody on the list who wants to hear of a topic."""

from collections.abc import Callable
from itertools import islice

from django.db import transaction

from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.boards.services.standing.letters import leave_url, with_last_lines
from heard.boards.services.telling import message_to
from heard.mail.letters import Letter
from heard.mail.services import NewMessage, send_many
from heard.partnerships.addresses import AddressOf, addresses_of_install
from heard.partnerships.models import Partnership

AT_ONCE = 500  # letters in memory at one time
LONGEST_KEY = 160  # with the subscriber's own it must fit where messages are named
Words = Letter | Callable[[Subscriber], Letter]


@transaction.atomic
def tell_subscribers(partnership: Partnership, topic: Topic, words: Words, *, key: str) -> int:
    """Queue one message to each who wants to hear of `topic`, by the channel that they chose.

    `words` is one letter for all, or makes the letter of a subscriber (in their `language`, Easy
    Read if they want it). Each gets their own last lines: why they get it, and how to leave. The
    same `key` is sent once to each, so calling it again tells only those who joined since. Gives
    how many messages are new. All are queued with the caller's work or none is: 10,000 take about
    four seconds, so call it from a job where somebody would wait for it. Raises ValueError when
    `key` is too long.
    """
    if len(key) > LONGEST_KEY:
        raise ValueError(f"a key of at most {LONGEST_KEY} characters")
    at = addresses_of_install(partnership)
    wanted = partnership.subscribers.current().filter(topics__contains=[topic.value])
    everybody = wanted.order_by("pk").iterator(chunk_size=AT_ONCE)
    told = 0
    while some := list(islice(everybody, AT_ONCE)):
        told += send_many(_message(each, partnership, words, at, key) for each in some)
    return told


def _message(
    subscriber: Subscriber, partnership: Partnership, words: Words, at: AddressOf, key: str
) -> NewMessage:
    subscriber.partnership = partnership
    letter = words if isinstance(words, Letter) else words(subscriber)
    message = message_to(
        subscriber,
        with_last_lines(letter, subscriber, at),
        key=f"{key}:{subscriber.key}",
        partnership_id=partnership.pk,
        leave_url=leave_url(subscriber, at),
    )
    if message is None:  # the database holds that whoever is on the list can be reached
        raise ValueError(f"{subscriber} cannot be reached")
    return message
