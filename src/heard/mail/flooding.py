"""Limits on what strangers can make us send, from forms that anybody may fill in.

How many are too many is each form's own business.
"""

from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from heard.design.typed import inland_digits, plain_letters
from heard.mail.models import Channel


class TooManyTodayError(Exception):
    """More have come in since yesterday than people send: the form is shut until tomorrow."""


class Reached(Protocol):
    """Anything that somebody wants to be reached by."""

    channel: str
    phone: str
    address: str


def a_day_ago() -> datetime:
    return timezone.now() - timedelta(days=1)


def number_by_email(email: str, among: QuerySet[Any]) -> int:
    """How many of `among` gave this address, however it is spelt."""
    spelt = among.annotate(spelt=Lower("email"))
    number: int = spelt.filter(spelt=email.lower()).count()
    return number


def number_by_hand(to: Reached, among: QuerySet[Any]) -> int:
    """How many of `among` go by the same channel to the same number or address, however typed."""
    here = _spelt(to)
    rows = among.filter(channel=to.channel).only("channel", "phone", "address")
    return sum(_spelt(one) == here for one in rows)


def _spelt(to: Reached) -> str:
    return plain_letters(to.address) if to.channel == Channel.LETTER else inland_digits(to.phone)
