"""Sending messages: queued -> sending -> sent, with the cases in between told apart."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from heard.audit.services import Actor, record
from heard.mail import senders
from heard.mail.letters import Letter
from heard.mail.models import Channel, Message, State

DELIVER = "heard.mail.jobs.deliver"
# After this long in `sending`, whoever was sending is gone (the server waits far less).
ABANDONED_AFTER = timedelta(minutes=5)
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


# An address with no sign in it that would end the header that it goes into.
_LEAVE_URL = re.compile(r"(?:https?://[!-;=?-~]{1,900})?")


class NotToBeSettledError(Exception):
    """The message is under way or has arrived: there is nothing for a person to settle."""


@dataclass(frozen=True)
class NewMessage:
    """What to send. `key` names the message: the same key is sent once, however often asked."""

    key: str
    to: str
    subject: str
    body: str
    language: str = "en-gb"
    partnership_id: int | None = None
    holds_secret: bool = False
    channel: str = Channel.EMAIL
    leave_url: str = ""


@transaction.atomic
def send(new: NewMessage) -> Message:
    """Queue a message in the caller's transaction: it goes out if the work is kept.

    Raises ValueError when the subject or an address would start a second line.
    """
    message, is_new = Message.objects.get_or_create(key=new.key, defaults=_columns(new))
    if is_new and message.state == State.QUEUED:
        _defer(message)
    return message


def send_letter(
    words: Letter,
    *,
    key: str,
    to: str,
    partnership_id: int | None = None,
    holds_secret: bool = False,
) -> Message:
    """Queue an e-mail that was just worded: its language is the one that is active now.

    Raises ValueError, as `send` does.
    """
    return send(
        NewMessage(
            key=key,
            to=to,
            subject=words.subject,
            body=words.body,
            language=get_language() or "en-gb",
            partnership_id=partnership_id,
            holds_secret=holds_secret,
        )
    )


@transaction.atomic
def send_many(letters: Iterable[NewMessage]) -> int:
    """Queue many messages at once, as `send` does one. Returns how many had not been asked for.

    A few hundred a call: all of them are in memory, and written in one go. Raises ValueError.
    """
    asked = {new.key: new for new in letters}
    messages = {key: Message(key=key, **_columns(new)) for key, new in asked.items()}
    Message.objects.bulk_create(messages.values(), ignore_conflicts=True)
    ours = [message.pk for message in messages.values()]
    written = Message.objects.filter(pk__in=ours).values_list("pk", "state")
    waiting: list[JSONDict] = [
        {"message_id": str(pk)} for pk, state in written if state == State.QUEUED
    ]
    if waiting:
        app.configure_task(DELIVER).batch_defer(*waiting)
    return len(written)


def _columns(new: NewMessage) -> dict[str, Any]:
    if any(sign in text for text in (new.subject, new.to) for sign in "\r\n"):
        raise ValueError("a subject and an address are one line each")
    if not _LEAVE_URL.fullmatch(new.leave_url):
        raise ValueError("the address for leaving a list is a web address without spaces")
    return {
        "to": new.to,
        "subject": new.subject[:200],
        "body": new.body,
        "language": new.language,
        "partnership_id": new.partnership_id,
        "holds_secret": new.holds_secret,
        "channel": new.channel,
        "leave_url": new.leave_url,
        "state": _first_state(new.channel),
    }


def deliver(message: Message) -> Message:
    """Take `message` out, once. Running it again for the same message does no harm.

    The claim is committed before anything leaves, so a crash leaves `sending` behind, which
    becomes `perhaps sent` and is never repeated by itself.
    """
    claimed = _claim(message)
    if claimed is None:
        return Message.objects.get(pk=message.pk)
    sender = senders.current_sender()
    try:
        sender.send(claimed)
    except senders.RefusedError as problem:
        return _end(claimed, State.FAILED, sender=sender.name, problem=str(problem))
    except senders.NotNowError as problem:
        return _try_later(claimed, sender=sender.name, problem=str(problem))
    except senders.NobodyKnowsError as problem:
        return _end(claimed, State.PERHAPS_SENT, sender=sender.name, problem=str(problem))
    return _end(claimed, State.SENT, sender=sender.name)


@transaction.atomic
def mark_abandoned() -> int:
    """Give what nobody finished sending to a person. Returns how many messages."""
    return Message.objects.filter(
        state=State.SENDING, sending_at__lt=timezone.now() - ABANDONED_AFTER
    ).update(state=State.PERHAPS_SENT, problem="Sending broke off")


@transaction.atomic
def settle_as_sent(message: Message, *, by: Actor) -> Message:
    """A person knows that it arrived. Raises NotToBeSettledError."""
    message = _locked_to_settle(message)
    record("message settled as sent", message, by=by)
    return _end(message, State.SENT, sender=message.sender)


@transaction.atomic
def send_again(message: Message, *, by: Actor) -> Message:
    """A person wants it sent once more. Raises NotToBeSettledError."""
    message = _locked_to_settle(message)
    message.state, message.problem, message.settled_at = _first_state(message.channel), "", None
    message.tries = 0
    message.save(update_fields=["state", "problem", "settled_at", "tries"])
    record("message sent again", message, by=by)
    if message.state == State.QUEUED:
        _defer(message)
    return message


class StillToGoOutError(Exception):
    """A message that has not gone out yet cannot be forgotten."""


@transaction.atomic
def forget_message(message: Message) -> Message:
    """Empty address and words; what became of it, and when, stays. Raises StillToGoOutError."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.is_waiting:
        raise StillToGoOutError(message)
    if message.to and message.to.lower() in message.key.lower():
        message.key = f"forgotten:{message.pk}"
    message.to = message.subject = message.body = message.problem = message.leave_url = ""
    message.save(update_fields=["key", "to", "subject", "body", "problem", "leave_url"])
    return message


