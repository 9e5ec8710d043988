"""What happens at the door: who came, who does not come, who came without booking."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.models import Booking, BookingChange, Mark, MarkKind, Session
from heard.sessions.models.words import LIVE, BookedBy, BookingState
from heard.sessions.queries.arriving import can_begin, room_left
from heard.sessions.services.places import new_booking

MOST_PEOPLE = 99
_SETTLED = (
    *("came", "came_childcare", "checked_in_at", "checked_in_by"),
    *("state", "ended_at", "answer_by", "revision"),
)


class NotOpenError(Exception):
    """Nobody can be checked in: the session is on a later day, cancelled or a draft."""


class NoRoomError(Exception):
    """More people than there are places left."""


class NotListedError(Exception):
    """The booking is of another session, or has been cancelled."""


@dataclass(frozen=True)
class Press:
    """One press about one household. Without `came` all came whom they booked for."""

    key: UUID
    booking: UUID
    kind: str
    came: int | None = None
    childcare: int | None = None
    pressed_at: datetime | None = None


@dataclass(frozen=True)
class WalkIn:
    """A household at the door that has not booked. The name is theirs to give."""

    key: UUID
    name: str = ""
    parents: int = 1
    young_people: int = 0
    childcare: int = 0
    pressed_at: datetime | None = None

    @property
    def people(self) -> int:
        return self.parents + self.young_people


@dataclass
class Taken:
    """What became of what was pressed: kept, or refused with the error that says why."""

    kept: list[UUID] = field(default_factory=list)
    refused: dict[UUID, Exception] = field(default_factory=dict)


@transaction.atomic
def take_presses(session: Session, presses: Iterable[Press | WalkIn], *, by: Member) -> Taken:
    """Take in what was pressed on one phone, in any order, however often it is sent.

    Of each household the press that was made last holds. Raises NotOpenError.
    """
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    if not can_begin(session):
        raise NotOpenError(session)
    taken = Taken()
    for press in presses:
        try:
            _take(session, press, by)
        except (NoRoomError, NotListedError) as refusal:
            taken.refused[press.key] = refusal
        else:
            taken.kept.append(press.key)
    return taken


@dataclass(frozen=True)
class Line:
    """One line of a sign-in sheet: how many of a household came, 0 for nobody, None where empty."""

    booking: UUID
    came: int | None


@transaction.atomic
def type_sheet(
    session: Session, lines: Iterable[Line], walk_ins: Iterable[WalkIn], *, by: Member
) -> int:
    """Take over a sheet that was filled in by hand; lines that say what is known change nothing.

    People who came without booking are counted even where there was no room: they were there.
    Gives how many households changed. Raises NotOpenError, NotListedError.
    """
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    if not can_begin(session):
        raise NotOpenError(session)
    known = dict(session.bookings.values_list("key", "came"))
    now, changed = timezone.now(), 0
    for line in lines:
        if line.booking not in known or known[line.booking] == line.came:
            continue
        _mark(session, _press_of(line, now), by, asks_room=False)
        changed += 1
    for walk_in in walk_ins:
        changed += _let_in(session, walk_in, by, asks_room=False)
    return changed


def _press_of(line: Line, now: datetime) -> Press:
    key = uuid5(line.booking, f"{now.isoformat()} {line.came}")
    if line.came is None:
        return Press(key, line.booking, MarkKind.UNDONE, pressed_at=now)
    kind = MarkKind.CAME if line.came else MarkKind.AWAY
    return Press(key, line.booking, kind, came=line.came or None, pressed_at=now)


def _take(session: Session, press: Press | WalkIn, by: Member) -> None:
    if isinstance(press, WalkIn):
        _let_in(session, press, by)
    else:
        _mark(session, press, by)


def _mark(session: Session, press: Press, by: Member, *, asks_room: bool = True) -> None:
    if Mark.objects.filter(key=press.key).exists():
        return
    booking = session.bookings.filter(key=press.booking).first()
    if booking is None:
        raise NotListedError(press.booking)
    is_walk_in = booking.marks.filter(key=booking.key).exists()
    if booking.state not in LIVE and not booking.came and not is_walk_in:
        raise NotListedError(booking)
    came, childcare = _numbers(booking, press)
    if press.kind == MarkKind.CAME and not booking.holds_places and asks_room:
        _must_have_room(session, came or 0)
    booking.marks.create(
        key=press.key,
        kind=press.kind,
        came=came,
        came_childcare=childcare,
        pressed_at=_not_later_than_now(press.pressed_at),
        by=by,
    )
    _settle(booking, is_walk_in=is_walk_in)


def _numbers(booking: Booking, press: Press) -> tuple[int | None, int | None]:
    if press.kind == MarkKind.AWAY:
        return 0, 0
    if press.kind == MarkKind.UNDONE:
        return None, None
    children = booking.childcare if press.childcare is None else press.childcare
    return press.came or booking.places, children


def _settle(booking: Booking, *, is_walk_in: bool) -> None:
    """The booking says what the last press says. Who came from the waiting list has places now."""
    last = booking.marks.select_related("by__user").latest("pressed_at", "pk")
    booking.came, booking.came_childcare = last.came, last.came_childcare
    is_here = last.kind == MarkKind.CAME
    booking.checked_in_at = last.pressed_at if is_here else None
    booking.checked_in_by = last.by if is_here else None
    if is_here and booking.state != BookingState.BOOKED:
        _move(booking, BookingState.BOOKED, last.by)
    elif is_walk_in and not is_here and booking.holds_places:
        _move(booking, BookingState.CANCELLED, last.by)
    booking.revision += 1
    booking.save(update_fields=_SETTLED)
    record("arrival noted", booking, by=last.by.user, came=last.came)


def _move(booking: Booking, state: BookingState, by: Member) -> None:
    booking.state = state
    booking.ended_at = None if state == BookingState.BOOKED else timezone.now()
    booking.answer_by = None
    BookingChange.objects.create(booking=booking, state=state, by=by)


def _let_in(session: Session, walk_in: WalkIn, by: Member, *, asks_room: bool = True) -> int:
    """Gives how many households are new: 1, or 0 where it was let in before."""
    if session.bookings.filter(key=walk_in.key).exists():
        return 0
    if asks_room:
        _must_have_room(session, walk_in.people)
    booking = new_booking(
        session,
        key=walk_in.key,
        booked_by=BookedBy.DOOR,
        entered_by=by,
        state=BookingState.BOOKED,
        name=walk_in.name,
        parents=walk_in.parents,
        young_people=walk_in.young_people,
        places=walk_in.people,
        childcare=walk_in.childcare,
    )
    BookingChange.objects.create(booking=booking, state=BookingState.BOOKED, by=by)
    pressed_at = walk_in.pressed_at
    press = Press(walk_in.key, booking.key, MarkKind.CAME, pressed_at=pressed_at)
    _mark(session, press, by)
    return 1


def _must_have_room(session: Session, people: int) -> None:
    room = room_left(session)
    if room is not None and people > room:
        raise NoRoomError(session)


def _not_later_than_now(moment: datetime | None) -> datetime:
    """A phone whose clock is ahead must not have the last word for ever."""
    now = timezone.now()
    return min(moment, now) if moment else now


class NotAnonymousError(Exception):
    """The session keeps a list: who came is counted from that."""


@transaction.atomic
def count_heads(session: Session, *, adults: int, young: int, by: Member) -> Session:
    """How many were in the room where nobody is asked for a name.

    Raises NotOpenError, NotAnonymousError.
    """
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    if not can_begin(session):
        raise NotOpenError(session)
    if session.takes_bookings:
        raise NotAnonymousError(session)
    session.head_count_adults, session.head_count_young = adults, young
    session.save(update_fields=["head_count_adults", "head_count_young"])
    record("heads counted", session, by=by.user, adults=adults, young=young)
    return session
