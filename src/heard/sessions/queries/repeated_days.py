"""The days on which a session would be repeated, with what speaks against each."""

from dataclasses import dataclass
from datetime import date

from heard.boards.times import NoSuchTimeError
from heard.sessions.clocks import on_day
from heard.sessions.models import Session
from heard.sessions.parts import Timing
from heard.sessions.queries.cautions import around, cautions_of_day
from heard.sessions.repeating import Rule, days_of


@dataclass(frozen=True)
class Days:
    """`possible` can be chosen; `hints` say what speaks against some of them."""

    possible: list[date]
    hints: dict[date, str]
    skipped: list[date]
    made_already: list[date]


def days_to_choose(session: Session, rule: Rule) -> Days:
    """Three statements, whatever the number of days."""
    days = days_of(rule, session.day)
    there = days_like(session)
    made_already = [day for day in days if day in there]
    timings = {day: timing_on(session, day) for day in days if day not in there}
    found = around(session.phase, session.venue, days) if days else None
    hints = {}
    for day, timing in timings.items():
        if timing is None or found is None:
            continue
        if cautions := cautions_of_day(session.phase, timing, found):
            hints[day] = ". ".join(caution.words for caution in cautions)
    possible = [day for day, timing in timings.items() if timing is not None]
    skipped = [day for day, timing in timings.items() if timing is None]
    return Days(possible, hints, skipped, made_already)


def timing_on(session: Session, day: date) -> Timing | None:
    """At the same time of day; None where the clocks skip its start or its end."""
    try:
        starts_at, ends_at = on_day(session.starts_at, day), on_day(session.ends_at, day)
    except NoSuchTimeError:
        return None
    return Timing(starts_at, ends_at, format=session.format, venue=session.venue)


def days_like(session: Session) -> set[date]:
    """Days on which a session of the phase with this title is, itself among them."""
    like = session.phase.sessions.filter(title=session.title).exclude(state="cancelled")
    return {each.day for each in like.only("starts_at")}
