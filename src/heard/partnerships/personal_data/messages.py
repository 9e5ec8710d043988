"""Messages to somebody, and messages to others that name them."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import moment_words
from heard.mail.models import Message
from heard.mail.queries import mentioning, messages_to
from heard.mail.services import forget_message, rewrite_message
from heard.partnerships.likeness import names_them, strike, telling_words
from heard.partnerships.privacy import Held, Room, Subject, values

KEPT = timedelta(days=90)
WAITING = gettext_lazy("This message has not gone out yet. It can be emptied once it has")


def held_on(subject: Subject) -> list[Held]:
    theirs = messages_to(subject.partnership_id, [subject.email, subject.phone, *subject.ways])
    mine = [_message(message) for message in theirs]
    return [*mine, *_naming(subject, {message.pk for message in theirs})]


def counts(partnership_id: int) -> dict[str, int]:
    return {"messages": Message.objects.filter(partnership_id=partnership_id).count()}


def _message(message: Message) -> Held:
    return Held(
        _("A message to you"),
        f"message:{message.pk}",
        values(
            (_("To"), message.to),
            (_("Subject"), message.subject),
            # A link that opens what is theirs stays out of a page that somebody else reads.
            (_("Words"), "" if message.holds_secret else message.body),
            (_("State"), message.get_state_display()),
            (_("Written"), moment_words(message.queued_at)),
        ),
        kept_until=(timezone.localdate(message.settled_at) + KEPT if message.settled_at else None),
        why_kept=WAITING if message.is_waiting else "",
        forget=None if message.is_waiting else lambda by: forget_message(message),
    )


def _naming(subject: Subject, besides: set[object]) -> Iterator[Held]:
    """Messages to others; whom they went to is not told."""
    for message in mentioning(subject.partnership_id, telling_words(subject)):
        texts = (message.subject, message.body, message.problem)
        if message.pk not in besides and any(names_them(text, subject) for text in texts):
            yield _message_to_another(message, subject)


def _message_to_another(message: Message, subject: Subject) -> Held:
    return Held(
        _("A message to somebody else names you"),
        f"naming:{message.pk}",
        values((_("Written"), moment_words(message.queued_at))),
        why_kept=WAITING if message.is_waiting else "",
        is_certain=not subject.has_namesake,
        forget=(
            None
            if message.is_waiting
            else lambda by: rewrite_message(message, lambda text: strike(text, subject))
        ),
    )


MESSAGES = Room("mail", gettext_lazy("Messages"), held_on, counts)
