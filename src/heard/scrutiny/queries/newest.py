"""The newest of each that everybody may read, of any committee of an area."""

from django.db.models import Count, F, Q

from heard.partnerships.models import Partnership
from heard.scrutiny.models import Duty, ReportIssue, Request
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.models.report_words import ReportState
from heard.scrutiny.models.tracker_words import RequestState
from heard.scrutiny.queries.committee_pages import DutyLine

_IS_PUBLIC = Q(committee__body__is_public=True)


def newest_issue(partnership: Partnership) -> ReportIssue | None:
    """Of a report that is not withdrawn."""
    found = ReportIssue.objects.filter(
        report__partnership=partnership,
        report__state=ReportState.ISSUED,
        report__committee__body__is_public=True,
    )
    return found.select_related("report").order_by("-issued_at", "-pk").first()


def newest_duty(partnership: Partnership) -> DutyLine | None:
    """With how many of how many members have reported; who is excused is not counted."""
    counted = Duty.objects.filter(_IS_PUBLIC, partnership=partnership).annotate(
        number_done=Count("members", filter=Q(members__state=DutyState.DONE)),
        number_of=Count("members", filter=~Q(members__state=DutyState.EXCUSED)),
    )
    duty = counted.first()
    return DutyLine(duty, duty.number_done, duty.number_of) if duty else None


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
