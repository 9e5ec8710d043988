"""What Westmere's board met about: minutes that are confirmed, a draft, and the next meeting."""

from datetime import datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from heard.boards.models import Body, Meeting
from heard.boards.models.words import Part, Presence
from heard.boards.services.actions import ActionValues, add_action
from heard.boards.services.agendas import ItemValues, add_agenda_item
from heard.boards.services.attendance import Guest, add_attendee, note_attendance
from heard.boards.services.meetings import Plan, hold_meeting, plan_meeting
from heard.boards.services.minutes import ItemMinutes, Minutes, confirm_minutes, write_minutes
from heard.boards.services.papers import PaperValues, add_paper
from heard.home.demo import boards_words as words
from heard.home.demo.one_page import one_page_pdf
from heard.partnerships.models import Member

LENGTH = timedelta(hours=2)


def load_meetings(board: Body, *, lead: Member) -> None:
    """Two meetings that were held, the first confirmed at the second, and the next one."""
    first = _held(board, days_ago=141, lead=lead)
    second = _held(board, days_ago=78, lead=lead)
    confirm_minutes(first, at=second, by=lead)
    coming = plan_meeting(board, _plan(days=13), by=lead)
    for title, purpose, minutes in words.AGENDA:
        values = ItemValues(title, purpose, minutes)
        add_agenda_item(coming, values, revision=_revision(coming), by=lead)
    paper = PaperValues(
        title=words.PAPER_TITLE,
        easy_read=words.PAPER_EASY_READ,
        is_public=True,
        item=coming.agenda.get(title=words.AGENDA[2][0]),
    )
    lines = [words.PAPER_TITLE, "", *words.PAPER_EASY_READ.splitlines()]
    add_paper(coming, paper, ContentFile(one_page_pdf(lines), "seats.pdf"), by=lead)


def _held(board: Body, *, days_ago: int, lead: Member) -> Meeting:
    """Planned, held, and minuted."""
    meeting = plan_meeting(board, _plan(days=-days_ago), by=lead)
    items = {}
    for each in words.HELD:
        values = ItemValues(each.title, each.purpose, 20)
        item = add_agenda_item(meeting, values, revision=_revision(meeting), by=lead)
        items[item.pk] = ItemMinutes(each.said, each.decided)
    hold_meeting(meeting, by=lead)
    members = list(meeting.attendees.all())
    presences = {each.pk: str(Presence.PRESENT) for each in members}
    presences[members[-1].pk] = str(Presence.APOLOGIES)
    note_attendance(meeting, presences, by=lead)
    name, role = words.GUEST
    add_attendee(meeting, Guest(name, role, Part.OFFICER, Presence.PRESENT), by=lead)
    minutes = Minutes(words.MINUTES, items)
    meeting = write_minutes(meeting, minutes, revision=_revision(meeting), by=lead)
    due_on = timezone.localdate(meeting.starts_at) + timedelta(days=150)
    action = ActionValues(text=words.ACTION, owner_words="The engagement lead", due_on=due_on)
    add_action(board, action, meeting=meeting, by=lead)
    return meeting


def _plan(*, days: int) -> Plan:
    """Ten in the morning on the Tuesday of that week, or of the one after."""
    day = timezone.localdate() + timedelta(days=days)
    day += timedelta(days=(1 - day.weekday()) % 7)
    starts_at = datetime.combine(day, time(10), timezone.get_current_timezone())
    return Plan(starts_at, starts_at + LENGTH, place=words.PLACE, access=words.ACCESS)


def _revision(meeting: Meeting) -> int:
    return Meeting.objects.values_list("revision", flat=True).get(pk=meeting.pk)
