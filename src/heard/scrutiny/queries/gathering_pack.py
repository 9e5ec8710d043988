"""What goes into an agenda pack: everything of it is public, or made public by it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models import AgendaItem, Meeting, Paper
from heard.boards.models.words import MeetingState
from heard.design.words import date_words, iso_day, time_words
from heard.scrutiny.frozen_pack import (
    FORMAT,
    FrozenPack,
    PackDecision,
    PackItem,
    PackOutstanding,
    PackPaper,
    PackReport,
    PackReportBack,
    PackRequest,
)
from heard.scrutiny.models import (
    Committee,
    DecisionRecord,
    ReportIssue,
    Request,
    RequestQuerySet,
    State,
)
from heard.scrutiny.models.report_words import ReportState
from heard.scrutiny.queries.reports_back import DutyMemberLine, ReportsBack, reports_back
from heard.scrutiny.queries.sitting import meetings_of, members_of
from heard.scrutiny.rag import rag_of, rag_tag


def gather_pack(committee: Committee, meeting: Meeting) -> FrozenPack:
    """The pack as it would be frozen now. At most 18 statements, however much there is."""
    today, day = timezone.localdate(), timezone.localdate(meeting.starts_at)
    before = _meeting_before(committee, meeting)
    since = timezone.localdate(before.starts_at) if before else committee.first_day_of_year(day)
    reports, papers = _reports(meeting), _papers(meeting)
    agenda = list(meeting.agenda.all())
    told = reports_back(committee, since, min(today, day))
    asked = list(_requests(committee))
    return FrozenPack(
        format=FORMAT,
        committee=committee.body.name,
        meeting=str(meeting.key),
        meeting_on=day.isoformat(),
        starts=time_words(meeting.starts_at),
        place=meeting.place,
        made_on=today.isoformat(),
        year=committee.year_words(day),
        since=since.isoformat(),
        items=tuple(_item(number, each, reports, papers) for number, each in enumerate(agenda, 1)),
        reports=tuple(reports[None]),
        papers=tuple(papers[None]),
        decisions=tuple(_decisions(before)) if before else (),
        to_confirm=tuple(_asked(each, today) for each in asked if each.state == "complete"),
        open_requests=tuple(_asked(each, today) for each in asked if each.state != "complete"),
        reports_back=_reported(told),
        outstanding=_missing(told.outstanding),
        excused=_missing((*told.excused, *told.left)),
        members=len(members_of(committee, today)),
    )


def _meeting_before(committee: Committee, meeting: Meeting) -> Meeting | None:
    held = meetings_of(committee).filter(state=MeetingState.HELD)
    return held.filter(starts_at__lt=meeting.starts_at).first()


def _item(
    number: int,
    item: AgendaItem,
    reports: dict[int | None, list[PackReport]],
    papers: dict[int | None, list[PackPaper]],
) -> PackItem:
    return PackItem(
        number,
        item.title,
        str(item.get_purpose_display()),
        item.presenter,
        tuple(reports[item.pk]),
        tuple(papers[item.pk]),
    )


def _reports(meeting: Meeting) -> dict[int | None, list[PackReport]]:
    """The newest issue of each report to the meeting, by agenda item."""
    issues = ReportIssue.objects.filter(
        report__meeting=meeting, report__state=ReportState.ISSUED
    ).select_related("report", "restricted")
    newest = {issue.report_id: issue for issue in issues.order_by("number")}
    found: defaultdict[int | None, list[PackReport]] = defaultdict(list)
    for issue in sorted(newest.values(), key=lambda each: each.report.title):
        report = issue.report
        found[report.item_id].append(
            PackReport(
                str(report.key),
                report.slug,
                report.title,
                issue.number,
                issue.sha256,
                hasattr(issue, "restricted"),
            )
        )
    return found


def _papers(meeting: Meeting) -> dict[int | None, list[PackPaper]]:
    """Public ones alone: what only members may read is sent to them apart."""
    found: defaultdict[int | None, list[PackPaper]] = defaultdict(list)
    for paper in Paper.objects.filter(meeting=meeting, is_public=True):
        found[paper.item_id].append(PackPaper(str(paper.key), paper.title, paper.kind))
    return found


def _decisions(before: Meeting) -> Iterable[PackDecision]:
    decided = DecisionRecord.objects.filter(filed_at=before, state=State.PUBLISHED)
    for record in decided.order_by("pk").prefetch_related("resolutions"):
        resolved = tuple((each.number, each.text) for each in record.resolutions.all())
        yield PackDecision(record.title, record.slug, resolved)


def _requests(committee: Committee) -> RequestQuerySet:
    """What is open, with how many members agree; those for members to confirm among them."""
    found = Request.objects.filter(committee=committee).open().select_related("committee")
    return found.prefetch_related("confirmations").order_by("made_on", "number")


def _asked(request: Request, today: date) -> PackRequest:
    rag = rag_of(request, today)
    objections = [each.words for each in request.confirmations.all() if not each.agrees]
    return PackRequest(
        key=str(request.key),
        reference=request.reference,
        text=request.text,
        made_on=request.made_on.isoformat(),
        addressee=request.addressee,
        state=str(request.get_state_display()),
        rag=str(rag.value),
        rag_words=str(rag_tag(rag).word),
        response=_response(request),
        done=request.done_words,
        due_on=iso_day(request.due_on),
        completed_on=iso_day(request.completed_on),
        agreed=sum(each.agrees for each in request.confirmations.all()),
        objections=tuple(objections),
    )


def _response(request: Request) -> str:
    if not request.response:
        return ""
    words = str(request.get_response_display())
    if request.response_words:
        words = f"{words}: {request.response_words}"
    if request.responded_on is None:
        return words
    return _("%(words)s (%(day)s)") % {"words": words, "day": date_words(request.responded_on)}


def _reported(told: ReportsBack) -> tuple[PackReportBack, ...]:
    """Those that an officer has checked."""
    return tuple(
        PackReportBack(
            member=each.name,
            session=each.session,
            on=each.on.isoformat(),
            division=each.division,
            heard=each.heard,
            asks_for=each.asks_for,
        )
        for each in told.reports
        if each.is_checked
    )


def _missing(lines: Iterable[DutyMemberLine]) -> tuple[PackOutstanding, ...]:
    return tuple(
        PackOutstanding(each.name, each.duty, each.division, iso_day(each.due_on), each.because)
        for each in lines
    )
