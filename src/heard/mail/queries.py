"""Reading the outbox."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower
from django.utils import timezone

from heard.design.typed import number_forms
from heard.mail.models import Channel, Message, State

KEPT = timedelta(days=90)


def replaced(column: object, pattern: str, by: str = "") -> Func:
    """A column, or a value, with every match of `pattern` replaced: how addresses are compared."""
    return Func(
        *(column, Value(pattern), Value(by), Value("g")),
        function="regexp_replace",
        output_field=TextField(),
    )


def outbox(partnership_id: int, *, with_sign_in: bool) -> QuerySet[Message]:
    """Messages of a partnership, newest first, of the last 90 days.

    `with_sign_in` adds those that belong to no partnership (password resets): only where
    messages stay here to be read, never on a real install.
    """
    messages = Message.objects.filter(queued_at__gte=timezone.now() - KEPT)
    theirs = messages.filter(partnership_id=partnership_id)
    return theirs | messages.filter(partnership_id=None) if with_sign_in else theirs


def to_settle(partnership_id: int) -> QuerySet[Message]:
    """What a person must look at: what was perhaps sent, and what goes out by hand."""
    states = [State.PERHAPS_SENT, State.BY_HAND]
    unsettled = Message.objects.filter(partnership_id=partnership_id, state__in=states)
    return unsettled.exclude(to="")


def number_sent(key: str, *, since: datetime) -> int:
    """How many messages whose key begins with `key` were queued since then."""
    return Message.objects.filter(key__startswith=key, queued_at__gte=since).count()


def messages_to(partnership_id: int, ways: Iterable[str]) -> QuerySet[Message]:
    """Messages of a partnership to any of these e-mail addresses, numbers or postal addresses."""
    given = [way for way in ways if way.strip()]
    digits = {form for way in given if "@" not in way for form in number_forms(way)}
    rows = Message.objects.filter(partnership_id=partnership_id).exclude(to="")
    compared = rows.alias(
        lower=Lower("to"),
        digits=replaced("to", r"\D"),
    )
    by_number = Q(channel__in=[Channel.TEXT, Channel.PHONE], digits__in=digits)
    found = compared.filter(Q(lower__in=[way.lower() for way in given]) | by_number)
    return Message.objects.filter(pk__in=found.values("pk"))


def mentioning(partnership_id: int, words: Iterable[str]) -> QuerySet[Message]:
    """Messages of a partnership with any of these words in them, whomever they went to."""
    found = Q(pk__in=[])
    for word in words:
        found |= Q(subject__icontains=word) | Q(body__icontains=word) | Q(problem__icontains=word)
    return Message.objects.filter(found, partnership_id=partnership_id)


def settled_before(moment: datetime) -> QuerySet[Message]:
    """Messages that were sent, failed or broke off before `moment`, and are not emptied."""
    settled = Q(settled_at__lt=moment)
    broken_off = Q(state=State.PERHAPS_SENT, sending_at__lt=moment)
    return Message.objects.filter(settled | broken_off).exclude(to="", subject="", body="")
