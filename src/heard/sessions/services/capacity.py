"""How many may come, and until when they can book."""

from dataclasses import fields
from datetime import UTC
from typing import Any

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.models import Session
from heard.sessions.parts import Places
from heard.sessions.queries.taken import Taken, taken_of
from heard.sessions.services.belonging import refuse_others
from heard.sessions.services.places import settle_places
from heard.sessions.services.session_revisions import locked_to_change, save_next
from heard.sessions.services.sessions import HasBookingsError


class TooFewPlacesError(Exception):
    """More places are taken; `taken` is how many."""

    def __init__(self, taken: int) -> None:
        super().__init__(taken)
        self.taken = taken


class TooFewChildcarePlacesError(TooFewPlacesError):
    """The same, of places in childcare."""


class TooManyHeldError(Exception):
    """Fewer places can be held; `most` is how many."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class NoReleaseDayError(Exception):
    """Places are held until a day."""


@transaction.atomic
def change_places(session: Session, places: Places, *, by: Member, revision: int) -> Session:
    """Set how many may come. What becomes free is offered along the waiting list at once.

    Raises NotGoingOnError, ChangedMeanwhileError, TooFewPlacesError, TooFewChildcarePlacesError,
    TooManyHeldError, NoReleaseDayError, HasBookingsError.
    """
    refuse_others(session.partnership_id, by)
    session = locked_to_change(session, revision)
    _refuse_too_few(places, taken_of(session))
    values: dict[str, Any] = {field.name: getattr(places, field.name) for field in fields(places)}
    if places.booking_closes_at:  # a time that comes twice is equal to none of another zone
        values["booking_closes_at"] = places.booking_closes_at.astimezone(UTC)
    changed = [name for name, value in values.items() if getattr(session, name) != value]
    if not changed:
        return session
    for name in changed:
        setattr(session, name, values[name])
    save_next(session, *changed)
    record("places changed", session, by=by.user, fields=", ".join(changed))
    settle_places(session)
    return session


def _refuse_too_few(places: Places, taken: Taken) -> None:
    if places.is_anonymous and taken.live:
        raise HasBookingsError(taken.live)
    if places.capacity is not None and places.capacity < taken.places:
        raise TooFewPlacesError(taken.places)
    if places.childcare_places < taken.childcare:
        raise TooFewChildcarePlacesError(taken.childcare)
    if places.held_places:
        _refuse_too_many_held(places, taken)


def _refuse_too_many_held(places: Places, taken: Taken) -> None:
    """Places that others have cannot be held; those of first-time families are among the held."""
    if places.capacity is None:
        raise TooManyHeldError(0)
    if places.held_until is None:
        raise NoReleaseDayError(places)
    most = places.capacity
    if places.held_until >= timezone.localdate():
        most -= taken.general
    if places.held_places > most:
        raise TooManyHeldError(most)
