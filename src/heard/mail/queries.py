"""Reading the outbox."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from heard.mail.models import Message, State

KEPT = timedelta(days=90)


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
    return Message.objects.filter(partnership_id=partnership_id, state__in=states)
