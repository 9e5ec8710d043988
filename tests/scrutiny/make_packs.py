"""Requests, reports back and issued reports that a pack can hold."""

from datetime import timedelta
from hashlib import sha256
from itertools import count
from typing import Any

import msgspec
from django.utils import timezone

from heard.boards.models import Meeting, Person
from heard.partnerships.models import Member
from heard.scrutiny.frozen_report import FORMAT, FrozenReport
from heard.scrutiny.models import (
    Committee,
    Duty,
    MemberDuty,
    Report,
    ReportBack,
    ReportIssue,
    Request,
)
from heard.sessions.models import Visit
from tests.sessions import make as sessions

_number = count(1)


def request(of: Committee, **more: Any) -> Request:
    """A line of the tracker, made today."""
    number, today = next(_number), timezone.localdate()
    columns = {"text": f"Fill seat {number}", "made_on": today, "year": of.year_words(today)}
    return Request.objects.create(
        partnership=of.partnership,
        committee=of,
        number=number,
        reference=of.reference(today, number),
        **(columns | more),
    )


def complete(of: Committee, **more: Any) -> Request:
    """One that an officer says is done."""
    said = {
        "state": "complete",
        "done_words": "They are paid.",
        "completed_on": timezone.localdate(),
    }
    return request(of, **(said | more))


def duty(of: Committee, by: Member, *people: Person) -> Duty:
    """To attend a session within 60 days."""
    today = timezone.localdate()
    made = Duty.objects.create(
        partnership=of.partnership,
        committee=of,
        text="Attend a session and report back",
        starts_on=today - timedelta(days=30),
        ends_on=today + timedelta(days=30),
        made_by=by,
    )
    for person in people:
        member = person.member
        MemberDuty.objects.create(
            duty=made, person=person, member=member, division=member and member.division
        )
    return made


def reported(person: Person, heard: str = "Families wait.", *, days_ago: int = 5) -> Visit:
    """A report of a session that was held some days ago."""
    phase = sessions.phase(sessions.programme(person.partnership))
    session = sessions.held(phase, in_days=-days_ago)
    return Visit.objects.create(
        session=session,
        member=person.member,
        will_attend=True,
        attended=True,
        heard=heard,
        reported_at=timezone.now(),
        revision=1,
    )


def checked(visit: Visit, by: Member, **more: Any) -> ReportBack:
    """The same report once an officer has looked at it."""
    columns = {"heard": visit.heard, "asks_for": visit.asks_for}
    return ReportBack.objects.create(
        visit=visit,
        visit_revision=visit.revision,
        checked_on=timezone.localdate(),
        checked_by=by,
        **(columns | more),
    )


def issued(of: Committee, meeting: Meeting, by: Member, title: str = "") -> ReportIssue:
    """A report to a meeting, as it was issued."""
    number = next(_number)
    title = title or f"Listening to families {number}"
    report = Report.objects.create(
        partnership=of.partnership,
        committee=of,
        meeting=meeting,
        slug=f"report-{number}",
        state="issued",
        title=title,
    )
    frozen = FrozenReport(
        format=FORMAT,
        key=str(report.key),
        slug=report.slug,
        number=1,
        committee=of.body.name,
        title=title,
        issued_on=timezone.localdate().isoformat(),
        purpose="To tell members what families said.",
    )
    content = msgspec.json.encode(frozen, order="sorted")
    return ReportIssue.objects.create(
        report=report,
        frozen=content.decode(),
        sha256=sha256(content).hexdigest(),
        issued_by=by,
    )
