"""What is in a file of attendees that waits, for whoever decides."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from heard.boards.form_keys import keys_of_form
from heard.design.words import join_and
from heard.sessions.attendees.households import Found, Reading, order_token, read_households
from heard.sessions.booking_words import people_of
from heard.sessions.models import AttendeeFile, Booking, Session
from heard.sessions.models.words import LIVE, BookedBy

SHOWN, SHOWN_IN_DOUBT = 50, 200


@dataclass(frozen=True)
class Line:
    """One household of the preview."""

    found: Found
    party: str
    booked: Booking | None

    @property
    def rows(self) -> str:
        """`2 and 3`: where it stands in the file."""
        return join_and(self.found.rows)


@dataclass(frozen=True)
class Preview:
    """Households that are new, known from before and in doubt; and what has been given up since."""

    reading: Reading
    new: tuple[Line, ...]
    known: tuple[Line, ...]
    in_doubt: tuple[Line, ...]
    given_up: tuple[Booking, ...]
    people: int

    @property
    def can_be_taken_in(self) -> bool:
        return bool(self.new)


def preview(file: AttendeeFile) -> Preview:
    reading = read_households(file.rows, file.columns)
    known = _Known(file.session)
    lines = [_line(found, known) for found in reading.good]
    given_up = [known.of(order) for order in reading.cancelled]
    return Preview(
        reading=reading,
        new=tuple(line for line in lines if line.booked is None),
        known=tuple(line for line in lines if line.booked is not None),
        in_doubt=tuple(_line(found, known) for found in reading.in_doubt),
        given_up=tuple(one for one in given_up if one is not None and one.state in LIVE),
        people=sum(one.found.household.party.places for one in lines if one.booked is None),
    )


class _Known:
    """Bookings of orders that a file brought before; one statement however many orders."""

    def __init__(self, session: Session) -> None:
        rows = session.bookings.filter(booked_by=BookedBy.EVENTBRITE)
        self._session = session.pk
        self._by_key = {one.key: one for one in rows.only("key", "reference", "state", "name")}
        self._keys: list[UUID] = sorted(self._by_key)

    def of(self, order: str) -> Booking | None:
        lowest, highest = keys_of_form(order_token(self._session, order))
        place = bisect_left(self._keys, lowest)
        if place < len(self._keys) and self._keys[place] <= highest:
            return self._by_key[self._keys[place]]
        return None


def _line(found: Found, known: _Known) -> Line:
    party = found.household.party
    counts = {name: getattr(party, name) for name in _COUNTED}
    return Line(found, people_of(Booking(places=party.places, **counts)), known.of(found.order))


_COUNTED: Iterable[str] = ("parents", "young_people", "assistants", "companions", "childcare")
