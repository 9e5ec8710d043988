"""The newest of each that everybody may read, of any committee of an area."""

from django.db.models import F, Q

from heard.partnerships.models import Partnership
from heard.scrutiny.models import Duty, ReportIssue, Request
from heard.scrutiny.models.report_words import ReportState
from heard.scrutiny.models.tracker_words import RequestState
from heard.scrutiny.queries.duty_counts import AskedMembers, counted

_IS_PUBLIC = Q(committee__body__is_public=True)


def newest_issue(partnership: Partnership) -> ReportIssue | None:
    """Of a report that is not withdrawn."""
    found = ReportIssue.objects.filter(
        report__partnership=partnership,
        report__state=ReportState.ISSUED,
        report__committee__body__is_public=True,
    )
    return found.select_related("report").order_by("-issued_at", "-pk").first()


def newest_duty(partnership: Partnership) -> AskedMembers | None:
    """The last one to start."""
    ours = Duty.objects.filter(_IS_PUBLIC, partnership=partnership)
    return next(iter(counted(ours[:1])), None)


def newest_settled(partnership: Partnership) -> Request | None:
    """A request that members confirmed; else one that is complete; else one that was answered."""
    found = Request.objects.filter(_IS_PUBLIC, partnership=partnership).exclude(
        state__in=[RequestState.SUPERSEDED, RequestState.PAUSED]
    )
    answered = found.exclude(responded_on=None, completed_on=None)
    return answered.order_by(
        F("confirmed_on").desc(nulls_last=True),
        F("completed_on").desc(nulls_last=True),
        F("responded_on").desc(nulls_last=True),
        "-pk",
    ).first()
