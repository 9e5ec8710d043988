"""Westmere's scrutiny committee: it meets, is told, resolves, and follows what came of it."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from heard.boards.models import Body, Meeting
from heard.boards.models.words import Part, Presence
from heard.boards.services.agendas import ItemValues, add_agenda_item
from heard.boards.services.attendance import Guest, add_attendee, note_attendance
from heard.boards.services.meetings import Plan, hold_meeting, plan_meeting
from heard.boards.services.minutes import ItemMinutes, Minutes, confirm_minutes, write_minutes
from heard.home.demo import committee_words as words
from heard.partnerships.models import Member
from heard.scrutiny.committee_details import CommitteeDetails
from heard.scrutiny.models import Committee
from heard.scrutiny.services.committees import follow_committee

LENGTH = timedelta(hours=2)
SECOND_DAYS_AGO, NEXT_IN_DAYS = 64, 27


def load_committee(body: Body, *, officer: Member) -> Committee:
    """Followed, with a meeting in June, one since, and the next."""
    details = CommitteeDetails(
        other_names=words.OTHER_NAMES, confirmations=3, response_days=60, page_limit=20
    )
    first = _held(body, words.FIRST_ON, officer)
    second = _held(body, _day(-SECOND_DAYS_AGO), officer)
    confirm_minutes(first, at=second, by=officer)
    _next(body, officer)
    return follow_committee(body, details, by=officer)


def _held(body: Body, day: date, officer: Member) -> Meeting:
    """Planned, held and minuted; two officers were welcomed, and one member sent a substitute."""
    meeting = plan_meeting(body, _plan(day), by=officer)
    items = {}
    for title, purpose, said, decided in words.HELD:
        item = add_agenda_item(
            meeting, ItemValues(title, purpose, 30), revision=_revision(meeting), by=officer
        )
        items[item.pk] = ItemMinutes(said, decided)
    hold_meeting(meeting, by=officer)
    members = list(meeting.attendees.select_related("person").order_by("person__name"))
    presences = {each.pk: str(Presence.PRESENT) for each in members}
    away = next(each for each in members if each.person and each.person.name == "Evander Moss")
    presences[away.pk] = str(Presence.APOLOGIES)
    note_attendance(meeting, presences, by=officer)
    name, role = words.SUBSTITUTE
    add_attendee(meeting, Guest(name, role, Part.SUBSTITUTE, Presence.PRESENT), by=officer)
    for name, role in words.WELCOMED:
        add_attendee(meeting, Guest(name, role, Part.OFFICER, Presence.PRESENT), by=officer)
    minutes = Minutes(words.MINUTES, items)
    return write_minutes(meeting, minutes, revision=_revision(meeting), by=officer)


def _next(body: Body, officer: Member) -> Meeting:
    meeting = plan_meeting(body, _plan(_day(NEXT_IN_DAYS)), by=officer)
    for title, purpose, minutes in words.AGENDA:
        values = ItemValues(title, purpose, minutes)
        add_agenda_item(meeting, values, revision=_revision(meeting), by=officer)
    return meeting


def _plan(day: date) -> Plan:
    start = timezone.make_aware(datetime.combine(day, time(14, 0)))
    return Plan(start, start + LENGTH, place="County Hall, Westmere, and online")


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _revision(meeting: Meeting) -> int:
    meeting.refresh_from_db(fields=["revision"])
    return meeting.revision
