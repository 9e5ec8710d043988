"""A committee in one municipal year: who sits on it, its meetings, and what came of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from heard.boards.models import Attendee, Meeting, MeetingQuerySet
from heard.boards.models.words import Part, Presence
from heard.boards.queries.public_names import public_name
from heard.scrutiny.models import Committee, DecisionRecord, Report, State
from heard.scrutiny.models.report_words import ReportState
from heard.scrutiny.queries.duty_counts import AskedMembers, counted
from heard.scrutiny.queries.sitting import CommitteeMember, meetings_of, members_of


@dataclass(frozen=True)
class Year:
    """A municipal year as committees write it, and in an address: "26/27", "2026"."""

    first_day: date
    last_day: date
    words: str

    @property
    def number(self) -> int:
        return self.first_day.year


@dataclass(frozen=True)
class Came:
    """Who was at a meeting, in public words. Empty until the minutes are confirmed."""

    present: list[str] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    substitutes: list[str] = field(default_factory=list)
    welcomed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MeetingLine:
    """A meeting with what was before it and what it decided."""

    meeting: Meeting
    came: Came
    decisions: list[DecisionRecord]
    reports: list[Report]


@dataclass(frozen=True)
class CommitteePage:
    committee: Committee
    year: Year
    years: list[Year]
    members: list[CommitteeMember]
    to_come: list[MeetingLine]
    over: list[MeetingLine]
    elsewhere: list[DecisionRecord]
    duties: list[AskedMembers]


def year_of(committee: Committee, day: date) -> Year:
    first = committee.first_day_of_year(day)
    after = first.replace(year=first.year + 1)
    return Year(first, date.fromordinal(after.toordinal() - 1), committee.year_words(day))


def years_of(committee: Committee) -> list[Year]:
    """Every year with a meeting or a decision, and this one; the latest first. Two statements."""
    days = {timezone.localdate()}
    starts = meetings_of(committee).order_by().values_list("starts_at", flat=True)
    days |= {timezone.localdate(at) for at in starts}
    decided = _published(committee).order_by().values_list("decision_date", flat=True)
    days |= {day for day in decided if day is not None}
    found = {year.first_day: year for year in (year_of(committee, day) for day in days)}
    return [found[day] for day in sorted(found, reverse=True)]


def committee_page(committee: Committee, year: Year, years: list[Year]) -> CommitteePage:
    """What everybody may read of a year. Seven statements, however many meetings there were."""
    today = timezone.localdate()
    held = list(_meetings_in(committee, year))
    decisions = list(_decisions_in(committee, year))
    lines = _lines(held, decisions, _reports(held))
    placed = {record.pk for line in lines for record in line.decisions}
    return CommitteePage(
        committee=committee,
        year=year,
        years=years,
        members=members_of(committee, min(today, year.last_day)),
        to_come=[line for line in reversed(lines) if line.meeting.ends_at >= timezone.now()],
        over=[line for line in lines if line.meeting.ends_at < timezone.now()],
        elsewhere=[record for record in decisions if record.pk not in placed],
        duties=_duties(committee, year),
    )


def _meetings_in(committee: Committee, year: Year) -> MeetingQuerySet:
    return meetings_of(committee).filter(
        starts_at__date__gte=year.first_day, starts_at__date__lte=year.last_day
    )


def _published(committee: Committee) -> QuerySet[DecisionRecord]:
    found = DecisionRecord.objects.filter(filed_under=committee, state=State.PUBLISHED)
    return found.defer("search", "text", "confidence", "lines").order_by("-decision_date", "-pk")


def _decisions_in(committee: Committee, year: Year) -> QuerySet[DecisionRecord]:
    """Those of the year, and those of its meetings that say no day."""
    in_year = Q(decision_date__range=(year.first_day, year.last_day))
    undated = Q(
        decision_date=None,
        filed_at__starts_at__date__range=(year.first_day, year.last_day),
    )
    return _published(committee).filter(in_year | undated)


def _reports(meetings: Iterable[Meeting]) -> list[Report]:
    found = Report.objects.filter(meeting__in=[each.pk for each in meetings])
    return list(found.filter(state=ReportState.ISSUED).order_by("title"))


def _lines(
    meetings: list[Meeting], decisions: list[DecisionRecord], reports: list[Report]
) -> list[MeetingLine]:
    came = _came([meeting for meeting in meetings if meeting.is_confirmed])
    return [
        MeetingLine(
            meeting,
            came.get(meeting.pk, Came()),
            [record for record in decisions if record.filed_at_id == meeting.pk],
            [report for report in reports if report.meeting_id == meeting.pk],
        )
        for meeting in meetings
    ]


def _came(meetings: list[Meeting]) -> dict[int, Came]:
    """By meeting. Names only of those whom everybody may know by name."""
    attendees = Attendee.objects.filter(meeting__in=[each.pk for each in meetings])
    found: defaultdict[int, Came] = defaultdict(Came)
    for each in attendees.select_related("person").order_by("name", "person__name", "pk"):
        words, came = _who(each), found[each.meeting_id]
        if not words:
            continue
        if each.presence == Presence.APOLOGIES:
            came.apologies.append(words)
        elif each.presence == Presence.PRESENT:
            _place(came, Part(each.part)).append(words)
    return found


def _place(came: Came, part: Part) -> list[str]:
    if part == Part.MEMBER:
        return came.present
    return came.substitutes if part == Part.SUBSTITUTE else came.welcomed


def _who(attendee: Attendee) -> str:
    """A public name with the role, or the role alone."""
    if attendee.person is not None:
        name = public_name(attendee.person)
        return ", ".join(filter(None, (name, attendee.person.job_title)))
    if attendee.part == Part.GUEST:
        return attendee.role
    return ", ".join(filter(None, (attendee.name, attendee.role)))


def _duties(committee: Committee, year: Year) -> list[AskedMembers]:
    return counted(
        committee.duties.filter(starts_on__lte=year.last_day, ends_on__gte=year.first_day)
    )
