"""Duties of members, for officers and for everybody: who has reported, who has not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from heard.boards.queries.public_names import public_name
from heard.partnerships.models import Partnership
from heard.scrutiny.duty_details import DutyAsked
from heard.scrutiny.models import (
    DecisionRecord,
    Duty,
    MemberDuty,
    Resolution,
    State,
)
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.duty_sessions import NearSessions, nearest, sessions_asked
from heard.scrutiny.queries.reports_to_check import checked_report
from heard.scrutiny.queries.sitting import CommitteeMember, members_of
from heard.sessions.models import Session, Visit
from heard.sessions.rules import is_elected


@dataclass(frozen=True)
class MemberSessions:
    """A member who would be asked, with the sessions that they could choose among."""

    sits: CommitteeMember
    near: NearSessions

    @property
    def is_reached(self) -> bool:
        return self.sits.member is not None and is_elected(self.sits.member)


@dataclass(frozen=True)
class DutyMember:
    """One member's line, with their visits of its sessions."""

    line: MemberDuty
    near: NearSessions
    visits: list[Visit]

    @property
    def name(self) -> str:
        return self.line.person.shown_name

    @property
    def will_attend(self) -> bool | None:
        """Whether they said that they come to any of its sessions; None if they said nothing."""
        said = [visit.will_attend for visit in self.visits if visit.will_attend is not None]
        return any(said) if said else None

    @property
    def is_reached(self) -> bool:
        return self.line.member is not None and is_elected(self.line.member)

    @property
    def reports(self) -> list[Visit]:
        return [visit for visit in self.visits if visit.reported_at]


@dataclass(frozen=True)
class DutyRow:
    """A duty in a list: how many of how many, and who has not. `silent` never said yes or no."""

    duty: Duty
    done: int
    of: int
    outstanding: list[str]
    silent: list[str]
    excused: int
    left: int
    unreached: int
    asked_to_be_excused: int


@dataclass(frozen=True)
class DutyPage:
    """`of` counts who was asked and is not excused: those who left with it open count."""

    duty: Duty
    members: list[DutyMember]
    sessions: list[Session]

    @property
    def done(self) -> int:
        return sum(each.line.state == DutyState.DONE for each in self.members)

    @property
    def of(self) -> int:
        return sum(each.line.state != DutyState.EXCUSED for each in self.members)

    @property
    def outstanding(self) -> list[DutyMember]:
        return [each for each in self.members if each.line.state == DutyState.OPEN]


@dataclass(frozen=True)
class PublicReport:
    """A checked report, in words that everybody may read."""

    session: Session
    heard: str
    asks_for: str
    checked_on: date


@dataclass(frozen=True)
class PublicMember:
    """A member as everybody sees them. `name` is empty where they are shown by role alone."""

    name: str
    division: str
    state: DutyState
    done_on: date | None
    because: str
    reports: list[PublicReport]


@dataclass(frozen=True)
class PublicDuty:
    page: DutyPage
    members: list[PublicMember]
    decision: DecisionRecord | None
    resolution: Resolution | None


def duties_in(partnership: Partnership) -> QuerySet[Duty]:
    """Every duty of the area with its lines, those that are open first."""
    lines = MemberDuty.objects.select_related("person", "member__user", "division")
    found = Duty.objects.filter(partnership=partnership).prefetch_related(
        Prefetch("members", lines)
    )
    related = found.select_related("committee__body", "report_to", "phase", "partnership")
    return related.order_by("committee__body__name", "-starts_on", "-pk")


def duty_rows(partnership: Partnership) -> list[DutyRow]:
    """Four statements, however many duties and members."""
    found = list(duties_in(partnership))
    said = _who_answered(partnership)
    return [_row(duty, said) for duty in found]


def not_asked_yet(duty: Duty) -> list[CommitteeMember]:
    """Who sits on the committee and is not in the list: they joined today, or after its end."""
    known = {line.person_id for line in duty.members.all()}
    sits = members_of(duty.committee, timezone.localdate())
    return [each for each in sits if each.person.pk not in known] if duty.is_open else []


def lines_in(partnership: Partnership) -> QuerySet[MemberDuty]:
    found = MemberDuty.objects.filter(duty__partnership=partnership)
    return found.select_related(
        "duty__committee__body", "duty__partnership", "person", "member__user", "division"
    )


