"""What members of a committee reported from sessions, and who has not: collected for a pack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.boards.models import Person
from heard.scrutiny.models import Committee, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.reports_to_check import checked_report
from heard.scrutiny.queries.sitting import members_of
from heard.sessions.models import Visit
from heard.sessions.queries.visits import reports_between


@dataclass(frozen=True)
class ReportLine:
    """One report. Public words if `is_checked`; until then the member's own, for officers."""

    name: str
    division: str
    session: str
    on: date
    heard: str
    asks_for: str
    is_checked: bool
    visit_id: int


@dataclass(frozen=True)
class DutyMemberLine:
    """A member who has not reported: outstanding, excused or gone."""

    name: str
    division: str
    duty: str
    due_on: date | None
    because: str = ""


@dataclass(frozen=True)
class ReportsBack:
    """Everything between two days. `held_back` is how many reports an officer keeps from print."""

    reports: tuple[ReportLine, ...] = ()
    outstanding: tuple[DutyMemberLine, ...] = ()
    excused: tuple[DutyMemberLine, ...] = ()
    left: tuple[DutyMemberLine, ...] = ()
    held_back: int = 0


def reports_back(committee: Committee, since: date, until: date) -> ReportsBack:
    """Reports on sessions from `since` to `until` by who sits on it or has a duty of it.

    Outstanding is whoever has an open duty that began by `until`. Six statements.
    """
    visits = list(_visits(committee, since, until))
    lines = [_line(each) for each in visits]
    duties = list(_duties(committee, until))
    return ReportsBack(
        reports=tuple(line for line in lines if line is not None),
        outstanding=tuple(_in(duties, DutyState.OPEN)),
        excused=tuple(_in(duties, DutyState.EXCUSED)),
        left=tuple(_in(duties, DutyState.LEFT)),
        held_back=sum(line is None for line in lines),
    )


def _visits(committee: Committee, since: date, until: date) -> QuerySet[Visit]:
    sitting = {
        each.member.pk for each in members_of(committee, timezone.localdate()) if each.member
    }
    asked = MemberDuty.objects.filter(duty__committee=committee).exclude(member=None)
    known = sitting | set(asked.values_list("member_id", flat=True))
    found = reports_between(committee.partnership, since, until).filter(member__in=known)
    related = found.select_related("report_back", "member__person")
    return related.order_by("session__starts_at", "member__user__name")


def _line(visit: Visit) -> ReportLine | None:
    """None for a report that is held back."""
    checked = checked_report(visit)
    if checked is not None and checked.held_back_because:
        return None
    shown, division = checked or visit, visit.member.division
    return ReportLine(
        name=_who(getattr(visit.member, "person", None), visit.member.user.name),
        division=division.name if division else "",
        session=visit.session.title,
        on=timezone.localdate(visit.session.starts_at),
        heard=shown.heard,
        asks_for=shown.asks_for,
        is_checked=checked is not None,
        visit_id=visit.pk,
    )


def _duties(committee: Committee, until: date) -> QuerySet[MemberDuty]:
    found = MemberDuty.objects.filter(duty__committee=committee, duty__starts_on__lte=until)
    found = found.filter(duty__closed_on=None).exclude(state=DutyState.DONE)
    return found.select_related("duty__report_to", "person", "division").order_by("person__name")


def _in(duties: Iterable[MemberDuty], state: DutyState) -> Iterable[DutyMemberLine]:
    for each in duties:
        if each.state == state:
            yield DutyMemberLine(
                _who(each.person, each.person.shown_name),
                each.division_name,
                each.duty.text,
                each.duty.ends_on,
                each.because,
            )


def _who(person: Person | None, name: str) -> str:
    """As everybody may read it: who is shown by role alone has no name in a pack."""
    return str(_("An elected member")) if person and person.is_role_only else name
