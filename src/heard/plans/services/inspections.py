"""Inspections and their reports."""

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member, Partnership
from heard.plans.frameworks import choose, framework_of, kind_of, known_frameworks, outcome_of
from heard.plans.models import Inspection
from heard.plans.models.words import InspectionKind
from heard.plans.plan_details import InspectionDetails, Report

_COLUMNS = ("kind", "started_on", "ended_on")


class DaysInDisorderError(Exception):
    """An inspection ends after it starts, and its report is published after it ends."""


class OtherWordsError(Exception):
    """The outcome, or the kind of a finding, is not one of the framework's."""


class OutOfOrderError(Exception):
    """A finding repeats one of an earlier inspection: with these days it would be no earlier."""


class InUseError(Exception):
    """Findings, a plan or families' pages stand on it: it cannot be thrown away."""


@transaction.atomic
def make_inspection(
    partnership: Partnership, details: InspectionDetails, *, by: Member
) -> Inspection:
    """Write down that inspectors came.

    Raises DaysInDisorderError, NoFrameworkError, TwoFrameworksError.
    """
    inspection = Inspection(partnership=partnership)
    _describe(inspection, details)
    inspection.save()
    record("inspection made", inspection, by=by.user, framework=inspection.framework)
    return inspection


@transaction.atomic
def change_inspection(
    inspection: Inspection, details: InspectionDetails, *, by: Member
) -> Inspection:
    """Other days or another kind. What it found must have the words of its framework.

    Raises DaysInDisorderError, OutOfOrderError, OtherWordsError, NoFrameworkError,
    TwoFrameworksError.
    """
    inspection = locked_inspection(inspection)
    before = inspection.framework
    _describe(inspection, details)
    _refuse_disorder(inspection)
    if inspection.framework != before:
        _refuse_other_kinds(inspection)
        inspection.outcome_words = _exact_words(inspection, inspection.outcome)
    inspection.save(update_fields=[*_COLUMNS, "framework", "outcome_words"])
    record("inspection changed", inspection, by=by.user, framework=inspection.framework)
    return inspection


@transaction.atomic
def enter_report(inspection: Inspection, report: Report, *, by: Member) -> Inspection:
    """What the report says. Without a SHA-256 the one that is known stays.

    Raises DaysInDisorderError, OtherWordsError.
    """
    inspection = locked_inspection(inspection)
    if report.published_on and report.published_on < inspection.ended_on:
        raise DaysInDisorderError(report)
    inspection.outcome_words = _exact_words(inspection, report.outcome)
    inspection.outcome = report.outcome
    inspection.published_on = report.published_on
    inspection.report_url = report.url
    inspection.plain_words = report.plain_words
    inspection.is_public = report.is_public
    before = inspection.report_sha256
    inspection.report_sha256 = report.sha256 or before
    inspection.save()
    record("inspection report entered", inspection, by=by.user, outcome=report.outcome)
    if before and inspection.report_sha256 != before:
        record("another file of the report read", inspection, by=by.user, before=before)
    return inspection


@transaction.atomic
def discard_inspection(inspection: Inspection, *, by: Member) -> None:
    """Throw away one that was made by mistake. Raises InUseError."""
    inspection = locked_inspection(inspection)
    if inspection.is_public or inspection.findings.exists() or inspection.plans.exists():
        raise InUseError(inspection)
    record("inspection thrown away", inspection, by=by.user)
    inspection.delete()


def locked_inspection(inspection: Inspection) -> Inspection:
    """As it is now, held until the end of the transaction."""
    return Inspection.objects.select_for_update(no_key=True).get(pk=inspection.pk)


def _describe(inspection: Inspection, details: InspectionDetails) -> None:
    first, last = details.started_on, details.ended_on
    is_published_before = inspection.published_on is not None and inspection.published_on < last
    if last < first or is_published_before:
        raise DaysInDisorderError(details)
    follows_up = details.kind != InspectionKind.FULL
    framework = choose(known_frameworks(), (first, last), details.framework, follows_up=follows_up)
    inspection.kind, inspection.framework = details.kind, framework.code
    inspection.started_on, inspection.ended_on = first, last


def _refuse_disorder(inspection: Inspection) -> None:
    """What was found again stands after what it repeats, also after the days were corrected."""
    day = inspection.started_on
    too_early = inspection.findings.filter(again_of__inspection__started_on__gte=day)
    too_late = inspection.findings.filter(found_again__inspection__started_on__lte=day)
    if too_early.exists() or too_late.exists():
        raise OutOfOrderError(inspection)


def _refuse_other_kinds(inspection: Inspection) -> None:
    framework = framework_of(inspection.framework)
    kinds = set(inspection.findings.values_list("kind", flat=True))
    if framework is None or any(kind_of(framework, kind) is None for kind in kinds):
        raise OtherWordsError(inspection)


def _exact_words(inspection: Inspection, outcome: str) -> str:
    """As they stand in the framework now; as they stood, if that is not known any more."""
    if not outcome:
        return ""
    framework = framework_of(inspection.framework)
    found = outcome_of(framework, outcome) if framework else None
    if found is not None:
        return found.words
    if outcome == inspection.outcome and framework is None:
        return inspection.outcome_words
    raise OtherWordsError(outcome)
