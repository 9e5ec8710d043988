"""All that a committee asks of one of its members: what their own page shows."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from heard.boards.models import AgendaItem, Meeting
from heard.partnerships.models import Member
from heard.scrutiny.models import Committee, Confirmation, MemberDuty, Pack, Request
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.confirming import requests_to_confirm
from heard.scrutiny.queries.duty_sessions import Near, nearest, sessions_asked
from heard.scrutiny.queries.sitting import committees_with, next_meeting
from heard.sessions.models import Visit
from heard.sessions.queries.my_visits import Line


@dataclass(frozen=True)
class MyDuty:
    """One duty: the sessions to choose among, and those at which they were, wherever."""

    line: MemberDuty
    near: Near
    to_come: list[Line]
    over: list[Line]

    @property
    def is_done(self) -> bool:
        return self.line.state == DutyState.DONE


@dataclass(frozen=True)
class ToConfirm:
    """Something that an officer says is complete, and what the member said of it."""

    request: Request
    said: Confirmation | None


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting of one of their committees, with its agenda."""

    committee: Committee
    meeting: Meeting
    agenda: list[AgendaItem]
    pack: Pack | None


@dataclass(frozen=True)
class MyCommittee:
    """`asked` is still to be done, `settled` is not."""

    committees: list[Committee] = field(default_factory=list)
    asked: list[MyDuty] = field(default_factory=list)
    settled: list[MyDuty] = field(default_factory=list)
    confirm: list[ToConfirm] = field(default_factory=list)
    meetings: list[NextMeeting] = field(default_factory=list)

    @property
    def left_to_do(self) -> int:
        return len(self.asked) + sum(each.said is None for each in self.confirm)


def my_committee(member: Member) -> MyCommittee:
    """For each duty three statements more, for each committee three."""
    committees = committees_with(member, timezone.localdate())
    duties = [_duty(line) for line in duties_of(member)]
    return MyCommittee(
        committees=committees,
        asked=[each for each in duties if each.line.state == DutyState.OPEN],
        settled=[each for each in duties if each.line.state != DutyState.OPEN],
        confirm=_confirm(member, committees),
        meetings=[found for each in committees if (found := _meeting(each)) is not None],
    )


def duties_of(member: Member) -> list[MemberDuty]:
    """Their lines in duties that are not closed, the first to end first."""
    lines = MemberDuty.objects.filter(member=member, duty__closed_on=None)
    found = lines.select_related(
        "duty__committee__body", "duty__partnership", "duty__report_to", "division__district"
    )
    return list(found.order_by("duty__ends_on", "pk"))


def line_of(member: Member, key: UUID) -> QuerySet[MemberDuty]:
    """Their line of that key, unless its duty is closed."""
    found = MemberDuty.objects.filter(member=member, key=key, duty__closed_on=None)
    return found.select_related("duty__committee__body")


def _duty(line: MemberDuty) -> MyDuty:
    every = list(sessions_asked(line.duty.partnership, line.duty))
    visits = {
        visit.session_id: visit
        for visit in Visit.objects.filter(member=line.member, session__in=every)
    }
    near = nearest(line.division, every)
    mine = {each.pk for each in near.sessions}
    # Elsewhere only where they said that they come, or were.
    said = {pk for pk, visit in visits.items() if visit.will_attend or visit.reported_at}
    lines = [Line(each, visits.get(each.pk)) for each in every if each.pk in mine | said]
    return MyDuty(
        line=line,
        near=near.near,
        to_come=[each for each in lines if not each.session.has_begun],
        over=[each for each in lines if each.session.has_begun],
    )


def _confirm(member: Member, committees: list[Committee]) -> list[ToConfirm]:
    said = {each.request_id: each for each in Confirmation.objects.filter(member=member)}
    asked = requests_to_confirm(committees)
    return [ToConfirm(request, said.get(request.pk)) for request in asked]


def _meeting(committee: Committee) -> NextMeeting | None:
    meeting = next_meeting(committee)
    if meeting is None:
        return None
    pack = Pack.objects.filter(meeting=meeting).defer("frozen").order_by("-number").first()
    return NextMeeting(committee, meeting, list(meeting.agenda.all()), pack)
