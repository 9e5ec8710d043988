"""Who chairs a body."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from heard.audit.services import record
from heard.boards.models import Body, Membership, Office
from heard.boards.models.words import OfficeKind
from heard.boards.services.bodies import locked_body
from heard.boards.services.people import ForgottenError
from heard.partnerships.models import Member

ONE_DAY = timedelta(days=1)


class NotInSeatError(Exception):
    """Nobody chairs a body on a day on which they do not sit on it."""


class AlreadyInOfficeError(Exception):
    """The person chairs the body already, or somebody else does from that day or a later one."""


class OfficeEndError(Exception):
    """An office ends on a day on which it is held."""


@transaction.atomic
def make_chair(membership: Membership, *, kind: str, start_on: date, by: Member) -> Office:
    """Let somebody chair their body from a day on, as long as they sit on it.

    A new chair follows the present one, whose office ends the day before; there may be several
    co-chairs. Raises BodyClosedError, NotInSeatError, AlreadyInOfficeError, ForgottenError.
    """
    # Whoever renews a term at this moment writes an office of the body, and needs its key only.
    body = locked_body(membership.body)
    rows = Membership.objects.select_related("person").select_for_update(of=("self",))
    membership = rows.get(pk=membership.pk)
    if membership.person.is_forgotten:
        raise ForgottenError(membership.person)
    if not membership.is_current(start_on):
        raise NotInSeatError(membership)
    held = _held_from(body, start_on)
    own = held.filter(membership__person=membership.person)
    before = own if kind == OfficeKind.CO_CHAIR else held.filter(Q(kind=kind) | Q(pk__in=own))
    if own.filter(kind=kind).exists() or before.filter(start_on__gte=start_on).exists():
        raise AlreadyInOfficeError(membership)
    before.update(end_on=start_on - ONE_DAY)
    made = Office.objects.create(
        body=body,
        membership=membership,
        kind=OfficeKind(kind).value,
        start_on=start_on,
        end_on=membership.end_on,
    )
    record("chair made", made, by=by.user, kind=kind, person=str(membership.person))
    return made


@transaction.atomic
def end_office(office: Office, *, end_on: date, by: Member) -> Office:
    """Let somebody chair no longer; they keep their seat. Raises OfficeEndError."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    if end_on < office.start_on or (office.end_on is not None and end_on > office.end_on):
        raise OfficeEndError(office)
    office.end_on = end_on
    office.save(update_fields=["end_on"])
    record("office ended", office, by=by.user, end_on=end_on.isoformat())
    return office


def end_offices(membership: Membership, end_on: date) -> None:
    """Nobody chairs what they do not sit on; an office that was to begin later never does."""
    membership.offices.filter(start_on__gt=end_on).delete()
    lasting = membership.offices.filter(Q(end_on=None) | Q(end_on__gt=end_on))
    lasting.update(end_on=end_on)


def carry_offices(old: Membership, new: Membership) -> None:
    """Who chaired to the last day of a term chairs on in the next."""
    for office in old.offices.filter(end_on=old.end_on):
        Office.objects.create(
            body=office.body,
            membership=new,
            kind=office.kind,
            start_on=new.start_on,
            end_on=new.end_on,
        )


def _held_from(body: Body, on: date) -> QuerySet[Office]:
    """The offices of a body that are held on a day or after it."""
    return Office.objects.filter(body=body).filter(Q(end_on=None) | Q(end_on__gte=on))
