"""Holding a report while it is changed, and noticing that another changed it meanwhile."""

from django.utils import timezone

from heard.partnerships.models import Member
from heard.scrutiny.models import Report
from heard.scrutiny.models.report_words import ReportState


class ReportWithdrawnError(Exception):
    """The report was withdrawn: nothing of it changes any more."""


class NotYourReportError(Exception):
    """The report, or what is chosen for it, is of another area."""


class ReportChangedError(Exception):
    """Somebody has saved the report since it was read; `report` is how it is now."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report


def held(report: Report, by: Member) -> Report:
    """As it is now, held until the end of the transaction.

    Raises ReportWithdrawnError, NotYourReportError.
    """
    found = Report.objects.select_related(
        "committee__body", "committee__partnership", "partnership", "meeting", "saved_by__user"
    )
    report = found.select_for_update(no_key=True, of=("self",)).get(pk=report.pk)
    if report.partnership_id != by.partnership_id:
        raise NotYourReportError(report)
    if report.state == ReportState.WITHDRAWN:
        raise ReportWithdrawnError(report)
    return report


def held_as_read(report: Report, revision: int, by: Member) -> Report:
    """The same, as somebody read it. Raises ReportChangedError, too."""
    report = held(report, by)
    if report.revision != revision:
        raise ReportChangedError(report)
    return report


def save_next(report: Report, by: Member, *columns: str) -> None:
    """Save `columns` as the next revision, saved by `by`."""
    report.revision += 1
    report.saved_by, report.saved_at = by, timezone.now()
    report.save(update_fields=[*columns, "revision", "saved_by", "saved_at"])
