"""Phases of a programme, and who was asked to come to them."""

from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.sessions.details import Asked, PhaseDetails
from heard.sessions.models import Outreach, Phase, Programme
from heard.sessions.services.belonging import refuse_foreign, refuse_others
from heard.sessions.services.programmes import open_programme


class PhaseNameTakenError(Exception):
    """Another phase of the programme has this name."""


class EndsBeforeItStartsError(Exception):
    """The last day is before the first."""


@transaction.atomic
def make_phase(programme: Programme, details: PhaseDetails, *, by: Member) -> Phase:
    """A new part of a programme.

    Raises ProgrammeClosedError, PhaseNameTakenError, EndsBeforeItStartsError,
    NotOfThisPartnershipError.
    """
    refuse_others(programme.partnership_id, by)
    phase = Phase(programme=open_programme(programme))
    _put(phase, details)
    record("phase made", phase, by=by.user)
    return phase


@transaction.atomic
def change_phase(phase: Phase, details: PhaseDetails, *, by: Member) -> Phase:
    """Say something else of it. Its sessions stay, also those outside of new dates.

    Raises as `make_phase` does.
    """
    refuse_others(phase.programme.partnership_id, by)
    open_programme(phase.programme)
    phase = (
        Phase.objects.select_for_update(of=("self",)).select_related("programme").get(pk=phase.pk)
    )
    before = _values(phase)
    _put(phase, details)
    after = _values(phase)
    if changed := [column for column, value in before.items() if after[column] != value]:
        record("phase changed", phase, by=by.user, fields=", ".join(changed))
    return phase


@transaction.atomic
def add_outreach(phase: Phase, asked: Asked, *, by: Member) -> Outreach:
    """Write down who was asked to come. Raises NotOfThisPartnershipError."""
    refuse_others(phase.programme.partnership_id, by)
    outreach = Outreach.objects.create(phase=phase, **asdict(asked))
    record("outreach added", phase, by=by.user, outreach=outreach.pk)
    return outreach


@transaction.atomic
def change_outreach(outreach: Outreach, asked: Asked, *, by: Member) -> Outreach:
    refuse_others(outreach.phase.programme.partnership_id, by)
    for column, value in asdict(asked).items():
        setattr(outreach, column, value)
    outreach.save()
    record("outreach changed", outreach.phase, by=by.user, outreach=outreach.pk)
    return outreach


@transaction.atomic
def remove_outreach(outreach: Outreach, *, by: Member) -> None:
    """It was written down by mistake."""
    refuse_others(outreach.phase.programme.partnership_id, by)
    record("outreach removed", outreach.phase, by=by.user, outreach=outreach.pk)
    outreach.delete()


def _put(phase: Phase, details: PhaseDetails) -> None:
    if details.ends_on < details.starts_on:
        raise EndsBeforeItStartsError(details)
    surveys = (details.feedback_survey, details.equality_survey)
    refuse_foreign(phase.programme.partnership_id, *details.districts, *surveys)
    for column in ("name", "starts_on", "ends_on", "aims", "feedback_survey", "equality_survey"):
        setattr(phase, column, getattr(details, column))
    phase.needs, phase.ages = list(details.needs), list(details.ages)
    try:
        with transaction.atomic():
            phase.save()
    except IntegrityError as problem:
        raise PhaseNameTakenError(details.name) from problem
    phase.districts.set(details.districts)


def _values(phase: Phase) -> dict[str, Any]:
    columns = ("name", "starts_on", "ends_on", "aims", "needs", "ages")
    values: dict[str, Any] = {column: getattr(phase, column) for column in columns}
    values["districts"] = set(phase.districts.values_list("pk", flat=True))
    values["surveys"] = (phase.feedback_survey_id, phase.equality_survey_id)
    return values