def duties_by_resolution(keys: Iterable[UUID]) -> dict[UUID, Duty]:
    """What members were asked by these resolutions. One statement."""
    found = Duty.objects.filter(resolution__in=list(keys)).select_related("committee__body")
    return {duty.resolution: duty for duty in found if duty.resolution is not None}


def asked_of(duty: Duty) -> DutyAsked:
    """What a duty asks, as a form takes it."""
    return DutyAsked(
        duty.text,
        duty.starts_on,
        duty.ends_on,
        duty.phase,
        duty.report_to,
        duty.resolution,
        duty.decision,
    )


def preview(sits: Sequence[CommitteeMember], sessions: Sequence[Session]) -> list[MemberSessions]:
    """Each member with their sessions, before anything is saved."""
    return [MemberSessions(each, nearest(each.division, sessions)) for each in sits]


def duty_page(duty: Duty) -> DutyPage:
    """Three statements, however many members and sessions."""
    sessions = list(sessions_asked(duty.partnership, duty))
    visits = _visits(sessions, duty)
    lines = duty.members.select_related("person", "member__user", "division__district")
    members = [
        DutyMember(line, nearest(line.division, sessions), visits.get(line.member_id or 0, []))
        for line in lines
    ]
    members.sort(key=lambda each: (each.line.division_name.casefold(), each.name.casefold()))
    return DutyPage(duty, members, sessions)


def public_duty(duty: Duty) -> PublicDuty:
    """Checked reports only, and names that the public may read. Five statements."""
    page = duty_page(duty)
    decision = _decision(duty)
    members = [_public(each) for each in page.members]
    return PublicDuty(page, members, decision, _resolution(duty, decision))


def _who_answered(partnership: Partnership) -> dict[int, set[int]]:
    """By session's phase, which members said whether they come to one of its sessions."""
    said = Visit.objects.filter(session__phase__programme__partnership=partnership)
    pairs = said.exclude(will_attend=None, reported_at=None).values_list(
        "session__phase_id", "member_id"
    )
    found: dict[int, set[int]] = {}
    for phase, member in pairs.distinct():
        found.setdefault(phase, set()).add(member)
    return found


def _row(duty: Duty, said: dict[int, set[int]]) -> DutyRow:
    lines = list(duty.members.all())
    states = Counter(line.state for line in lines)
    answered = said.get(duty.phase_id, set()) if duty.phase_id else set().union(*said.values())
    waiting = [line for line in lines if line.state == DutyState.OPEN]
    return DutyRow(
        duty=duty,
        done=states[DutyState.DONE],
        of=len(lines) - states[DutyState.EXCUSED],
        outstanding=[line.person.shown_name for line in waiting],
        silent=[line.person.shown_name for line in waiting if line.member_id not in answered],
        excused=states[DutyState.EXCUSED],
        left=states[DutyState.LEFT],
        unreached=sum(line.member is None for line in waiting),
        asked_to_be_excused=sum(bool(line.asked_to_be_excused) for line in waiting),
    )


def _public(each: DutyMember) -> PublicMember:
    checked = [(visit, checked_report(visit)) for visit in each.reports]
    return PublicMember(
        name=public_name(each.line.person),
        division=each.line.division_name,
        state=DutyState(each.line.state),
        done_on=each.line.done_on,
        because=each.line.because,
        reports=[
            PublicReport(visit.session, report.heard, report.asks_for, report.checked_on)
            for visit, report in checked
            if report and not report.held_back_because
        ],
    )


def _visits(sessions: list[Session], duty: Duty) -> dict[int, list[Visit]]:
    asked = duty.members.exclude(member=None).values("member")
    visits = Visit.objects.filter(session__in=sessions, member__in=asked)
    found: dict[int, list[Visit]] = {}
    for visit in visits.select_related("session", "report_back").order_by("session__starts_at"):
        found.setdefault(visit.member_id, []).append(visit)
    return found


def _decision(duty: Duty) -> DecisionRecord | None:
    """The edition in force, if everybody may read it."""
    if duty.decision is None:
        return None
    ours = DecisionRecord.objects.filter(partnership=duty.partnership, key=duty.decision)
    return ours.filter(state=State.PUBLISHED).first()


def _resolution(duty: Duty, decision: DecisionRecord | None) -> Resolution | None:
    if decision is None or duty.resolution is None:
        return None
    return decision.resolutions.filter(key=duty.resolution).first()
