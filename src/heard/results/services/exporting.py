"""Answers row by row: asked for, measured, approved by a second person or refused."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.results.models import APPROVED_STATES, OPEN_STATES, RowExport, RowState
from heard.results.queries.exports import profile_choices
from heard.results.rules import SMALL_NUMBERS, can_approve_rows, can_ask_for_rows
from heard.results.services.building import SurveyStillOpenError
from heard.surveys.models import Promise, Survey

COARSENESS = (SMALL_NUMBERS.threshold, 20, 50, 100)


class ProtectedSurveyError(Exception):
    """The survey promised more than an open link: its answers never go out row by row."""


class AnotherWaitsError(Exception):
    """A request for rows of this survey waits already."""


class OtherColumnsError(Exception):
    """Rows of this survey went out with other columns: two such files could be joined."""


class UnknownColumnsError(Exception):
    """A profile item that the questionnaire does not have, or a coarseness that is not offered."""


class PastKeepingError(Exception):
    """The day until which the recipient keeps the file is over."""


class NotTheirsError(Exception):
    """Who does it may not: a second person must approve, and only who asked changes a request."""


class NotWaitingError(Exception):
    """The request is settled, or its risk is still being worked out."""


class ChangedMeanwhileError(Exception):
    """The columns were changed after this person looked at the request."""


@dataclass(frozen=True)
class RowColumns:
    """Which profile items go out; an answer that fewer than `smallest` gave is merged."""

    profile: tuple[str, ...]
    smallest: int


@dataclass(frozen=True)
class RowsWanted:
    """Why rows are asked for, who gets them, under what agreement, until when they keep them."""

    purpose: str
    recipient: str
    agreement: str
    keep_until: date
    columns: RowColumns


@transaction.atomic
def ask_for_rows(survey: Survey, wanted: RowsWanted, *, by: Member) -> RowExport:
    """Ask for the rows of a closed survey; a job works the risk out before anybody approves.

    Raises NotTheirsError, SurveyStillOpenError, ProtectedSurveyError, AnotherWaitsError,
    OtherColumnsError, UnknownColumnsError, PastKeepingError.
    """
    survey = _lock(survey.pk)
    if not can_ask_for_rows(by, survey):
        raise NotTheirsError(survey)
    if wanted.keep_until <= timezone.localdate():
        raise PastKeepingError(wanted.keep_until)
    if survey.row_exports.filter(state__in=OPEN_STATES).exists():
        raise AnotherWaitsError(survey)
    columns = _checked(survey, wanted.columns)
    export = RowExport.objects.create(
        partnership_id=survey.partnership_id,
        survey=survey,
        survey_title=survey.title,
        purpose=wanted.purpose,
        recipient=wanted.recipient,
        agreement=wanted.agreement,
        keep_until=wanted.keep_until,
        profile=list(columns.profile),
        smallest=columns.smallest,
        asked_by=by,
    )
    record("rows asked for", export, by=by.user, keep_until=wanted.keep_until.isoformat())
    _measure(export)
    return export


@transaction.atomic
def choose_row_columns(export: RowExport, columns: RowColumns, *, by: Member) -> RowExport:
    """Leave profile items out, or coarsen them, and work the risk out anew.

    Raises NotTheirsError, NotWaitingError, and what `ask_for_rows` raises of columns.
    """
    survey, export = _locked(export)
    if export.asked_by_id != by.pk:
        raise NotTheirsError(export)
    if not export.is_open or survey is None:
        raise NotWaitingError(export)
    columns = _checked(survey, columns)
    export.profile, export.smallest = list(columns.profile), columns.smallest
    export.revision += 1
    export.state, export.risk, export.left_out = RowState.MEASURING, {}, []
    export.save()
    record("columns of rows chosen", export, by=by.user, revision=export.revision)
    _measure(export)
    return export


@transaction.atomic
def approve_rows(export: RowExport, *, by: Member, seen: int) -> RowExport:
    """Approve, as a second person who saw the figures of revision `seen`; a job writes the file.

    Raises NotTheirsError, NotWaitingError, ChangedMeanwhileError, ProtectedSurveyError,
    OtherColumnsError.
    """
    survey, export = _locked(export)
    if not can_approve_rows(by, export):
        raise NotTheirsError(export)
    if export.state != RowState.WAITING or survey is None:
        raise NotWaitingError(export)
    if export.revision != seen:
        raise ChangedMeanwhileError(export)
    if not can_ask_for_rows(export.asked_by, survey):
        raise NotTheirsError(export)
    _checked(survey, RowColumns(tuple(export.profile), export.smallest))
    _settle(export, RowState.WRITING, by)
    record("rows approved", export, by=by.user, revision=seen)
    app.configure_task("results.jobs.write_rows").defer(export_id=export.pk)
    return export


@transaction.atomic
def refuse_rows(export: RowExport, *, by: Member, reason: str) -> RowExport:
    """Refuse, as a second person; the reason stays. Raises NotTheirsError, NotWaitingError."""
    _survey, export = _locked(export)
    if not can_approve_rows(by, export):
        raise NotTheirsError(export)
    if not export.is_open:
        raise NotWaitingError(export)
    export.refusal = reason
    _settle(export, RowState.REFUSED, by)
    record("rows refused", export, by=by.user)
    return export


@transaction.atomic
def withdraw_rows(export: RowExport, *, by: Member) -> RowExport:
    """Take a request back before it is settled. Raises NotTheirsError, NotWaitingError."""
    _survey, export = _locked(export)
    if export.asked_by_id != by.pk:
        raise NotTheirsError(export)
    if not export.is_open:
        raise NotWaitingError(export)
    export.state = RowState.WITHDRAWN
    export.save(update_fields=["state"])
    record("rows no longer asked for", export, by=by.user)
    return export


def _settle(export: RowExport, state: RowState, by: Member) -> None:
    export.state, export.settled_by, export.settled_at = state, by, timezone.now()
    export.save()


def _lock(survey_id: int) -> Survey:
    return (
        Survey.objects.select_for_update(of=("self",)).select_related("version").get(pk=survey_id)
    )


def _locked(export: RowExport) -> tuple[Survey | None, RowExport]:
    """The survey first, then the request: whoever asks and whoever approves wait for each other."""
    survey = _lock(export.survey_id) if export.survey_id else None
    locked = RowExport.objects.select_for_update(of=("self",)).select_related("asked_by__user")
    return survey, locked.get(pk=export.pk)


def _checked(survey: Survey, columns: RowColumns) -> RowColumns:
    """The columns in the questionnaire's order, if rows of them may go out."""
    if survey.closed_at is None:
        raise SurveyStillOpenError(survey)
    if survey.promise != Promise.OPEN:
        raise ProtectedSurveyError(survey)
    known = [choice.code for choice in profile_choices(survey.version.questionnaire)]
    if set(columns.profile) - set(known) or columns.smallest not in COARSENESS:
        raise UnknownColumnsError(columns)
    ordered = RowColumns(tuple(code for code in known if code in columns.profile), columns.smallest)
    given = survey.row_exports.filter(state__in=APPROVED_STATES)
    for profile, smallest in given.values_list("profile", "smallest"):
        if (tuple(profile), smallest) != (ordered.profile, ordered.smallest):
            raise OtherColumnsError(survey)
    return ordered


def _measure(export: RowExport) -> None:
    app.configure_task("results.jobs.measure_rows").defer(export_id=export.pk)
