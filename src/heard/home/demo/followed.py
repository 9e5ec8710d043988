"""What came of the committee's resolutions: requests, a duty of members, a report, a pack."""

from datetime import date, timedelta

from django.utils import timezone

from heard.boards.models import Person
from heard.home.demo import committee_words as words
from heard.home.demo import sessions_words
from heard.home.demo.report_template import load_template
from heard.partnerships.models import Member
from heard.scrutiny import services as decisions
from heard.scrutiny.models import Committee, DecisionRecord, Duty, Request
from heard.scrutiny.queries.proposing_duty import propose_duty
from heard.scrutiny.queries.sitting import meetings_of, next_meeting
from heard.scrutiny.services.confirming import confirm_by_member
from heard.scrutiny.services.duties import excuse_member, make_duty
from heard.scrutiny.services.issuing import issue_report
from heard.scrutiny.services.packs import make_pack
from heard.scrutiny.services.report_rows import (
    ImplicationWords,
    add_recommendation,
    write_implication,
)
from heard.scrutiny.services.reports import (
    FrontMatter,
    change_report,
    make_report,
    write_easy_read,
)
from heard.scrutiny.services.reports_back import CheckedReport, check_report_back
from heard.scrutiny.services.requests import make_requests
from heard.scrutiny.services.settling_duties import settle_duty
from heard.scrutiny.services.tracking import complete_request, record_response, send_request
from heard.scrutiny.tracker_deeds import Answer, Asked, Done, Evidence
from heard.sessions.models import Session, Visit
from heard.sessions.services.visits import Report, answer_visit, report_visit

RESPONDED_DAYS_AGO, DONE_DAYS_AGO, ISSUED_BEFORE = 34, 12, 21


def load_followed(committee: Committee, members: dict[str, Member]) -> None:
    """From two decisions to the pack of the next meeting."""
    officer = members["committee"]
    june = committee.decisions.get()
    duty = _duty(committee, june, officer)
    _members_listen(duty, members)
    seats = _second_decision(committee, officer)
    _requests(committee, seats, members)
    load_template(committee, officer=officer)
    _report(committee, officer)
    meeting = next_meeting(committee)
    if meeting is not None:
        make_pack(committee, meeting, note="", by=officer)


def _duty(committee: Committee, record: DecisionRecord, officer: Member) -> Duty:
    """Each member attends a session in their own area, and reports back."""
    resolution = record.resolutions.get(position=2)
    return make_duty(committee, propose_duty(resolution, committee), by=officer)


def _members_listen(duty: Duty, members: dict[str, Member]) -> None:
    """One has reported, one will come, one is excused, and of two nobody has heard."""
    here = Session.objects.filter(phase__programme__partnership=duty.partnership)
    sowerby, officer = members["sowerby"], members["committee"]
    being_heard = here.get(title=sessions_words.DIAGNOSIS)
    visit = report_visit(being_heard, sowerby, Report(True, *words.REPORT_BACK), revision=0)
    answer_visit(here.get(title=sessions_words.NEXT_STEPS), members["threlfall"], will_attend=True)
    settle_duty(duty)
    checked = CheckedReport(*words.REPORT_BACK)
    check_report_back(visit, checked, revision=visit.revision, by=officer)
    summer = Visit.objects.get(member=members["councillor"], session__title=sessions_words.WAITING)
    earlier = CheckedReport(summer.heard, summer.asks_for)
    check_report_back(summer, earlier, revision=summer.revision, by=officer)
    away = Person.objects.get(member=members["achebe"])
    excuse_member(duty.members.get(person=away), words.EXCUSED, by=officer)


def _second_decision(committee: Committee, officer: Member) -> DecisionRecord:
    """At the meeting after June two things were asked of others."""
    held = meetings_of(committee).filter(ends_at__lt=timezone.now()).first()
    day = timezone.localdate(held.starts_at) if held else timezone.localdate()
    source = words.SEATS_RECORD.format(day=f"{day:%d/%m/%Y}")
    record = decisions.read_decision(decisions.Offer(source), by=officer)
    return decisions.publish_decision(record, by=officer, revision=record.revision)


def _requests(committee: Committee, record: DecisionRecord, members: dict[str, Member]) -> None:
    officer = members["committee"]
    made_on = record.decision_date or timezone.localdate()
    posts = {each.title: each for each in committee.partnership.posts.all()}
    asked = [
        Asked(
            text=resolution.text,
            made_on=made_on,
            title=each.title,
            addressee=each.addressee,
            due_on=made_on + timedelta(days=each.due_days),
            post=posts.get(each.post),
            resolution=resolution.key,
            decision=record.key,
        )
        for resolution, each in zip(record.resolutions.all(), words.REQUESTS, strict=True)
    ]
    seats, pay = make_requests(committee, asked, by=officer)
    seats, pay = send_request(seats, by=officer), send_request(pay, by=officer)
    said = Answer("partly", words.SEATS_RESPONSE, _ago(RESPONDED_DAYS_AGO))
    record_response(seats, said, by=officer)
    _confirmed(pay, members)


def _confirmed(request: Request, members: dict[str, Member]) -> None:
    """Accepted, done, and three members say that it is."""
    officer = members["committee"]
    accepted = Answer("accepted", words.PAY_ACCEPTED, _ago(RESPONDED_DAYS_AGO))
    request = record_response(request, accepted, by=officer)
    done = Done(words.PAY_DONE, _ago(DONE_DAYS_AGO), (Evidence(*words.PAY_EVIDENCE),))
    request = complete_request(request, done, by=officer)
    for word in ("sowerby", "councillor", "threlfall"):
        request = confirm_by_member(request, members[word], agrees=True)


def _report(committee: Committee, officer: Member) -> None:
    """To the next meeting, with live blocks, frozen as it was issued."""
    meeting = next_meeting(committee)
    report = make_report(committee, words.REPORT_TITLE, by=officer, meeting=meeting)
    front = FrontMatter(
        title=words.REPORT_TITLE,
        purpose=words.REPORT_PURPOSE,
        summary=words.REPORT_SUMMARY,
        background=words.REPORT_BACKGROUND,
        authors=(words.AUTHOR,),
        contact=words.CONTACT,
        divisions=words.DIVISIONS,
        meeting=meeting,
        item=meeting.agenda.filter(title=words.AGENDA[2][0]).first() if meeting else None,
    )
    report = change_report(report, front, revision=report.revision, by=officer)
    for text in words.RECOMMENDATIONS:
        add_recommendation(report, text, by=officer)
    for kind in committee.implication_kinds.all():
        text, post = words.IMPLICATIONS[kind.title]
        signed = ImplicationWords(text, post, _ago(2) if post else None)
        report.refresh_from_db()
        write_implication(report, kind, signed, revision=report.revision, by=officer)
    report.refresh_from_db()
    report = write_easy_read(report, words.REPORT_EASY_READ, revision=report.revision, by=officer)
    issue_report(report, note="", revision=report.revision, by=officer)


def _ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
