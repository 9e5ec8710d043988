"""Seats filled, terms renewed and ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from heard.audit.services import record
from heard.boards.models import (
    Attendee,
    InductionItem,
    Membership,
    MembershipQuerySet,
    Person,
    Seat,
    SeatGroup,
)
from heard.boards.models.words import EndReason, Presence
from heard.boards.service_time import last_day, terms_served
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.bodies import BodyClosedError
from heard.boards.services.offices import carry_offices, end_offices
from heard.boards.services.people import lock_person
from heard.partnerships.models import Member, Organisation

ONE_DAY = timedelta(days=1)


class NoEmptySeatError(Exception):
    """No seat of the group is wanted and empty for all of that time."""


class AlreadySeatedError(Exception):
    """The person sits in a seat of this group at that time already."""


class TermLimitError(Exception):
    """The person has served as many terms in a row as the body allows."""


class EndBeforeStartError(Exception):
    """A seat cannot be left before it is taken, nor a term begin before the last one ends."""


class MembershipEndedError(Exception):
    """Somebody ended this membership, or it has no last day: there is no term to renew."""


@dataclass(frozen=True)
class Ended:
    """A membership that was ended. Its person came to `still_recorded` later meetings of the body:
    those records stay."""

    membership: Membership
    still_recorded: int


@transaction.atomic
def fill_seat(
    group: SeatGroup,
    person: Person,
    *,
    start_on: date,
    by: Member,
    on_behalf_of: Organisation | None = None,
) -> Membership:
    """Give an empty seat of the group to a person from a day on, with the induction of the body.

    Raises NoEmptySeatError, AlreadySeatedError, TermLimitError, BodyClosedError, ForgottenError,
    NotOfThisPartnershipError.
    """
    group = _lock_group(group)
    person = lock_person(person)
    _check_partnership(group, person, on_behalf_of)
    _check_open(group, start_on)
    made = Membership(
        person=person,
        on_behalf_of=on_behalf_of,
        start_on=start_on,
        end_on=last_day(start_on, group.term) if group.term else None,
    )
    made.seat = _empty_seat(group, made)
    made.term_number = _term_number(group, person, start_on)
    made.save()
    steps = enumerate(group.body.induction_steps, start=1)
    InductionItem.objects.bulk_create(
        InductionItem(membership=made, position=position, text=text) for position, text in steps
    )
    record("seat filled", made, by=by.user, term=made.term_number, start_on=start_on.isoformat())
    return made


@transaction.atomic
def renew_term(membership: Membership, *, by: Member, start_on: date | None = None) -> Membership:
    """The next term in the same seat, from the day after the last one unless `start_on` is later.

    What was accepted, what is left of the induction and who chairs go on with it. Raises
    MembershipEndedError, EndBeforeStartError, TermLimitError, AlreadySeatedError,
    NoEmptySeatError, BodyClosedError, ForgottenError.
    """
    group = _lock_group(membership.seat.group)
    person = lock_person(membership.person)
    membership = _lock(membership)
    if membership.end_on is None or membership.is_ended:
        raise MembershipEndedError(membership)
    start_on = start_on or membership.end_on + ONE_DAY
    if start_on <= membership.end_on:
        raise EndBeforeStartError(membership)
    _check_open(group, start_on)
    renewed = Membership(
        seat=membership.seat,
        person=person,
        on_behalf_of=membership.on_behalf_of,
        start_on=start_on,
        end_on=last_day(start_on, group.term) if group.term else None,
        term_number=_term_number(group, person, start_on),
        terms_accepted=membership.terms_accepted,
        terms_accepted_on=membership.terms_accepted_on,
    )
    _check_seat(renewed)
    renewed.save()
    _carry_induction(membership, renewed)
    carry_offices(membership, renewed)
    record("term renewed", renewed, by=by.user, term=renewed.term_number)
    return renewed


@transaction.atomic
def end_membership(membership: Membership, *, end_on: date, reason: str, by: Member) -> Ended:
    """End a membership, with its offices, on a day that may be past; or put right how it ended.

    A term that was to follow and has not begun is taken back. What is recorded of later meetings
    stays, and is counted. Raises EndBeforeStartError, NoEmptySeatError where a later last day
    would run into the next membership of the seat.
    """
    _lock_group(membership.seat.group)
    membership = _lock(membership)
    if end_on < membership.start_on:
        raise EndBeforeStartError(membership)
    _take_back_later_terms(membership, end_on, by=by)
    was = membership.end_on if membership.is_ended else None
    membership.end_on, membership.end_reason = end_on, EndReason(reason).value
    if _in_the_way(membership).exists():
        raise NoEmptySeatError(membership)
    membership.save(update_fields=["end_on", "end_reason"])
    end_offices(membership, end_on)
    deed = "membership end corrected" if was else "membership ended"
    words = was.isoformat() if was else None
    record(deed, membership, by=by.user, end_on=end_on.isoformat(), reason=reason, was=words)
    return Ended(membership, _came_later(membership))


def _lock_group(group: SeatGroup) -> SeatGroup:
    """The group, locked: whoever changes who sits in its seats waits for the other."""
    groups = SeatGroup.objects.select_related("body").select_for_update(of=("self",))
    return groups.get(pk=group.pk)


def _lock(membership: Membership) -> Membership:
    rows = Membership.objects.select_related("person", "seat__group__body")
    return rows.select_for_update(of=("self",)).get(pk=membership.pk)


def _check_partnership(group: SeatGroup, person: Person, organisation: Organisation | None) -> None:
    home = group.body.partnership_id
    if person.partnership_id != home or (organisation and organisation.partnership_id != home):
        raise NotOfThisPartnershipError(person)


def _check_open(group: SeatGroup, start_on: date) -> None:
    body = group.body
    if body.is_closed and (body.closed_on is None or start_on >= body.closed_on):
        raise BodyClosedError(body)


def _of_group(group: SeatGroup, person: Person) -> MembershipQuerySet:
    return Membership.objects.filter(seat__group=group, person=person).without_errors()


def _term_number(group: SeatGroup, person: Person, start_on: date) -> int:
    stints = _of_group(group, person).values_list("start_on", "end_on")
    number = terms_served(stints, start_on) + 1
    if group.most_terms is not None and number > group.most_terms:
        raise TermLimitError(person)
    return number


def _overlapping(rows: MembershipQuerySet, made: Membership) -> MembershipQuerySet:
    """Those of `rows` that share a day with `made`, and are not it."""
    rows = rows.without_errors().exclude(pk=made.pk)
    rows = rows.filter(Q(end_on=None) | Q(end_on__gte=made.start_on))
    return rows if made.end_on is None else rows.filter(start_on__lte=made.end_on)


def _in_the_way(made: Membership) -> MembershipQuerySet:
    return _overlapping(Membership.objects.filter(seat=made.seat), made)


def _empty_seat(group: SeatGroup, made: Membership) -> Seat:
    if _overlapping(_of_group(group, made.person), made).exists():
        raise AlreadySeatedError(made.person)
    taken = _overlapping(Membership.objects.filter(seat__group=group), made)
    seat = _wanted(group, made.start_on).exclude(pk__in=taken.values("seat")).first()
    if seat is None:
        raise NoEmptySeatError(group)
    return seat


def _wanted(group: SeatGroup, on: date) -> "QuerySet[Seat]":
    seats = group.seats.filter(wanted_from__lte=on)
    return seats.filter(Q(wanted_until=None) | Q(wanted_until__gt=on))


def _check_seat(renewed: Membership) -> None:
    group = renewed.seat.group
    if _overlapping(_of_group(group, renewed.person), renewed).exists():
        raise AlreadySeatedError(renewed.person)
    is_wanted = _wanted(group, renewed.start_on).filter(pk=renewed.seat_id).exists()
    if not is_wanted or _in_the_way(renewed).exists():
        raise NoEmptySeatError(renewed.seat)


def _carry_induction(old: Membership, new: Membership) -> None:
    InductionItem.objects.bulk_create(
        InductionItem(membership=new, position=item.position, text=item.text)
        for item in old.induction.filter(done_on=None)
    )


def _take_back_later_terms(membership: Membership, end_on: date, *, by: Member) -> None:
    """Nobody begins another term in a seat that they leave, unless that term runs already."""
    later = Membership.objects.filter(
        seat=membership.seat,
        person=membership.person,
        start_on__gt=max(end_on, membership.start_on, timezone.localdate()),
    )
    for term in later:
        record("term that had not begun taken back", term, by=by.user, term=term.term_number)
        term.delete()


def _came_later(membership: Membership) -> int:
    present = Attendee.objects.filter(
        person=membership.person,
        meeting__body=membership.body,
        presence=Presence.PRESENT,
        meeting__starts_at__date__gt=membership.end_on,
    )
    return present.count()
