"""Putting people in seats."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from heard.audit.services import record
from heard.boards.models import InductionItem, Membership, Person, SeatGroup
from heard.boards.services.people import ForgottenError
from heard.partnerships.models import Member, Organisation


class NoEmptySeatError(Exception):
    """Every wanted seat of the group is taken on that day."""


class AlreadySeatedError(Exception):
    """The person sits in this group already at that time."""


class TermLimitError(Exception):
    """The person has served as many terms in a row as the group allows."""


class BodyClosedError(Exception):
    """The body has closed."""


@transaction.atomic
def fill_seat(
    group: SeatGroup,
    person: Person,
    *,
    start_on: date,
    by: Member,
    on_behalf_of: Organisation | None = None,
) -> Membership:
    group = SeatGroup.objects.select_for_update().get(pk=group.pk)
    if group.body.is_closed:
        raise BodyClosedError(group)
    if person.is_forgotten:
        raise ForgottenError(person)
    current = Membership.objects.filter(seat__group=group).current(start_on)
    if current.filter(person=person).exists():
        raise AlreadySeatedError(person)
    wanted = group.seats.filter(wanted_from__lte=start_on).filter(
        Q(wanted_until=None) | Q(wanted_until__gt=start_on)
    )
    seat = wanted.exclude(pk__in=current.values("seat")).first()
    if seat is None:
        raise NoEmptySeatError(group)
    membership = Membership.objects.create(
        seat=seat, person=person, start_on=start_on, on_behalf_of=on_behalf_of
    )
    for position, text in enumerate(group.body.induction_steps, 1):
        InductionItem.objects.create(membership=membership, position=position, text=text)
    record("seat filled", membership, by=by.user)
    return membership
