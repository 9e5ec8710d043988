"""Reports to committees as who writes them sees them, and as everybody does."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.words import Colour, Tag
from heard.partnerships.models import Partnership
from heard.scrutiny.deadlines import Due, due_days
from heard.scrutiny.frozen_report import FrozenReport, read_report
from heard.scrutiny.models import (
    Report,
    ReportIssue,
    ReportQuerySet,
    ReportTemplate,
    RestrictedAppendix,
)
from heard.scrutiny.models.report_words import ReportState

_TAGS = {
    ReportState.DRAFT: Tag(ReportState.DRAFT.label, Colour.YELLOW),
    ReportState.ISSUED: Tag(ReportState.ISSUED.label, Colour.GREEN),
    ReportState.WITHDRAWN: Tag(ReportState.WITHDRAWN.label, Colour.GREY),
}
WITH = (
    "committee__body",
    "committee__partnership",
    "partnership",
    "meeting__body",
    "saved_by__user",
)


@dataclass(frozen=True)
class PublicReport:
    """One issue as everybody reads it. `newest` is the one that replaced it, or itself."""

    report: Report
    issue: ReportIssue
    frozen: FrozenReport
    newest: ReportIssue

    @property
    def is_newest(self) -> bool:
        return self.issue.pk == self.newest.pk


def report_tag(report: Report) -> Tag:
    return _TAGS[ReportState(report.state)]


def reports_of(partnership: Partnership) -> ReportQuerySet:
    """Every report, with what its pages need; the last one first."""
    return Report.objects.filter(partnership=partnership).select_related(*WITH)


def drafts_of(partnership: Partnership) -> QuerySet[Report]:
    """Those that are not issued yet, by the day of their meeting."""
    found = reports_of(partnership).filter(state=ReportState.DRAFT)
    return found.order_by("meeting__starts_at", "pk")


def issued_reports(partnership: Partnership) -> QuerySet[Report]:
    """What everybody may read, or could; the newest first. `shown` has the newest issue."""
    newest = (
        ReportIssue.objects.order_by("report_id", "-number").distinct("report_id").defer("frozen")
    )
    found = reports_of(partnership).filter(committee__body__is_public=True)
    found = found.filter(state=ReportState.ISSUED)
    return found.prefetch_related(Prefetch("issues", newest, to_attr="shown"))


def public_report(
    partnership: Partnership, slug: str, number: int | None = None
) -> PublicReport | None:
    """An issue of a report that was issued; the newest without `number`. None: not public."""
    found = reports_of(partnership).filter(slug=slug, committee__body__is_public=True)
    report = found.filter(state=ReportState.ISSUED).first()
    issues = list(report.issues.defer("frozen")) if report else []
    if report is None or not issues:
        return None
    wanted = number or issues[0].number
    issue = report.issues.filter(number=wanted).first()
    if issue is None:
        return None
    return PublicReport(report, issue, read_report(issue.frozen), issues[0])


def withdrawn_report(partnership: Partnership, slug: str) -> Report | None:
    """One that everybody could read once: its page says why it is gone."""
    found = reports_of(partnership).filter(slug=slug, committee__body__is_public=True)
    return found.filter(state=ReportState.WITHDRAWN, issues__isnull=False).first()


def due_of(report: Report) -> list[Due]:
    """What has to be done by when; nothing while no meeting is chosen."""
    if report.meeting is None:
        return []
    lines = [(each.title, each.days_before) for each in report.committee.deadlines.all()]
    day = timezone.localdate(report.meeting.starts_at)
    return due_days(lines, day, timezone.localdate())


def template_of(report: Report) -> ReportTemplate | None:
    """The committee's own template, the newest that is not retired."""
    return report.committee.templates.filter(retired_on=None).first()


def restricted_issues(report: Report) -> QuerySet[ReportIssue]:
    """Issues with a restricted part, the newest first."""
    return report.issues.filter(restricted__isnull=False).select_related("restricted")


def appendices_of(partnership: Partnership) -> QuerySet[RestrictedAppendix]:
    """Every restricted part here, with its issue and report, the newest first."""
    found = RestrictedAppendix.objects.filter(issue__report__partnership=partnership)
    found = found.select_related("issue__report__committee__body", "issue__report__meeting")
    return found.order_by("-issue__issued_at", "-pk").defer("frozen")


def saved_words(report: Report) -> str:
    """Who saved it last, for whoever saved at the same time."""
    return report.saved_by.user.name if report.saved_by else _("Somebody else")
