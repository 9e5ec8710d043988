"""Giving a seat to somebody who said yes to it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.addresses import Link
from heard.boards.applicant_letters import applicant_letter
from heard.boards.keeping import KEPT
from heard.boards.models import Expression, Person, StageChange
from heard.boards.models.words import Stage
from heard.boards.queries.people import find_person
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.people import PersonDetails, make_person
from heard.boards.services.seating import fill_seat
from heard.boards.services.telling import tell
from heard.partnerships.models import Member


class NotAcceptedError(Exception):
    """They have not said yes, have withdrawn, or have been appointed already."""


class SomebodyKnownError(Exception):
    """A person with this e-mail address or phone is known: are they the same? See `person`."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.person = person


@dataclass(frozen=True)
class Appointment:
    """From which day, and who: `person`, or somebody new even where one like them is known."""

    start_on: date
    person: Person | None = None
    is_somebody_new: bool = False


@transaction.atomic
def appoint(
    expression: Expression, appointment: Appointment, *, by: Member, link: Link
) -> Expression:
    """Put them in the seat that they were offered and tell them when they start.

    Raises NotAcceptedError, SomebodyKnownError, and all that `make_person` and `fill_seat` do.
    """
    rows = Expression.objects.select_for_update(of=("self",)).select_related("call__partnership")
    expression = rows.get(pk=expression.pk)
    group = expression.offered_group
    if expression.stage != Stage.ACCEPTED or expression.is_forgotten or group is None:
        raise NotAcceptedError(expression)
    person = _person(expression, appointment, by)
    expression.membership = fill_seat(group, person, start_on=appointment.start_on, by=by)
    expression.stage = Stage.APPOINTED
    expression.forget_on = timezone.localdate() + KEPT
    expression.revision += 1
    expression.save(update_fields=["membership", "stage", "forget_on", "revision"])
    StageChange.objects.create(expression=expression, stage=expression.stage, by=by)
    record("applicant appointed", expression, by=by.user, start_on=str(appointment.start_on))
    words = applicant_letter(
        expression, "appointed", link=link, group=group, start_on=appointment.start_on
    )
    key = f"expression:{expression.key}:appointed"
    tell(expression, words, key=key, partnership_id=expression.partnership_id)
    return expression


def _person(expression: Expression, appointment: Appointment, by: Member) -> Person:
    partnership = expression.call.partnership
    if appointment.person is not None:
        if appointment.person.partnership_id != partnership.pk:
            raise NotOfThisPartnershipError(appointment.person)
        return appointment.person
    known = find_person(partnership, email=expression.email, phone=expression.phone)
    if known is not None and not appointment.is_somebody_new:
        raise SomebodyKnownError(known)
    return make_person(partnership, details=_details(expression), by=by)


def _details(expression: Expression) -> PersonDetails:
    return PersonDetails(
        name=expression.name,
        email=expression.email,
        phone=expression.phone,
        address=expression.address,
        channel=expression.channel,
        language=expression.language,
        access_needs=tuple(expression.access_needs),
        support_wanted=expression.access_words,
    )
