"""Who is expected at a session, and who came: first names and numbers, nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, F, Prefetch, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.sessions.models import Booking, Session, SupportRequest
from heard.sessions.models.words import HOLDING, LIVE, BookingState, SupportState
from heard.sessions.party_words import childcare_words, first_name, people_words, support_words


@dataclass(frozen=True)
class Listed:
    """One household as the door sees it."""

    key: UUID
    reference: str
    name: str
    party: str
    places: int
    childcare: str
    needs: tuple[str, ...]
    came: int | None
    is_waiting: bool

    @property
    def state(self) -> str:
        """`here`, `away` or `expected`."""
        if self.came is None:
            return "expected"
        return "here" if self.came else "away"

    @property
    def found_by(self) -> str:
        """What a search on the page goes through."""
        return f"{self.name} {self.reference}".casefold()


@dataclass(frozen=True)
class AtTheDoor:
    """A session's households with the counts over them; those on the waiting list come last."""

    expected: tuple[Listed, ...]
    waiting: tuple[Listed, ...]
    here: int
    people: int
    room: int | None


def sessions_of(partnership: Partnership) -> QuerySet[Session]:
    rows = Session.objects.filter(phase__programme__partnership=partnership)
    return rows.select_related("phase__programme__partnership", "venue")


def at_the_door(session: Session, *, needs_words: bool, words: str = "") -> AtTheDoor:
    """`needs_words`: what families wrote about what they need, besides the kind of it."""
    listed = [_household(each, needs_words=needs_words) for each in _listed(session)]
    wanted = words.strip().casefold()
    shown = [each for each in listed if wanted in each.found_by]
    return AtTheDoor(
        expected=tuple(each for each in shown if not each.is_waiting),
        waiting=tuple(each for each in shown if each.is_waiting),
        here=sum(each.came or 0 for each in listed),
        people=sum(each.places if each.came is None else each.came for each in _in(listed)),
        room=room_left(session),
    )


def room_left(session: Session) -> int | None:
    """Places for people who come to the door; None where there is no limit.

    Who came is counted as they came, who is known not to come not at all, and everybody else who
    has places as they booked.
    """
    if session.capacity is None:
        return None
    still_to_come = When(came=None, state__in=HOLDING, then=F("places"))
    people = Case(still_to_come, default=Coalesce("came", 0))
    taken = session.bookings.aggregate(taken=Sum(people))["taken"] or 0
    return max(session.capacity - taken, 0)


def can_begin(session: Session) -> bool:
    """Whether people can be checked in: on the day and after it, never where it is cancelled."""
    is_on = session.is_announced or session.is_held
    return is_on and session.day <= timezone.localdate()


def _listed(session: Session) -> Iterable[Booking]:
    arranged = SupportRequest.objects.filter(state=SupportState.ARRANGED, forgotten_at=None)
    rows = session.bookings.filter(Q(state__in=LIVE) | Q(came__gte=1))
    return rows.order_by(Lower("name"), "number").prefetch_related(
        Prefetch("support", arranged, to_attr="arranged")
    )


def _household(booking: Booking, *, needs_words: bool) -> Listed:
    arranged: list[SupportRequest] = booking.arranged  # type: ignore[attr-defined] # prefetched
    return Listed(
        key=booking.key,
        reference=booking.reference,
        name=first_name(booking),
        party=people_words(booking),
        places=booking.places,
        childcare=childcare_words(booking.childcare),
        needs=tuple(support_words(each, in_full=needs_words) for each in arranged),
        came=booking.came,
        is_waiting=booking.state == BookingState.WAITING and not booking.came,
    )


def _in(listed: Iterable[Listed]) -> Iterable[Listed]:
    return (each for each in listed if not each.is_waiting)
