"""What a resolution that members attend and report back comes to, read from what is known."""

import re
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from heard.boards.models import Meeting
from heard.scrutiny.duty_details import USUAL_DAYS, DutyAsked
from heard.scrutiny.models import Committee, Resolution
from heard.scrutiny.queries.sitting import meetings_of, next_meeting
from heard.sessions.models import Phase

_SEASON = re.compile(r"\b(autumn|spring|summer)\b", re.IGNORECASE)
# In the story of a record a season is often something else's: "the survey went out in the spring".
_TERM = re.compile(
    r"\b(autumn|spring|summer)\s+(?:term|phase|sessions?|events?|programme)\b", re.IGNORECASE
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+({_MONTH})\s+(?:and|to|until)\s+({_MONTH})\b", re.IGNORECASE
)
_BEFORE_NEW_YEAR = re.compile(r"\b(?:before|by)\s+(?:the\s+new\s+year|christmas)\b", re.IGNORECASE)
# A term that is named is the next one of its name, so its phase starts within a year.
_NEXT_YEAR = timedelta(days=365)


def propose_duty(resolution: Resolution, committee: Committee) -> DutyAsked:
    """Prefills a form: an officer looks at it before anything is made. Three statements."""
    record = resolution.record
    day = record.decision_date or record.meeting_date or timezone.localdate()
    phase = _phase(committee, resolution, day)
    starts_on, ends_on = _days(committee, phase, day)
    return DutyAsked(
        text=resolution.text,
        starts_on=starts_on,
        ends_on=ends_on,
        phase=phase,
        report_to=report_to(committee, ends_on),
        resolution=resolution.key,
        decision=record.key,
    )


def proposed(resolution: Resolution | None, committee: Committee) -> DutyAsked:
    """From a resolution, or for something that no record here holds, from today on."""
    if resolution is not None:
        return propose_duty(resolution, committee)
    today = timezone.localdate()
    starts_on, ends_on = _days(committee, None, today)
    return DutyAsked("", starts_on, ends_on, report_to=report_to(committee, ends_on))


def phases_of(committee: Committee) -> QuerySet[Phase]:
    """Those whose sessions everybody may come to, the latest first."""
    found = Phase.objects.filter(
        programme__partnership=committee.partnership, programme__is_public=True
    )
    return found.select_related("programme").order_by("-ends_on", "pk")


def report_to(committee: Committee, ends_on: date) -> Meeting | None:
    """The first meeting after the sessions; if none is set yet, the next one to come."""
    later = meetings_of(committee).filter(starts_at__date__gt=ends_on)
    return later.order_by("starts_at", "pk").first() or next_meeting(committee)


def _phase(committee: Committee, resolution: Resolution, day: date) -> Phase | None:
    """The first that ends after the decision; one of a term that is named goes before it.

    Those that start within a year come first. Of a record that is older, those that are not over.
    """
    after = list(phases_of(committee).filter(ends_on__gt=day).order_by("ends_on", "pk"))
    soon = [phase for phase in after if phase.starts_on - day < _NEXT_YEAR]
    to_come = [phase for phase in after if phase.ends_on >= timezone.localdate()]
    for phases in (soon, to_come, after):
        for terms in (
            _terms(resolution.text, _SEASON),
            _terms(resolution.record.text, _TERM),
        ):
            named = [phase for phase in phases if _term(_middle(phase)) in terms]
            if named:
                return named[0]
    return next(iter(soon or to_come or after), None)


def _terms(words: str, season: re.Pattern[str]) -> set[str]:
    """The school terms that some words name, by season, by months or by their end."""
    terms = {found.lower() for found in season.findall(words)}
    for first, last in _BETWEEN.findall(words):
        start, end = (_MONTHS.index(month.lower()) for month in (first, last))
        terms.add(_term(start + (end - start) % 12 // 2 + 1))
    if _BEFORE_NEW_YEAR.search(words):
        terms.add("autumn")
    return terms


def _middle(phase: Phase) -> int:
    """The month in which the middle of the phase lies."""
    return (phase.starts_on + (phase.ends_on - phase.starts_on) / 2).month


def _term(month: int) -> str:
    """By its number; 13 is January of the next year."""
    month = (month - 1) % 12 + 1
    if month >= 9:
        return "autumn"
    return "spring" if month <= 4 else "summer"


def _days(committee: Committee, phase: Phase | None, day: date) -> tuple[date, date]:
    """What is left of the phase; without one, until the next meeting or for the usual time."""
    if phase is not None:
        return max(phase.starts_on, day), phase.ends_on
    after = meetings_of(committee).filter(starts_at__date__gt=day)
    meeting = after.order_by("starts_at", "pk").first()
    until = timezone.localdate(meeting.starts_at) if meeting else day + timedelta(days=USUAL_DAYS)
    return day, max(day, until - timedelta(days=1))
