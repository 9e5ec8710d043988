"""Issuing a report: freezing it for good, with what is restricted apart from it."""

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.partnerships.sealing import seal
from heard.scrutiny.models import Report, ReportIssue, RestrictedAppendix
from heard.scrutiny.models.report_words import ReportState
from heard.scrutiny.queries.freezing_report import Issue, freeze, read_report_blocks
from heard.scrutiny.queries.report_files import length
from heard.scrutiny.queries.report_problems import Problem, problems, too_long
from heard.scrutiny.services.held_reports import held, held_as_read


class NotReadyError(Exception):
    """Something is missing; `problems` say what, each with its page."""

    def __init__(self, report: Report, found: list[Problem]) -> None:
        super().__init__(report)
        self.problems = found


class NoNoteError(Exception):
    """A later issue has to say what is different from the one before, and why."""


class NeverIssuedError(Exception):
    """There is nothing to withdraw."""


@transaction.atomic
def issue_report(report: Report, *, note: str, revision: int, by: Member) -> ReportIssue:
    """Freeze it with the figures of this moment. The issue before stays as it was.

    Raises NotReadyError, NoNoteError, ReportChangedError, ReportWithdrawnError.
    """
    report = held_as_read(report, revision, by)
    before = report.issues.values_list("number", flat=True).first() or 0
    if before and not note.strip():
        raise NoNoteError(report)
    reading = read_report_blocks(report)
    _refuse(report, [each for each in problems(report, reading) if each.blocks])
    frozen = freeze(report, reading, Issue(before + 1, note if before else ""))
    pages = length(frozen.report)
    _refuse(report, too_long(report, pages))
    sealed = seal(frozen.report)
    issue = ReportIssue.objects.create(
        report=report, number=before + 1, note=frozen.report.note, pages=pages, issued_by=by,
        frozen=sealed.content, sha256=sealed.sha256,
    )  # fmt: skip
    if frozen.appendix is not None:
        apart = seal(frozen.appendix)
        RestrictedAppendix.objects.create(issue=issue, frozen=apart.content, sha256=apart.sha256)
    report.state = ReportState.ISSUED
    report.save(update_fields=["state"])
    record("committee report issued", report, by=by.user, number=issue.number, hash=issue.sha256)
    return issue


@transaction.atomic
def withdraw_report(report: Report, *, because: str, by: Member) -> Report:
    """It is public no more; its page says why. Raises NeverIssuedError, ReportWithdrawnError."""
    report = held(report, by)
    if report.state != ReportState.ISSUED:
        raise NeverIssuedError(report)
    report.state, report.withdrawn_because = ReportState.WITHDRAWN, because
    report.save(update_fields=["state", "withdrawn_because"])
    record("committee report withdrawn", report, by=by.user)
    return report


def _refuse(report: Report, found: list[Problem]) -> None:
    if found:
        raise NotReadyError(report, found)


@transaction.atomic
def note_reading(appendix: RestrictedAppendix, *, by: Member) -> None:
    """Somebody opened what is not for the public."""
    issue = appendix.issue
    record("restricted appendix opened", issue.report, by=by.user, number=issue.number)


@transaction.atomic
def note_download(appendix: RestrictedAppendix, *, by: Member) -> None:
    """Somebody took a copy of what is not for the public."""
    issue = appendix.issue
    record("restricted appendix downloaded", issue.report, by=by.user, number=issue.number)
