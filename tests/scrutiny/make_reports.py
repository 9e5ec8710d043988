"""Reports to committees for tests: name only what your test is about."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.plans.models import Plan
from heard.scrutiny.models import Committee, Report, ReportBlock, ReportIssue
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.services import issuing, report_rows, reports
from heard.scrutiny.services.report_rows import BlockDetails, ImplicationWords
from heard.scrutiny.services.reports import Exemption, FrontMatter
from tests.boards import make as boards
from tests.partnerships import make as partnerships
from tests.plans import make as plans
from tests.plans import make_snapshots
from tests.results import make as results
from tests.scrutiny import make, make_packs
from tests.scrutiny import make_committees as make_c
from tests.sessions import make as sessions
from tests.sessions import make_heard

TITLE = "Listening to families"
SECRET = "Zanzibar-marmalade"


def writer(of: Committee) -> Member:
    """A committee officer, who writes and issues reports and reads no restricted appendix."""
    return make.officer(of=of.partnership)


def lead(of: Committee) -> Member:
    """An engagement lead, who writes, issues, and reads what is restricted."""
    return partnerships.member(Role.ENGAGEMENT_LEAD, of=of.partnership)


def committee(**details: Any) -> Committee:
    """One that everybody sees."""
    found = make_c.committee(**details)
    found.body.is_public = True
    found.body.save()
    return found


def draft(of: Committee | None = None, title: str = TITLE, by: Member | None = None) -> Report:
    """A report to the committee's next meeting."""
    of = of or committee()
    meeting = make_c.meeting(of)
    return reports.make_report(of, title, meeting=meeting, by=by or writer(of))


def front(report: Report, **more: Any) -> FrontMatter:
    columns = {
        "title": report.title,
        "purpose": "To tell members what families said.",
        "summary": "Families wait too long.\nThe plan answers it.",
        "authors": ("Head of Service for SEND",),
        "meeting": report.meeting,
    }
    return FrontMatter(**(columns | more))


def words(report: Report, text: str = "Many families came.", **more: Any) -> ReportBlock:
    by = lead(report.committee)
    block = report_rows.add_block(report, BlockKind.WORDS, by=by)
    details = BlockDetails(words=text, **more)
    return report_rows.change_block(block, details, revision=now(report).revision, by=by)


def block(report: Report, kind: str, **chosen: Any) -> ReportBlock:
    by = lead(report.committee)
    made = report_rows.add_block(report, kind, by=by)
    if chosen:
        details = BlockDetails(chosen=chosen)
        made = report_rows.change_block(made, details, revision=now(report).revision, by=by)
    return made


def ready(of: Committee | None = None, **more: Any) -> Report:
    """A draft that can be issued."""
    report = draft(of)
    by = lead(report.committee)
    reports.change_report(report, front(report, **more), revision=report.revision, by=by)
    report_rows.add_recommendation(report, "note the report.", by=by)
    words(report)
    for kind in report.committee.implication_kinds.filter(is_used=True):
        signed = {"signed_by": "Orla Fenwick, Monitoring Officer", "signed_on": day()}
        said = ImplicationWords("None.", **(signed if kind.signed_off_by else {}))
        report_rows.write_implication(report, kind, said, revision=now(report).revision, by=by)
    return now(report)


def restricted(of: Committee | None = None) -> Report:
    """A draft with a secret in its restricted block."""
    report = ready(of)
    words(report, f"The secret is {SECRET}.", heading=f"About {SECRET}", is_restricted=True)
    exemption = Exemption("1", "It is about one family.")
    by = lead(report.committee)
    return reports.set_exemption(report, exemption, revision=now(report).revision, by=by)


def issue(report: Report, note: str = "") -> ReportIssue:
    report = now(report)
    by = writer(report.committee)
    return issuing.issue_report(report, note=note, revision=report.revision, by=by)


def issued(of: Committee | None = None) -> Report:
    report = ready(of)
    issue(report)
    return now(report)


def now(report: Report) -> Report:
    return Report.objects.select_related("committee__body", "meeting", "partnership").get(
        pk=report.pk
    )


def day(days_ago: int = 0) -> Any:
    return timezone.localdate() - timedelta(days=days_ago)


def area(of: Committee, *, with_findings: bool = True) -> Plan:
    """Something of everything that a report can show. Gives its plan."""
    here, by = of.partnership, partnerships.member(*Role, of=of.partnership)
    if with_findings:
        results.published(by)
    programme = sessions.programme(here)
    phase = sessions.phase(programme)
    session = sessions.held(phase)
    theme = make_heard.theme(session, "Waiting")
    points = make_heard.sorted_points(session, theme, 12)
    make_heard.answer(points[0])
    will = make_heard.answer(points[1], make_heard.word("will", in_days=30, words="We will hire"))
    will.on = day(3)
    will.save()
    make_heard.published(session)
    plan = plans.plan(here)
    finding = plans.finding(plans.inspection(here))
    plan.findings.add(finding)
    plans.action(plan).findings.add(finding)
    late = plans.action(plan, "Shorten waits", due_on=day(20))
    late.findings.add(finding)
    make_snapshots.month(plan)
    plans.delivered(plan)
    measure = plans.measure(here, is_public=True)
    plan.measures.add(measure)
    plans.reading(measure)
    body = boards.body(here, "SEND Board", is_public=True)
    seats = boards.seats(body, wanted=3)
    boards.membership(seats.seats.first())
    make_packs.request(of, due_on=day(3))
    rowan, ash = make_c.councillor(of, "Rowan Tull"), make_c.councillor(of, "Ash Wren")
    make_packs.duty(of, by, rowan, ash)
    make_packs.checked(make_packs.reported(rowan), by)
    return plan
