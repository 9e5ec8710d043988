"""Bodies that go on as another: merged into one that is there, or under another name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from heard.audit.services import record
from heard.boards.details import Closing
from heard.boards.models import Body, Membership, Office, Seat, SeatGroup, Succession
from heard.boards.models.words import BodyStatus
from heard.boards.services.bodies import NameTakenError, lock_tree, locked_body
from heard.boards.services.closing import (
    end_everything,
    memberships_of,
    refuse_groups,
    refuse_to_close,
    sitting_after,
)
from heard.boards.vacancies import ONE_DAY
from heard.partnerships.models import Member
from heard.partnerships.slugs import free_slug

# What a body that goes on under another name keeps as it was.
_KEPT = ("parent", "kind", "purpose", "meets", "quorum", "papers_days", "is_public")


class NotASuccessorError(Exception):
    """A body does not go on as itself, as one that has closed, or as another partnership's."""


@dataclass(frozen=True)
class Merged:
    """Who went on into seats of the successor, and whose membership ended with the body."""

    successor: Body
    moved: list[Membership]
    ended: list[Membership]


@transaction.atomic
def merge_body(
    body: Body, into: Body, closing: Closing, *, moves_people: bool, by: Member
) -> Merged:
    """Close a body that goes on as another one from the next day.

    With `moves_people`, those in its seats take empty seats of the same constituency of the other,
    whoever sat longest first, as far as there are any; nobody who sits there already. Raises
    NotASuccessorError and what `close_body` raises.
    """
    lock_tree(body.partnership_id)
    body = locked_body(body)
    into = _open_successor(body, into)
    refuse_to_close(body, closing.on)
    refuse_groups(body)
    sitting = sitting_after(body, closing.on)
    ended = end_everything(body, closing)
    moved = _into_empty_seats(sitting, into, closing.on + ONE_DAY) if moves_people else []
    _succeed(body, into, closing)
    on = closing.on.isoformat()
    record("body merged", body, by=by.user, into=into.slug, on=on, moved=len(moved))
    went_on = {membership.person_id for membership in moved}
    return Merged(into, moved, [each for each in ended if each.person_id not in went_on])


@transaction.atomic
def go_on_as(body: Body, name: str, closing: Closing, *, by: Member) -> Body:
    """Close a body and found its successor, of another name, on the next day.

    The successor wants the same seats, has the same people and chairs in them and the groups under
    it; terms of reference, aims and meetings stay with what was. Raises BodyClosedError,
    NameTakenError, NotThatDayError, CallsGoingOnError.
    """
    lock_tree(body.partnership_id)
    body = locked_body(body)
    refuse_to_close(body, closing.on)
    # Its own name is taken too: that would be no other name.
    namesakes = Body.objects.filter(partnership_id=body.partnership_id, name__iexact=name)
    if namesakes.at_work().exists():
        raise NameTakenError(name)
    begin = closing.on + ONE_DAY
    sitting, offices = sitting_after(body, closing.on), _offices_after(body, closing.on)
    successor = _found(body, name, begin)
    seats = _copy_seats(body, successor, begin)
    end_everything(body, closing)
    went_on = {
        each.pk: _sit(each, seats[each.seat_id], begin) for each in sitting if each.seat_id in seats
    }
    _copy_offices(offices, went_on, successor)
    body.children.exclude(status=BodyStatus.CLOSED).update(parent=successor)
    _succeed(body, successor, closing)
    on = closing.on.isoformat()
    record("body went on under another name", body, by=by.user, into=successor.slug, on=on)
    return successor


def _open_successor(body: Body, into: Body) -> Body:
    if into.pk == body.pk or into.partnership_id != body.partnership_id:
        raise NotASuccessorError(into)
    into = Body.objects.select_for_update(no_key=True).get(pk=into.pk)
    if into.is_closed:
        raise NotASuccessorError(into)
    return into


def _succeed(body: Body, successor: Body, closing: Closing) -> None:
    Succession.objects.create(
        predecessor=body, successor=successor, on=closing.on + ONE_DAY, reason=closing.reason
    )


def _into_empty_seats(sitting: Iterable[Membership], into: Body, begin: date) -> list[Membership]:
    """Put people into seats of the same constituency that are free for good from `begin`."""
    free = _free_seats(into, begin)
    there = set(memberships_of(into).exclude(end_on__lt=begin).values_list("person_id", flat=True))
    moved = []
    for membership in sitting:
        seats = free[membership.seat.group.constituency]
        if seats and membership.person_id not in there:
            there.add(membership.person_id)
            moved.append(_sit(membership, seats.pop(0), begin))
    return moved


def _free_seats(body: Body, begin: date) -> Mapping[str, list[Seat]]:
    """Seats that are wanted for good from `begin` and in which nobody sits then or later."""
    seats = Seat.objects.select_for_update(of=["self"]).filter(
        group__body=body, wanted_from__lte=begin, wanted_until=None
    )
    taken = set(memberships_of(body).exclude(end_on__lt=begin).values_list("seat_id", flat=True))
    free: Mapping[str, list[Seat]] = defaultdict(list)
    for seat in seats.select_related("group").order_by("pk"):
        if seat.pk not in taken:
            free[seat.group.constituency].append(seat)
    return free


def _sit(membership: Membership, seat: Seat, begin: date) -> Membership:
    """The same person, term and planned end in another seat.

    `membership` is as it was before its body closed.
    """
    return Membership.objects.create(
        seat=seat,
        person=membership.person,
        on_behalf_of_id=membership.on_behalf_of_id,
        term_number=membership.term_number,
        start_on=max(begin, membership.start_on),
        end_on=membership.end_on,
        end_reason=membership.end_reason,
    )


def _found(body: Body, name: str, begin: date) -> Body:
    successor = Body(
        partnership_id=body.partnership_id,
        slug=free_slug(name, body.partnership.bodies.all(), otherwise="group"),
        name=name,
        founded_on=begin,
        induction_steps=body.induction_steps,
    )
    for column in _KEPT:
        setattr(successor, column, getattr(body, column))
    successor.save()
    return successor


def _copy_seats(body: Body, successor: Body, begin: date) -> dict[int, Seat]:
    """A seat of the successor for each that is wanted on `begin` or later, by the old one's pk."""
    copies = {}
    for group in body.seat_groups.prefetch_related("seats"):
        seats = [
            seat
            for seat in group.seats.all()
            if seat.wanted_until is None or seat.wanted_until > max(begin, seat.wanted_from)
        ]
        copy = SeatGroup.objects.create(
            body=successor,
            constituency=group.constituency,
            position=group.position,
            minimum_term=group.minimum_term,
            term=group.term,
            most_terms=group.most_terms,
        )
        for seat in seats:
            copies[seat.pk] = Seat.objects.create(
                group=copy,
                wanted_from=max(begin, seat.wanted_from),
                wanted_until=seat.wanted_until,
                reason=seat.reason,
            )
    return copies


def _offices_after(body: Body, on: date) -> list[Office]:
    return list(body.offices.exclude(end_on__lte=on))


def _copy_offices(
    offices: Iterable[Office], went_on: Mapping[int, Membership], successor: Body
) -> None:
    for office in offices:
        if membership := went_on.get(office.membership_id):
            Office.objects.create(
                body=successor,
                membership=membership,
                kind=office.kind,
                start_on=max(membership.start_on, office.start_on),
                end_on=office.end_on,
            )
