"""What everybody may read of meetings: of public bodies, and never how to join online."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from heard.boards.models import (
    Action,
    AgendaItem,
    Body,
    Meeting,
    MeetingQuerySet,
    MinutesCorrection,
    Paper,
)
from heard.boards.models.words import MinutesState
from heard.boards.queries.attendance import Attendance, attendance
from heard.boards.queries.meetings import meeting_after
from heard.partnerships.models import Partnership

FEED_LENGTH = 50
PAPERS_READ = 200  # a meeting has a handful; its newest is the news
CALENDAR_BACK = timedelta(days=400)
CALENDAR_LENGTH = 1000


class NewsKind(StrEnum):
    MEETING = "meeting"
    PAPERS = "papers"
    MINUTES = "minutes"


@dataclass(frozen=True)
class Sheet:
    """One meeting as its public page shows it."""

    meeting: Meeting
    agenda: list[AgendaItem]
    papers: list[Paper]
    attendance: Attendance
    actions: list[Action]
    corrections: list[MinutesCorrection]
    next: Meeting | None

    @property
    def agenda_is_out(self) -> bool:
        """From the day on which papers are due, if there is one by then."""
        return self.meeting.papers_due_on <= timezone.localdate() and bool(self.agenda)

    @property
    def agenda_is_late(self) -> bool:
        return self.meeting.papers_due_on < timezone.localdate() and not self.agenda

    @property
    def is_over(self) -> bool:
        return self.meeting.ends_at < timezone.now()

    def papers_of(self, item: AgendaItem | None) -> list[Paper]:
        """Those of an item; without one those of the whole meeting."""
        return [paper for paper in self.papers if paper.item_id == (item.pk if item else None)]

    @property
    def other_papers(self) -> list[Paper]:
        """Those that stand under no item; before the agenda is out, all of them."""
        return self.papers_of(None) if self.agenda_is_out else self.papers


def public_meetings(partnership: Partnership) -> MeetingQuerySet:
    return Meeting.objects.filter(body__partnership=partnership).public().select_related("body")


def coming(partnership: Partnership) -> MeetingQuerySet:
    """The next first; a cancelled one stays until its day is over."""
    return public_meetings(partnership).filter(ends_at__gte=timezone.now()).order_by("starts_at")


def years(partnership: Partnership) -> list[int]:
    """From the year of the latest public meeting that is over to that of the first."""
    over = public_meetings(partnership).filter(ends_at__lt=timezone.now())
    found = over.aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if found["first"] is None:
        return []
    first, last = timezone.localtime(found["first"]).year, timezone.localtime(found["last"]).year
    return list(range(last, first - 1, -1))


def past(partnership: Partnership, year: int) -> MeetingQuerySet:
    """Those of a year that are over, the last first."""
    over = public_meetings(partnership).filter(ends_at__lt=timezone.now(), starts_at__year=year)
    return over.order_by("-starts_at", "-pk")


def sheet(meeting: Meeting) -> Sheet:
    """Actions only once the minutes are confirmed; papers only those that are public."""
    actions = list(meeting.actions.select_related("owner")) if meeting.is_confirmed else []
    return Sheet(
        meeting=meeting,
        agenda=list(meeting.agenda.all()),
        papers=list(meeting.papers.filter(is_public=True)),
        attendance=attendance(meeting),
        actions=actions,
        corrections=list(meeting.corrections.all()),
        next=meeting_after(meeting),
    )


def public_papers(partnership: Partnership) -> QuerySet[Paper]:
    return Paper.objects.filter(
        is_public=True, meeting__body__partnership=partnership, meeting__body__is_public=True
    )


def public_owner(action: Action) -> str:
    """Who does it, as far as everybody may know: nobody by name who is shown by role alone."""
    owner = action.owner
    if owner is not None and not owner.is_role_only and not owner.is_forgotten:
        return owner.name
    return action.owner_words


@dataclass(frozen=True)
class News:
    """Something to be told of a meeting: that it is announced, has papers, has minutes."""

    what: NewsKind
    meeting: Meeting
    at: datetime


def news(partnership: Partnership) -> list[News]:
    """The newest first, at most 50. Three queries."""
    meetings = public_meetings(partnership)
    announced = meetings.order_by("-made_at")[:FEED_LENGTH]
    confirmed = meetings.filter(minutes_state=MinutesState.CONFIRMED)
    papers = public_papers(partnership).select_related("meeting__body").order_by("-added_at")
    newest_of_each = {paper.meeting_id: paper for paper in reversed(list(papers[:PAPERS_READ]))}
    found = [
        *(News(NewsKind.MEETING, each, each.made_at) for each in announced),
        *(News(NewsKind.PAPERS, each.meeting, each.added_at) for each in newest_of_each.values()),
        *(
            News(NewsKind.MINUTES, each, each.saved_at or each.made_at)
            for each in confirmed.order_by("-saved_at")[:FEED_LENGTH]
        ),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)[:FEED_LENGTH]


def for_calendar(
    partnership: Partnership, now: datetime | None = None, *, body: Body | None = None
) -> MeetingQuerySet:
    """From a year back on, of one body or all: older ones are no use in a calendar."""
    since = (now or timezone.now()) - CALENDAR_BACK
    found = public_meetings(partnership).filter(Q(ends_at__gte=since))
    if body is not None:
        found = found.filter(body=body)
    return found.order_by("-starts_at")[:CALENDAR_LENGTH]
