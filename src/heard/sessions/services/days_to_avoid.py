"""Days on which no session should be."""

from dataclasses import asdict

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.sessions.details import DaysToAvoid
from heard.sessions.models import DateToAvoid
from heard.sessions.services.belonging import refuse_others


class EndBeforeTheyStartError(Exception):
    """The last day is before the first."""


@transaction.atomic
def add_days_to_avoid(partnership: Partnership, days: DaysToAvoid, *, by: Member) -> DateToAvoid:
    """Raises EndBeforeTheyStartError, NotOfThisPartnershipError."""
    refuse_others(partnership.pk, by)
    _refuse_backwards(days)
    made = DateToAvoid.objects.create(partnership=partnership, **asdict(days))
    record("days to avoid added", made, by=by.user)
    return made


@transaction.atomic
def change_days_to_avoid(avoided: DateToAvoid, days: DaysToAvoid, *, by: Member) -> DateToAvoid:
    """Raises EndBeforeTheyStartError, NotOfThisPartnershipError."""
    refuse_others(avoided.partnership_id, by)
    _refuse_backwards(days)
    for column, value in asdict(days).items():
        setattr(avoided, column, value)
    avoided.save()
    record("days to avoid changed", avoided, by=by.user)
    return avoided


@transaction.atomic
def remove_days_to_avoid(avoided: DateToAvoid, *, by: Member) -> None:
    refuse_others(avoided.partnership_id, by)
    record("days to avoid removed", avoided, by=by.user)
    avoided.delete()


def _refuse_backwards(days: DaysToAvoid) -> None:
    if days.ends_on < days.starts_on:
        raise EndBeforeTheyStartError(days)
