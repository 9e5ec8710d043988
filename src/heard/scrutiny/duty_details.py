"""What a duty of members is made of, and when they are reminded of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from heard.boards.models import Meeting
from heard.sessions.models import Phase

# Without a phase of sessions, and with no meeting to come, members have so long.
USUAL_DAYS = 90
# Days before their last session, and before the meeting to which they report.
BEFORE_LAST_SESSION = (14, 3)
BEFORE_MEETING = 7


@dataclass(frozen=True)
class DutyAsked:
    """What members are asked. `resolution` and `decision` are keys, None for one of no record."""

    text: str
    starts_on: date
    ends_on: date
    phase: Phase | None = None
    report_to: Meeting | None = None
    resolution: UUID | None = None
    decision: UUID | None = None


def reminder_days(last_session: date | None, meeting: date | None) -> list[date]:
    """The days on which somebody who has not reported is written to, in order."""
    days = set()
    if last_session is not None:
        days |= {last_session - timedelta(days=before) for before in BEFORE_LAST_SESSION}
    if meeting is not None:
        days.add(meeting - timedelta(days=BEFORE_MEETING))
    return sorted(days)


def reminders_due(days: list[date], today: date) -> int:
    """How many should have gone out by now. Those missed are made up for by one."""
    return sum(day <= today for day in days)
