"""Saying who the named leads are, how fast they look, and whom to ring."""

from dataclasses import dataclass, fields

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.safeguarding.models import Safeguarding
from heard.safeguarding.queries.setup import role_holders, setup_of


class NotALeadError(Exception):
    """Lead and deputy hold the role of safeguarding lead here: nobody else may read concerns."""


class OnePersonError(Exception):
    """Lead and deputy are two people, so that one of them is there."""


@dataclass(frozen=True)
class SetUp:
    """All of it, as it is to be."""

    lead: Member | None
    deputy: Member | None
    hours_at_once: int
    hours_today: int
    hours_usual: int
    emergency_words: str
    kept_years: int


@transaction.atomic
def set_up(partnership: Partnership, wanted: SetUp, *, by: Member) -> Safeguarding:
    """Timers that run already stay as they are. Raises NotALeadError, OnePersonError."""
    partnership = Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    people = [each for each in (wanted.lead, wanted.deputy) if each]
    if {each.pk for each in people} - {each.pk for each in role_holders(partnership)}:
        raise NotALeadError
    if len({each.pk for each in people}) != len(people):
        raise OnePersonError
    setup = setup_of(partnership)
    for name in [each.name for each in fields(wanted)]:
        setattr(setup, name, getattr(wanted, name))
    setup.save()
    record(
        "safeguarding set up",
        partnership,
        by=by.user,
        lead=str(wanted.lead or ""),
        deputy=str(wanted.deputy or ""),
        hours_at_once=wanted.hours_at_once,
        hours_today=wanted.hours_today,
        hours_usual=wanted.hours_usual,
        kept_years=wanted.kept_years,
    )
    return setup
