"""Venues, and what is known of their access."""

from dataclasses import fields

from django.db import IntegrityError, transaction
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.sessions.details import VenueDetails
from heard.sessions.models import Venue
from heard.sessions.models.words import SessionState
from heard.sessions.queries.programmes import sessions_at
from heard.sessions.services.belonging import refuse_foreign, refuse_others
from heard.sessions.services.moving import tell_soon

# A family on its way needs to know.
_WHERE = {"name", "address", "postcode"}


class VenueNameTakenError(Exception):
    """Another venue in use has this name."""


class StillInUseError(Exception):
    """Sessions are to be held there; `number` is how many."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class RetiredError(Exception):
    """The venue is not used any more."""


@transaction.atomic
def make_venue(partnership: Partnership, details: VenueDetails, *, by: Member) -> Venue:
    """Raises VenueNameTakenError, NotOfThisPartnershipError."""
    refuse_others(partnership.pk, by)
    venue = Venue(partnership=partnership)
    _put(venue, details)
    _keep(venue)
    record("venue made", venue, by=by.user)
    return venue


@transaction.atomic
def change_venue(venue: Venue, details: VenueDetails, *, by: Member) -> Venue:
    """Say something else of it. With another address, those who booked there are told.

    Raises VenueNameTakenError, RetiredError, NotOfThisPartnershipError.
    """
    refuse_others(venue.partnership_id, by)
    venue = _in_use(venue)
    changed = _put(venue, details)
    if not changed:
        return venue
    _keep(venue)
    record("venue changed", venue, by=by.user, fields=", ".join(changed))
    if _WHERE & set(changed):
        _tell_of_address(venue, by)
    return venue


@transaction.atomic
def retire_venue(venue: Venue, *, by: Member) -> Venue:
    """Nothing new is held there. Raises StillInUseError, RetiredError."""
    refuse_others(venue.partnership_id, by)
    venue = _in_use(venue)
    if number := sessions_at(venue).count():
        raise StillInUseError(number)
    venue.retired_at = timezone.now()
    venue.save(update_fields=["retired_at"])
    record("venue retired", venue, by=by.user)
    return venue


@transaction.atomic
def use_venue_again(venue: Venue, *, by: Member) -> Venue:
    """Raises VenueNameTakenError."""
    refuse_others(venue.partnership_id, by)
    venue = Venue.objects.select_for_update().get(pk=venue.pk)
    if venue.retired_at is not None:
        venue.retired_at = None
        _keep(venue)
        record("venue used again", venue, by=by.user)
    return venue


def _in_use(venue: Venue) -> Venue:
    venue = Venue.objects.select_for_update(of=("self",)).get(pk=venue.pk)
    if venue.retired_at is not None:
        raise RetiredError(venue)
    return venue


def _put(venue: Venue, details: VenueDetails) -> list[str]:
    """The names of what is other than before."""
    refuse_foreign(venue.partnership_id, details.district)
    values = {field.name: getattr(details, field.name) for field in fields(details)}
    changed = [name for name, value in values.items() if getattr(venue, name) != value]
    for name in changed:
        setattr(venue, name, values[name])
    return changed


def _keep(venue: Venue) -> None:
    try:
        with transaction.atomic():
            venue.save()
    except IntegrityError as problem:
        raise VenueNameTakenError(venue.name) from problem


def _tell_of_address(venue: Venue, by: Member) -> None:
    announced = sessions_at(venue).filter(state=SessionState.ANNOUNCED)
    for session in announced.select_for_update(of=("self",)).order_by("pk"):
        session.sequence += 1
        session.save(update_fields=["sequence", "changed_at"])
        tell_soon(session, by)
