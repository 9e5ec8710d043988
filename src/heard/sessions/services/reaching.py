"""Families whom a message did not reach, and sending their link once more."""

import re
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.mail.models import Message, State
from heard.mail.queries import number_sent
from heard.partnerships.addresses import AddressOf
from heard.partnerships.models import Member
from heard.sessions.models import Booking
from heard.sessions.models.words import LIVE, BookingState
from heard.sessions.services.telling import tell_household

MOST_LINKS_A_DAY = 5
# A message that failed longer ago is about nothing that still comes.
_LOOKS_BACK = timedelta(days=30)
_ABOUT = re.compile(r"^booking [\w ]+:([0-9a-f-]{36}):")
LETTERS: dict[str, str] = {
    BookingState.BOOKED: "booked",
    BookingState.WAITING: "waiting",
    BookingState.OFFERED: "offer",
}


class NotLiveError(Exception):
    """The booking has been cancelled, or its session: there is nothing to reach them about."""


class TooOftenError(Exception):
    """The link has been sent as often as anybody needs it in a day."""


@transaction.atomic
def note_unreachable(booking: Booking, *, because: str, by: Member | None) -> Booking:
    """A letter came back, or nobody answers at the number. Raises NotLiveError."""
    booking = _locked(booking)
    if not booking.is_live or booking.is_forgotten:
        raise NotLiveError(booking)
    booking.unreachable_because = because
    booking.save(update_fields=["unreachable_because"])
    record("family not reached", booking, by=by.user if by else None)
    return booking


@transaction.atomic
def note_reached(booking: Booking, *, by: Member) -> Booking:
    """Somebody got through to them after all."""
    booking = _locked(booking)
    if booking.unreachable_because:
        booking.unreachable_because = ""
        booking.save(update_fields=["unreachable_because"])
        record("family reached", booking, by=by.user)
    return booking


@transaction.atomic
def send_link_again(booking: Booking, *, at: AddressOf, by: Member) -> None:
    """What they were told last, with their link. Raises NotLiveError, TooOftenError."""
    booking = _locked(booking)
    if not booking.is_live or booking.is_forgotten:
        raise NotLiveError(booking)
    name, now = LETTERS[booking.state], timezone.now()
    again = f"booking {name}:{booking.key}:again"
    if number_sent(again, since=now - timedelta(days=1)) >= MOST_LINKS_A_DAY:
        raise TooOftenError(booking)
    tell_household(booking, name, at=at, key=f"again {now.isoformat()}")
    record("link sent again", booking, by=by.user)


def note_bounces() -> int:
    """Mark households whose last message came back, so that somebody tries another way.

    A message counts only while it went where they are reached now, and once: whoever dealt with it
    is not told again. Gives how many are new.
    """
    since = timezone.now() - _LOOKS_BACK
    failed = Message.objects.filter(
        state=State.FAILED, settled_at__gte=since, key__startswith="booking "
    )
    latest: dict[UUID, Message] = {}
    for message in failed.exclude(to="").order_by("settled_at"):
        if match := _ABOUT.match(message.key):
            latest[UUID(match[1])] = message
    return sum(_note_bounce(key, latest[key]) for key in _still_live(latest))


def _still_live(keys: Iterable[UUID]) -> list[UUID]:
    rows = Booking.objects.filter(key__in=list(keys), state__in=LIVE, forgotten_at=None)
    return list(rows.values_list("key", flat=True))


@transaction.atomic
def _note_bounce(key: UUID, message: Message) -> bool:
    booking = Booking.objects.select_for_update(of=("self",)).get(key=key)
    went_to = booking.channel == message.channel and message.to == _on_one_line(booking.reached_at)
    if booking.bounced == message.pk or not went_to:
        return False
    booking.bounced, booking.unreachable_because = message.pk, message.problem[:200] or "?"
    booking.save(update_fields=["bounced", "unreachable_because"])
    record("family not reached", booking, by=None)
    return True


def _on_one_line(address: str) -> str:
    return ", ".join(line.strip() for line in address.splitlines() if line.strip())


def _locked(booking: Booking) -> Booking:
    rows = Booking.objects.select_for_update(of=("self",))
    return rows.select_related("session__phase__programme__partnership", "session__venue").get(
        pk=booking.pk
    )