@transaction.atomic
def rewrite_message(message: Message, rewrite: Callable[[str], str]) -> Message:
    """Strike somebody out of the words of a message to another. Raises StillToGoOutError."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.is_waiting:
        raise StillToGoOutError(message)
    message.subject = rewrite(message.subject)[:200]
    message.body, message.problem = rewrite(message.body), rewrite(message.problem)[:500]
    message.save(update_fields=["subject", "body", "problem"])
    return message


@transaction.atomic
def call_off(partnership_id: int, about: UUID) -> int:
    """Take back what a person was to post, ring or text about `about`, which the keys name.

    Whoever took back what they wrote, or left a list, is not to be written to any more. What goes
    out by itself has gone. Gives how many.
    """
    waiting = Message.objects.filter(
        partnership_id=partnership_id, state=State.BY_HAND, key__contains=str(about)
    )
    return waiting.update(
        state=State.FAILED,
        settled_at=timezone.now(),
        problem="Called off",
        to="",
        subject="",
        body="",
        leave_url="",
    )


def _first_state(channel: str) -> State:
    """Letters are posted, and calls and texts made, by a person: nothing sends them yet."""
    return State.QUEUED if channel == Channel.EMAIL else State.BY_HAND


@transaction.atomic
def _claim(message: Message) -> Message | None:
    """Mark it as being sent, or None when it is not this job's to send."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state != State.QUEUED:
        return None
    message.state, message.sending_at = State.SENDING, timezone.now()
    message.tries += 1
    message.save(update_fields=["state", "sending_at", "tries"])
    return message


def _locked_to_settle(message: Message) -> Message:
    message = Message.objects.select_for_update().get(pk=message.pk)
    if not message.can_be_settled:
        raise NotToBeSettledError(message)
    return message


@transaction.atomic
def _end(message: Message, state: State, *, sender: str, problem: str = "") -> Message:
    """A body with a private link is forgotten once sent, save where the outbox is the reader."""
    message.state, message.sender, message.problem = state, sender, problem[:500]
    if state in {State.SENT, State.FAILED}:
        message.settled_at = timezone.now()
    if message.holds_secret and state == State.SENT and sender != "outbox":
        message.body = message.leave_url = ""
    message.save(update_fields=["state", "sender", "problem", "settled_at", "body", "leave_url"])
    return message


@transaction.atomic
def _try_later(message: Message, *, sender: str, problem: str) -> Message:
    if message.tries > len(WAITS):
        return _end(message, State.FAILED, sender=sender, problem=problem)
    message.state, message.sender, message.problem = State.QUEUED, sender, problem[:500]
    message.save(update_fields=["state", "sender", "problem"])
    _defer(message, wait=WAITS[message.tries - 1])
    return message


def _defer(message: Message, wait: timedelta | None = None) -> None:
    later = {"seconds": int(wait.total_seconds())} if wait else None
    app.configure_task(DELIVER, schedule_in=later).defer(message_id=str(message.pk))
