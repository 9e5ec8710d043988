"""What inspectors found: written down, followed from one inspection to the next, closed."""

from django.db import transaction

from heard.audit.services import record
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.partnerships.models import Member
from heard.plans.frameworks import framework_of, kind_of
from heard.plans.models import Finding, Inspection
from heard.plans.plan_details import Because, FindingDetails
from heard.plans.services.inspections import OtherWordsError, locked_inspection

_COLUMNS = ("number", "kind", "title", "text", "plain_words", "again_of")


class NumberTakenError(Exception):
    """Another finding of the inspection has this number."""


class NotEarlierError(Exception):
    """A finding repeats one of an earlier inspection, and never itself by a detour."""


class FindingClosedError(Exception):
    """Somebody has closed it already."""


class FindingOpenError(Exception):
    """It is open already."""


class FindingInUseError(Exception):
    """A plan, an action, a measure or a later finding points at it."""


@transaction.atomic
def make_finding(inspection: Inspection, details: FindingDetails, *, by: Member) -> Finding:
    """Raises NumberTakenError, OtherWordsError, NotEarlierError, NotOfThisPartnershipError."""
    inspection = locked_inspection(inspection)
    finding = Finding(inspection=inspection)
    _check(finding, details)
    _describe(finding, details)
    finding.save()
    finding.responsible.set(details.responsible)
    record("finding made", finding, by=by.user, kind=finding.kind)
    return finding


@transaction.atomic
def change_finding(finding: Finding, details: FindingDetails, *, by: Member) -> Finding:
    """Raises as `make_finding` does."""
    locked_inspection(finding.inspection)
    finding = locked_finding(finding)
    _check(finding, details)
    changed = [name for name in _COLUMNS if getattr(finding, name) != getattr(details, name)]
    _describe(finding, details)
    finding.save(update_fields=_COLUMNS)
    finding.responsible.set(details.responsible)
    record("finding changed", finding, by=by.user, fields=", ".join(changed))
    return finding


@transaction.atomic
def close_finding(finding: Finding, because: Because, *, by: Member) -> Finding:
    """Say who no longer sees the need, and since when. Raises FindingClosedError."""
    finding = locked_finding(finding)
    if finding.closed_on is not None:
        raise FindingClosedError(finding)
    finding.closed_on, finding.closed_because = because.on, because.reason
    finding.save(update_fields=["closed_on", "closed_because"])
    record("finding closed", finding, by=by.user)
    return finding


@transaction.atomic
def reopen_finding(finding: Finding, *, by: Member) -> Finding:
    """It was closed too early. Raises FindingOpenError."""
    finding = locked_finding(finding)
    if finding.closed_on is None:
        raise FindingOpenError(finding)
    before = finding.closed_on.isoformat()
    finding.closed_on, finding.closed_because = None, ""
    finding.save(update_fields=["closed_on", "closed_because"])
    record("finding opened again", finding, by=by.user, closed_on=before)
    return finding


@transaction.atomic
def remove_finding(finding: Finding, *, by: Member) -> None:
    """Take away one that was entered by mistake. Raises FindingInUseError."""
    finding = locked_finding(finding)
    pointing = (finding.plans, finding.actions, finding.measures, finding.found_again)
    if any(each.exists() for each in pointing):
        raise FindingInUseError(finding)
    record("finding removed", finding, by=by.user)
    finding.delete()


def locked_finding(finding: Finding) -> Finding:
    held = Finding.objects.select_related("inspection")
    return held.select_for_update(no_key=True, of=("self",)).get(pk=finding.pk)


def _describe(finding: Finding, details: FindingDetails) -> None:
    for name in _COLUMNS:
        setattr(finding, name, getattr(details, name))


def _check(finding: Finding, details: FindingDetails) -> None:
    inspection = finding.inspection
    others = inspection.findings.exclude(pk=finding.pk)
    if others.filter(number=details.number).exists():
        raise NumberTakenError(details.number)
    framework = framework_of(inspection.framework)
    if details.kind != finding.kind and (
        framework is None or kind_of(framework, details.kind) is None
    ):
        raise OtherWordsError(details.kind)
    if any(each.partnership_id != inspection.partnership_id for each in details.responsible):
        raise NotOfThisPartnershipError(details)
    if details.again_of is not None:
        _refuse_no_earlier(finding, details.again_of)


def _refuse_no_earlier(finding: Finding, earlier: Finding) -> None:
    inspection = finding.inspection
    if earlier.partnership_id != inspection.partnership_id:
        raise NotOfThisPartnershipError(earlier)
    if earlier.inspection.started_on >= inspection.started_on:
        raise NotEarlierError(earlier)
    repeats = dict(
        Finding.objects.filter(inspection__partnership_id=inspection.partnership_id).values_list(
            "pk", "again_of_id"
        )
    )
    before: int | None = earlier.pk
    seen: set[int] = set()
    while before is not None and before not in seen:
        if before == finding.pk:
            raise NotEarlierError(earlier)
        seen.add(before)
        before = repeats.get(before)
